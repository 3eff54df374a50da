// What an editor needs once somebody works in it: to find, to complete names, to tell findings. Loaded then.

export { openSearchPanel } from "@codemirror/search";
export { completion } from "./completion.ts";
export { find } from "./find.ts";
export { areTold, findings, showFindings } from "./findings.ts";
