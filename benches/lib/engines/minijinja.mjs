import minijinja from "minijinja-js";

const main = "agent";

/** @type {import("../roster.mjs").Engine} */
export const jinja = {
  name: "minijinja-js",
  load: ({ identity, parts }) => {
    const environment = new minijinja.Environment();
    for (const { path, text } of parts) environment.addTemplate(path, text);
    const includes = parts.map(({ path }) => `{% include "${path}" %}\n\n`).join("");
    const briefs = "{% for brief in briefs %}- {{ brief.line }} ({{ brief.path }})\n{% endfor %}";
    environment.addTemplate(main, `${identity.text}\n${includes}${briefs}`);
    return environment;
  },
  compose: (environment, { briefs }) => environment.renderTemplate(main, { briefs }),
  change: (environment, { path, text }) => environment.addTemplate(path, text),
  free: (environment) => environment.free(),
};
