// From documents to a persona.

import { dotprompt } from "../lib/engines/dotprompt.mjs";
import { handlebars } from "../lib/engines/handlebars.mjs";
import { jinja } from "../lib/engines/minijinja.mjs";
import { promptl } from "../lib/engines/promptl.mjs";
import { promptlink } from "../lib/engines/promptlink.mjs";
import { race, ratio } from "../lib/race.mjs";
import { tasks } from "../lib/roster.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

/** What is measured, each with those that can do it; promptl holds nothing but texts. */
const situations = [
  { name: "loaded", engines: [promptlink, handlebars, jinja, dotprompt], contender: loaded },
  { name: "one document changed", engines: [promptlink, handlebars, jinja], contender: changed },
  {
    name: "from source",
    engines: [promptlink, handlebars, jinja, dotprompt, promptl],
    contender: fromSource,
  },
];

const wanted = [
  ["handlebars, loaded", 1],
  ["minijinja-js, from source", 3],
  ["promptl, from source", 25],
];

export async function measure({ quick }) {
  const pace = { rounds: quick ? 7 : 25, warmUp: quick ? 200 : 1500, sample: 10 };
  const sizes = [];
  for (const personas of await tasks()) {
    const lanes = [];
    for (const { name, engines, contender } of situations) {
      const contenders = await Promise.all(engines.map((engine) => contender(engine, personas)));
      const named = contenders.map((run, index) => ({
        name: `${engines[index].name}, ${name}`,
        run,
      }));
      lanes.push(await race(named, pace));
    }
    sizes.push({ size: kilobytes(personas[0].length), lanes });
  }
  return {
    title: "Composing a persona",
    about:
      "Loaded: the personas of several agents in turn, each joined anew from what is held; handlebars and dotprompt hold compiled templates. One document changed: it is replaced, then an agent that has it in full is composed; promptlink reads the document again and resolves the references that the change may touch. From source: from nothing but the texts, which are let go of afterwards; promptlink reads every document that the persona names. Every result is read. promptlink resolves the references, levels the headings and can say where each character comes from; the templates are given only what they hold, with the includes written into them, and leave headings as they are.",
    head: ["", ...sizes.flatMap(({ size }) => [size, "against promptlink"])],
    rows: situations.flatMap(({ engines }, situation) =>
      engines.map((_, place) => [
        sizes[0].lanes[situation][place].name,
        ...sizes.flatMap(({ lanes }) => cells(lanes[situation], place)),
      ]),
    ),
    targets: sizes.flatMap(({ size, lanes }) =>
      wanted.map(([name, least]) => ({
        what: `composing ${size} against ${name}`,
        least,
        is: against(lanes, name),
      })),
    ),
  };
}

function cells(lanes, place) {
  return [duration(lanes[place].median), times(ratio(lanes[place], lanes[0]))];
}

/** How many times as long as promptlink a peer takes. */
function against(lanes, name) {
  const situation = lanes.find((lanes) => lanes.some((lane) => lane.name === name));
  return ratio(
    situation.find((lane) => lane.name === name),
    situation[0],
  );
}

async function loaded(engine, personas) {
  const held = await Promise.all(personas.map((persona) => engine.load(persona)));
  for (const [index, persona] of personas.entries())
    checkLength(engine, await engine.compose(held[index], persona), persona);
  let turn = 0;
  return () => {
    turn = (turn + 1) % personas.length;
    return read(engine.compose(held[turn], personas[turn]));
  };
}

async function changed(engine, [persona]) {
  const held = await engine.load(persona);
  const part = persona.parts.at(-1);
  const longer = (text) => `${text}\nOne more line.\n`;
  const versions = [part, { ...part, source: longer(part.source), text: longer(part.text) }];
  let turn = 0;
  return () => {
    turn = (turn + 1) % versions.length;
    engine.change(held, versions[turn]);
    return read(engine.compose(held, persona));
  };
}

function fromSource(engine, [persona]) {
  const finish = (held, text) => {
    engine.free?.(held);
    return text;
  };
  return () => {
    const held = engine.load(persona);
    if (held instanceof Promise)
      return held.then((loaded) => readLater(engine.compose(loaded, persona)));
    const text = engine.compose(held, persona);
    return text instanceof Promise ? readLater(text) : finish(held, read(text));
  };
}

/** Makes one flat string of the pieces that an engine leaves a sum of strings in, as whoever sends it would. */
function read(text) {
  if (text instanceof Promise) return readLater(text);
  text.charCodeAt(text.length >> 1);
  return text;
}

const readLater = (text) => text.then(read);

/** The introductions of collaborators, which each writes in its own way, make the difference. */
function checkLength({ name }, { length }, persona) {
  if (Math.abs(length / persona.length - 1) > 0.15)
    throw new Error(`${name} has ${length} units for ${persona.agent}, not ${persona.length}`);
}
