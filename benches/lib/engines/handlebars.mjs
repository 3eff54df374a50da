import Handlebars from "handlebars";

/** @type {import("../roster.mjs").Engine} */
export const handlebars = {
  name: "handlebars",
  load: ({ identity, parts }) => {
    const own = Handlebars.create();
    for (const { path, text } of parts) own.registerPartial(path, text);
    const includes = parts.map(({ path }) => `{{> [${path}]}}\n\n`).join("");
    const briefs = "{{#each briefs}}- {{{line}}} ({{{path}}})\n{{/each}}";
    // What `precompile` writes is what `compile` holds after its first run.
    return { own, template: own.compile(`${identity.text}\n${includes}${briefs}`) };
  },
  compose: ({ template }, { briefs }) => template({ briefs }),
  change: ({ own }, { path, text }) => own.registerPartial(path, text),
};
