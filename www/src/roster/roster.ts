/** The starter roster by path, as it lies in `library/`. */
const files = import.meta.glob<string>("../../../library/**/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

const folder = "/library/";

/** The documents that the page starts with: pairs of path and text. */
export const roster: readonly (readonly [path: string, text: string])[] = Object.entries(files).map(
  ([file, text]) => [file.slice(file.indexOf(folder) + folder.length), text],
);

/** The agent that is shown first. */
export const firstAgent = "agents/backend-developer.md";
