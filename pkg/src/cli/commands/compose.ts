import { resolve } from "node:path";
import type { Library } from "../../library.js";
import { drift, findLocked, type LockedPersona, lockedPersona, readLock } from "../../node/lock.js";
import { type Written, writeAllWhole } from "../../node/write.js";
import type { Persona } from "../../persona.js";
import { requestForms } from "../../request/forms.js";
import type { CompositionSettings } from "../composition.js";
import { type Exit, exit, misuse } from "../exit.js";
import { documentIn, documentNamed, libraryFolder, openLibrary } from "../library.js";
import { renderDrift } from "../render/drift.js";
import { renderSummary } from "../render/summary.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import { type tokenChoices, tokenizerFor } from "../tokens.js";
import { optionsFor, withArguments } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import { findingsOf } from "./findings.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink compose` takes. */
export interface ComposeSettings extends JsonSettings, CompositionSettings {
  /** The library's folder. */
  readonly library?: string;
  /** The file that the text goes to. */
  readonly out?: string;
  /** The file that the source map goes to. */
  readonly sourceMap?: string;
  /** The API whose request is printed in place of the text. */
  readonly request?: string;
  /** Whether to fail where the persona is not what `promptlink.lock` records. */
  readonly frozen?: boolean;
  /** By what tokens are counted. */
  readonly tokens: (typeof tokenChoices)[number];
  /** Whether to print the outline instead of the text. */
  readonly summary?: boolean;
}

/** Links an agent with what it refers to. */
export async function compose(
  terminal: Terminal,
  named: string,
  settings: ComposeSettings,
): Promise<Exit> {
  const { library: folder = libraryFolder(), out, sourceMap, json, summary } = settings;
  if (out !== undefined && sourceMap !== undefined && resolve(out) === resolve(sourceMap))
    throw misuse("options '-o, --out' and '--source-map' name the same file");
  const library = await openLibrary(terminal, folder);
  spareDocuments(library, folder, settings);
  const agent = documentNamed(library, folder, named);
  const tokenizer = await tokenizerFor(settings.tokens);
  const options = { ...optionsFor(library, agent, settings), tokenizer };
  const persona = library.compose(agent, options);
  if (settings.frozen) {
    const now = lockedPersona(library, persona, options);
    if (!(await isFrozen(terminal, folder, now, settings))) return exit.findings;
  }
  const found = withArguments(findingsOf(library, persona), settings);
  const text = textOf(persona, settings);
  writeFiles(persona, text, settings);
  if (json) terminal.write(`${visibleJson({ ...persona.toJSON(), diagnostics: found }, 2)}\n`);
  else if (summary)
    terminal.lines(renderSummary(library, persona, library.plan(agent, options), found, terminal));
  else if (out === undefined) terminal.text(text);
  if (!json && !summary) complain(terminal, library, found);
  return exitFor(found);
}

/** What is composed must not take the place of what it is composed from. */
function spareDocuments(
  library: Library,
  folder: string,
  { out, sourceMap }: ComposeSettings,
): void {
  for (const [option, file] of Object.entries({ "-o, --out": out, "--source-map": sourceMap })) {
    const document = file === undefined ? undefined : documentIn(library, folder, file);
    if (document === undefined) continue;
    const advice = "name another file, or `exclude` it in promptlink.json if it is no prompt";
    throw misuse(`option '${option}' names ${document}, a document of the library; ${advice}`);
  }
}

/** The persona as it is asked for: its text, or the request that carries it. */
function textOf(persona: Persona, { request = "" }: ComposeSettings): string {
  const form = requestForms[request];
  return form ? `${visibleJson(form(persona), 2)}\n` : persona.text;
}

function writeFiles(persona: Persona, text: string, { out, sourceMap }: ComposeSettings): void {
  const files: Written[] = [];
  if (out !== undefined) files.push([out, text]);
  if (sourceMap !== undefined) files.push([sourceMap, `${JSON.stringify(persona.sourceMap())}\n`]);
  writeAllWhole(files);
}

/** Whether the persona is what the lock records. What differs is told. */
async function isFrozen(
  terminal: Terminal,
  folder: string,
  now: LockedPersona,
  { json, library }: ComposeSettings,
): Promise<boolean> {
  const locked = findLocked(await readLock(folder), now.agent, now.options);
  const differences = locked ? drift(locked, now) : undefined;
  if (differences?.length === 0) return true;
  if (json) terminal.write(`${visibleJson({ agent: now.agent, drift: differences ?? null }, 2)}\n`);
  else
    for (const line of renderDrift(now, differences, library, terminal.paintAside))
      terminal.aside(`${line}\n`);
  return false;
}
