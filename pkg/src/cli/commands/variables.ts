import type { Diagnostic } from "../../diagnostic.js";
import type { Library } from "../../library.js";
import type { PlanOptions } from "../../persona.js";
import type { Variable } from "../../variables.js";
import type { Exit } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import { type Column, table } from "../terminal/table.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { fit } from "../terminal/width.js";
import { optionsFor, wrongValues } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import type { PlanSettings } from "./plan.js";

const widestDescription = 60;

/** Shows the variables that the documents of an agent's persona declare. */
export async function variables(
  terminal: Terminal,
  named: string,
  settings: Omit<PlanSettings, "tokens">,
): Promise<Exit> {
  const { library: folder = libraryFolder() } = settings;
  const library = await openLibrary(terminal, folder);
  const agent = documentNamed(library, folder, named);
  const options = optionsFor(library, agent, settings);
  if (settings.json) terminal.write(`${visibleJson(library.schema(agent, options), 2)}\n`);
  else terminal.lines(declarations(terminal, library.variables(agent, options)));
  const found = wrongValues(wrongWith(library, agent, options), settings);
  complain(terminal, library, found);
  return exitFor(found);
}

/** What is wrong with the values that are given. Which are missing is what the command tells. */
function wrongWith(
  library: Library,
  agent: string,
  { budget: _, ...options }: PlanOptions,
): Diagnostic[] {
  if (options.variables === undefined) return [];
  const { diagnostics } = library.plan(agent, options);
  return diagnostics.filter(({ code }) => code !== "missing-variable");
}

function declarations(terminal: Terminal, declared: readonly Variable[]): string[] {
  if (declared.length === 0) return ["no document of the persona declares a variable"];
  return table(columns(terminal), declared, (line) => terminal.paint("faint", line));
}

function columns({ paint }: Terminal): Column<Variable>[] {
  return [
    { head: "variable", text: ({ name }) => name, paint: (cell) => paint("strong", cell) },
    { head: "type", text: typeOf },
    { head: "value", text: ({ value }) => (value === null ? "" : visible(String(value))) },
    { head: "", text: ({ required }) => (required ? "required" : "") },
    { head: "declared in", text: ({ document, line }) => `${visible(document)}:${line}` },
    {
      head: "what it is for",
      text: ({ description }) => fit(visible(description ?? ""), widestDescription),
      paint: (cell) => paint("faint", cell),
    },
  ];
}

function typeOf({ type, enum: choices }: Variable): string {
  return choices.length === 0 ? type : choices.map((choice) => visible(String(choice))).join(" | ");
}
