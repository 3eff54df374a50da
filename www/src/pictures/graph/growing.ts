import { useEffect, useState } from "preact/hooks";

/** How many parts of a picture are drawn in a frame. */
const most = 120;

/** How many of a picture's parts are drawn: of many some more with each frame, so that nobody waits for all of them. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(most);
  useEffect(() => {
    if (count >= total) return undefined;
    const frame = requestAnimationFrame(() => setCount(count + most));
    return () => cancelAnimationFrame(frame);
  }, [count, total]);
  return count;
}
