import { Dotprompt } from "dotprompt";

// Names of partials are bare words here.
const nameOf = (path) => path.replace(/\W/g, "_");

/** @type {import("../roster.mjs").Engine} */
export const dotprompt = {
  name: "dotprompt",
  load: ({ identity, parts }) => {
    const own = new Dotprompt();
    for (const { path, text } of parts) own.definePartial(nameOf(path), text);
    const includes = parts.map(({ path }) => `{{>${nameOf(path)}}}\n\n`).join("");
    const briefs = "{{#each briefs}}- {{{line}}} ({{{path}}})\n{{/each}}";
    return own.compile(`${identity.text}\n${includes}${briefs}`);
  },
  compose: async (prompt, { briefs }) => {
    const { messages } = await prompt({ input: { briefs } });
    return messages.flatMap(({ content }) => content.map(({ text }) => text)).join("");
  },
};
