// The sign of the page and what it promises. The page shows both, and so does what is built to be seen before its code comes.

/** What the page is, in a line. */
export const about = "The linker for agent prompts. Everything stays in this browser.";

/** The shapes of the sign, on a grid of 32: a document, another, and what links them. */
export const sign = {
  path: { d: "M9 9v9a5 5 0 0 0 5 5h9" },
  circle: { cx: 9, cy: 9, r: 6 },
  rect: { x: 18, y: 17, width: 11, height: 11, rx: 1.5 },
} as const;
