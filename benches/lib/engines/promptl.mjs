import { Adapters, render } from "promptl-ai";

/** @type {import("../roster.mjs").Engine} */
export const promptl = {
  name: "promptl",
  load: ({ identity, parts }) => {
    const texts = new Map(parts.map(({ path, text }) => [path, text]));
    const includes = parts.map(({ path }) => `<prompt path="${path}" />\n\n`).join("");
    const briefs = "{{for brief in briefs}}- {{ brief.line }} ({{ brief.path }})\n{{endfor}}";
    const referenceFn = async (path) => ({ path, content: texts.get(path) ?? "" });
    return { prompt: `${identity.text}\n${includes}${briefs}`, referenceFn };
  },
  compose: async ({ prompt, referenceFn }, { briefs }) => {
    const parameters = { briefs };
    const { messages } = await render({
      prompt,
      parameters,
      referenceFn,
      adapter: Adapters.default,
    });
    return messages.flatMap(({ content }) => content.map(({ text }) => text)).join("");
  },
};
