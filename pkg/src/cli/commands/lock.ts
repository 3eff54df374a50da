import type { Diagnostic } from "../../diagnostic.js";
import { PromptlinkError } from "../../errors.js";
import type { Library } from "../../library.js";
import {
  type Drift,
  drift,
  findLocked,
  type Lock,
  type LockedPersona,
  lockedPersona,
  readLock,
  withLocked,
  writeLock,
} from "../../node/lock.js";
import type { Persona, PlanOptions } from "../../persona.js";
import type { CompositionSettings } from "../composition.js";
import { type Exit, exit } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import { describe, renderDrift, renderNoLock } from "../render/drift.js";
import { counted } from "../render/tally.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { encodingOf, type tokenChoices, tokenizerOf } from "../tokens.js";
import { optionsFor } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import { findingsOf } from "./findings.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink lock` takes. */
export interface LockSettings extends JsonSettings, CompositionSettings {
  /** The library's folder. */
  readonly library?: string;
  /** By what the tokens of a budget are counted. */
  readonly tokens: (typeof tokenChoices)[number];
  /** Whether to compare and write nothing. */
  readonly check?: boolean;
}

/** A persona that is to be recorded. */
interface Wanted {
  readonly agent: string;
  readonly options: PlanOptions;
}

/** A persona as it is now, and how it differs from its record; no differences where there is no record. */
interface Compared {
  readonly now: LockedPersona;
  readonly persona: Persona;
  readonly drift: readonly Drift[] | undefined;
}

/** Records personas, or compares them with their records. */
export async function lock(
  terminal: Terminal,
  named: readonly string[],
  settings: LockSettings,
): Promise<Exit> {
  const { library: folder = libraryFolder(), check } = settings;
  const library = await openLibrary(terminal, folder);
  const agents = named.map((agent) => documentNamed(library, folder, agent));
  const recorded = await readLock(folder);
  const { wanted, gone } = wantedPersonas(library, recorded, agents, settings);
  // Without a file, that nobody named is not recorded is one thing and not one for each.
  if (check && !recorded && named.length === 0 && !settings.json) return noLock(terminal, settings);
  const compared: Compared[] = [];
  for (const { agent, options } of wanted) {
    const tokenizer = await tokenizerOf(options.budget?.encoding);
    const composed = { ...options, tokenizer };
    const persona = library.compose(agent, composed);
    const now = lockedPersona(library, persona, composed);
    const locked = findLocked(recorded, now.agent, now.options);
    compared.push({ now, persona, drift: locked ? drift(locked, now) : undefined });
  }
  if (check) return report(terminal, compared, gone, settings);
  const kept = recorded?.personas.filter((one) => !gone.includes(one)) ?? [];
  const written = withLocked(
    { version: 1, personas: kept },
    compared.map(({ now }) => now),
  );
  await writeLock(folder, written);
  if (settings.json) terminal.write(`${visibleJson(written, 2)}\n`);
  else terminal.lines(recordedLines(compared, gone, terminal));
  const errors = errorsOf(library, compared);
  complain(terminal, library, errors);
  return exitFor(errors);
}

/** The errors of the personas that are recorded, which are recorded with them; each once, whomever it befalls. */
function errorsOf(library: Library, compared: readonly Compared[]): Diagnostic[] {
  const documents = [...new Set(compared.flatMap(({ persona }) => persona.documents))];
  const diagnostics = compared.flatMap(({ persona }) => persona.diagnostics);
  const found = findingsOf(library, { documents, diagnostics });
  return found.filter(({ severity }) => severity === "error");
}

/** What is to be recorded, and the records whose agent is no longer there. */
function wantedPersonas(
  library: Library,
  recorded: Lock | undefined,
  agents: readonly string[],
  settings: LockSettings,
): { wanted: readonly Wanted[]; gone: readonly LockedPersona[] } {
  const asked = (agent: string): Wanted => ({
    agent,
    options: lockOptions(library, agent, settings),
  });
  if (agents.length > 0) return { wanted: agents.map(asked), gone: [] };
  if (recorded) {
    const isThere = ({ agent }: LockedPersona): boolean => library.has(agent);
    const gone = recorded.personas.filter((one) => !isThere(one));
    return { wanted: recorded.personas.filter(isThere), gone };
  }
  const all = library.documents().filter(({ kind }) => kind === "agent");
  if (library.size === 0)
    throw new PromptlinkError("empty-library", "the library holds no document");
  if (all.length === 0) throw new PromptlinkError("unknown-agent", "the library holds no agent");
  return { wanted: all.map(({ path }) => asked(path)), gone: [] };
}

/** How an agent is composed that is not recorded yet. */
function lockOptions(library: Library, agent: string, settings: LockSettings): PlanOptions {
  const options = optionsFor(library, agent, settings);
  const encoding = encodingOf(settings.tokens);
  return options.budget && encoding
    ? { ...options, budget: { ...options.budget, encoding } }
    : options;
}

function noLock(terminal: Terminal, { library }: LockSettings): Exit {
  terminal.lines(renderNoLock(library, terminal.paint));
  return exit.findings;
}

function report(
  terminal: Terminal,
  compared: readonly Compared[],
  gone: readonly LockedPersona[],
  { json, library }: LockSettings,
): Exit {
  const different = compared.filter((one) => one.drift?.length !== 0);
  if (json) {
    const personas = compared.map(({ now: { agent, options }, drift = null }) => ({
      agent,
      options,
      drift,
    }));
    const data = { personas, gone: gone.map(({ agent, options }) => ({ agent, options })) };
    terminal.write(`${visibleJson(data, 2)}\n`);
  } else {
    for (const { now, drift } of different)
      terminal.lines(renderDrift(now, drift, library, terminal.paint));
    terminal.lines(gone.map(({ agent }) => goneLine(agent, terminal)));
    const wrong = different.length + gone.length;
    const verdict =
      wrong === 0
        ? terminal.paint("good", "as recorded")
        : terminal.paint("error", `${wrong} not as recorded`);
    terminal.lines([`${counted(compared.length + gone.length, "persona")}: ${verdict}`]);
  }
  return different.length + gone.length === 0 ? exit.fine : exit.findings;
}

const goneLine = (agent: string, { paint }: Terminal): string =>
  `${paint("warning", "gone")}  ${visible(agent)} is no longer in the library`;

function recordedLines(
  compared: readonly Compared[],
  gone: readonly LockedPersona[],
  terminal: Terminal,
): string[] {
  const line = ({ now: { agent, options, inputs, output }, drift }: Compared): string => {
    const state = drift === undefined ? "new" : drift.length > 0 ? "changed" : "same";
    const documents = counted(Object.keys(inputs).length, "document");
    const facts = terminal.paint("faint", `${documents}, sha256 ${output.slice(0, 12)}`);
    const word = terminal.paint(state === "same" ? "faint" : "good", state.padEnd(7));
    return `${word}  ${visible(agent)} (${describe(options)})  ${facts}`;
  };
  return [...compared.map(line), ...gone.map(({ agent }) => goneLine(agent, terminal))];
}
