import type { Variable } from "../../variables.js";
import { type Exit, exit } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import { type Column, table } from "../terminal/table.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { fit } from "../terminal/width.js";
import { optionsFor } from "../values.js";
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
  if (settings.json) {
    terminal.write(`${visibleJson(library.schema(agent, options), 2)}\n`);
    return exit.fine;
  }
  const declared = library.variables(agent, options);
  if (declared.length === 0) terminal.lines(["no document of the persona declares a variable"]);
  else terminal.lines(table(columns(terminal), declared, (line) => terminal.paint("faint", line)));
  return exit.fine;
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
