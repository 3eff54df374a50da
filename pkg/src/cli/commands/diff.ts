import { existsSync, statSync } from "node:fs";
import type { Diagnostic } from "../../diagnostic.js";
import { diff as differences } from "../../diff/diff.js";
import { PromptlinkError } from "../../errors.js";
import type { Library } from "../../library.js";
import { loadRevision } from "../../node/revision.js";
import type { Persona } from "../../persona.js";
import type { CompositionSettings } from "../composition.js";
import { type Exit, exit, misuse } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import { renderDiff } from "../render/diff.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import { type tokenChoices, tokenizerFor } from "../tokens.js";
import { optionsFor, wrongValues } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import { identity } from "./findings.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink diff` takes. */
export interface DiffSettings extends JsonSettings, CompositionSettings {
  /** The library's folder. */
  readonly library?: string;
  /** The revision or folder that the first persona is of. */
  readonly from?: string;
  /** The revision or folder that the second persona is of. */
  readonly to?: string;
  /** By what tokens are counted. */
  readonly tokens: (typeof tokenChoices)[number];
  /** Whether a difference counts as a finding. */
  readonly exitCode?: boolean;
}

/** Shows how two personas differ. */
export async function diff(
  terminal: Terminal,
  agent: string,
  other: string | undefined,
  settings: DiffSettings,
): Promise<Exit> {
  const { library: folder = libraryFolder(), from, to } = settings;
  if (from === undefined && to === undefined && other === undefined)
    throw misuse(
      "there is nothing to compare: name a second agent, or a version by --from or --to",
    );
  const first = await openVersion(terminal, folder, from);
  const second = from === to ? first : await openVersion(terminal, folder, to);
  const tokenizer = await tokenizerFor(settings.tokens);
  const composed = (library: Library, named: string, version?: string): Persona => {
    try {
      const agent = documentNamed(library, folder, named);
      return library.compose(agent, { ...optionsFor(library, agent, settings), tokenizer });
    } catch (error) {
      throw version !== undefined && error instanceof PromptlinkError
        ? inVersion(version, error)
        : error;
    }
  };
  const [before, after] = [composed(first, agent, from), composed(second, other ?? agent, to)];
  const found = differences(before, after);
  const [ofFirst, ofSecond] = wrongOfBoth(
    wrongValues(before.diagnostics, settings),
    wrongValues(after.diagnostics, settings),
  );
  const diagnostics = [...ofFirst, ...ofSecond];
  if (settings.json) {
    terminal.write(`${visibleJson({ ...found, diagnostics }, 2)}\n`);
  } else {
    terminal.lines(renderDiff(found, terminal.paint));
    complain(terminal, first, ofFirst);
    complain(terminal, second, ofSecond);
  }
  const isSame = found.before.digest === found.after.digest;
  return settings.exitCode && !isSame ? exit.findings : exitFor(diagnostics);
}

/** What is wrong with the values of either persona, each once. A variable that one of them declares is not unknown. */
function wrongOfBoth(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): [before: readonly Diagnostic[], after: readonly Diagnostic[]] {
  const isUnknown = ({ code }: Diagnostic) => code === "unknown-variable";
  const unknown = new Set(before.filter(isUnknown).map(({ subject }) => subject));
  const ofAfter = after.filter((one) => !isUnknown(one) || unknown.has(one.subject));
  const told = new Set(ofAfter.map(identity));
  return [before.filter((one) => !isUnknown(one) && !told.has(identity(one))), ofAfter];
}

/** An error that says of which version it is. */
function inVersion(version: string, error: PromptlinkError): PromptlinkError {
  const { code, message, document, suggestions } = error;
  const details = { document, suggestions, cause: error };
  return new PromptlinkError(code, `in ${version}: ${message}`, details);
}

/** A folder is read as it is, by default the library's; any other name is a revision of the library's folder. */
async function openVersion(terminal: Terminal, folder: string, name = folder): Promise<Library> {
  const isFolder = name === folder || (existsSync(name) && statSync(name).isDirectory());
  if (isFolder) return openLibrary(terminal, name);
  try {
    return await loadRevision(folder, name);
  } catch (error) {
    throw error instanceof PromptlinkError && error.code === "unknown-revision"
      ? noVersion(folder, name, error)
      : error;
  }
}

/** No name that git gives to a revision begins as paths do. */
const path = /^([./\\~]|[A-Za-z]:[/\\])/;

function noVersion(folder: string, name: string, { code, message }: PromptlinkError): Error {
  const forms = `--from and --to take a folder, or a revision of git in which ${folder} is read: HEAD~1, v1.0, main`;
  const isFile = existsSync(name);
  if (!isFile && !path.test(name))
    return new PromptlinkError(code, `${message}, and there is no folder ${name}; ${forms}`);
  const why = isFile ? `${name} is a file` : `there is no folder ${name}`;
  return new PromptlinkError("unreadable-folder", `${why}; ${forms}`);
}
