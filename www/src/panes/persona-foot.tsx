import { number } from "../parts/words.ts";
import { goTo } from "../state/actions.ts";
import { persona } from "../state/linked.ts";
import { pointedOrigin } from "../state/origins.ts";

/** Where the line that one points at comes from, or else what the persona is as a whole. */
export function PersonaFoot() {
  const { value: origin } = pointedOrigin;
  const { value: made } = persona;
  if (!made) return undefined;
  return (
    <footer class="persona-foot mono">
      {origin ? (
        <button type="button" onClick={() => goTo(origin.path, origin.range)}>
          {origin.path}:{origin.line}
        </button>
      ) : (
        <span>{number(made.text.length)} characters</span>
      )}
      <span class="persona-digest" title={`SHA-256 of the text: ${made.digest}`}>
        sha256 {made.digest.slice(0, 12)}
      </span>
    </footer>
  );
}
