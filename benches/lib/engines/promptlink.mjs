import { Library } from "promptlink";

/** @type {import("../roster.mjs").Engine} */
export const promptlink = {
  name: "promptlink",
  load: ({ documents }) => new Library().setMany(documents),
  compose: (library, { agent, options }) => library.compose(agent, options).text,
  change: (library, { path, source }) => library.set(path, source),
  free: (library) => library.dispose(),
};
