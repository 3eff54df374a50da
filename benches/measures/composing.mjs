// From documents to a persona.

import Handlebars from "handlebars";
import minijinja from "minijinja-js";
import { Library } from "promptlink";
import { race, ratio } from "../lib/race.mjs";
import { tasks } from "../lib/roster.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

export async function measure({ quick }) {
  const rounds = quick ? 7 : 25;
  const races = (await tasks()).map((task) => {
    const contenders = [...held(task), ...fromSource(task)];
    checkLengths(contenders, task.length);
    return { task, lanes: race(contenders, { rounds, warmUp: quick ? 200 : 1500, sample: 10 }) };
  });
  const size = ({ length }) => kilobytes(length);
  return {
    title: "Composing a persona",
    about:
      "From documents that are loaded, and from nothing but their texts; every result is read. promptlink is given every document that the persona names, resolves the references and levels the headings; the templates are given only what they hold, with the includes written into them, and leave headings as they are.",
    head: ["", ...races.flatMap(({ task }) => [size(task), "against promptlink"])],
    rows: races[0].lanes.map(({ name }, index) => [
      name,
      ...races.flatMap(({ lanes }) => [
        duration(lanes[index].median),
        times(ratio(lanes[index], own(lanes, name))),
      ]),
    ]),
    targets: races.flatMap(({ task, lanes }) =>
      [
        ["handlebars, precompiled", 2.5],
        ["handlebars, from source", 3],
        ["minijinja, from source", 1],
      ].map(([name, least]) => {
        const peer = lanes.find((lane) => lane.name === name);
        return {
          what: `composing ${size(task)} against ${name}`,
          least,
          is: ratio(peer, own(lanes, name)),
        };
      }),
    ),
  };
}

/** What of promptlink does the same as a contender. */
function own(lanes, name) {
  return lanes[name.endsWith("from source") ? fromSourceAt : 0];
}

const fromSourceAt = 3;

function held({ agent, options, documents, ...task }) {
  const library = new Library().setMany(documents);
  const template = handlebars(task);
  const environment = jinja(task);
  return [
    { name: "promptlink, loaded", run: () => read(library.compose(agent, options).text) },
    // What `precompile` writes is what `compile` holds after its first run.
    { name: "handlebars, precompiled", run: () => read(template(task)) },
    { name: "minijinja, loaded", run: () => read(environment.renderTemplate(agentName, task)) },
  ];
}

function fromSource({ agent, options, documents, ...task }) {
  return [
    {
      name: "promptlink, from source",
      run: () => {
        const library = new Library().setMany(documents);
        const text = read(library.compose(agent, options).text);
        library.dispose();
        return text;
      },
    },
    { name: "handlebars, from source", run: () => read(handlebars(task)(task)) },
    {
      name: "minijinja, from source",
      run: () => {
        const environment = jinja(task);
        const text = read(environment.renderTemplate(agentName, task));
        environment.free();
        return text;
      },
    },
  ];
}

const agentName = "agent";

function handlebars({ identity, parts }) {
  const own = Handlebars.create();
  for (const { path, text } of parts) own.registerPartial(path, text);
  const includes = parts.map(({ path }) => `{{> [${path}]}}\n\n`).join("");
  const briefs = "{{#each briefs}}- {{{line}}} ({{{path}}})\n{{/each}}";
  return own.compile(`${identity.text}\n${includes}${briefs}`);
}

function jinja({ identity, parts }) {
  const environment = new minijinja.Environment();
  for (const { path, text } of parts) environment.addTemplate(path, text);
  const includes = parts.map(({ path }) => `{% include "${path}" %}\n\n`).join("");
  const briefs = "{% for brief in briefs %}- {{ brief.line }} ({{ brief.path }})\n{% endfor %}";
  environment.addTemplate(agentName, `${identity.text}\n${includes}${briefs}`);
  return environment;
}

/** Makes one flat string of the pieces that an engine leaves a sum of strings in, as whoever sends it would. */
function read(text) {
  text.charCodeAt(text.length >> 1);
  return text;
}

function checkLengths(contenders, length) {
  for (const { name, run } of contenders) {
    const is = run().length;
    if (Math.abs(is / length - 1) > 0.1) throw new Error(`${name} has ${is} units, not ${length}`);
  }
}
