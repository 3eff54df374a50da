import { styleText } from "node:util";

/** What a piece of text means; how that looks is decided here alone. */
export type Meaning =
  | "error"
  | "warning"
  | "note"
  | "help"
  | "good"
  | "strong"
  | "faint"
  | "path"
  | "heading";

type Format = Parameters<typeof styleText>[0];

const formats: Readonly<Record<Meaning, Format>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  note: ["blue", "bold"],
  help: ["cyan", "bold"],
  good: "green",
  strong: "bold",
  faint: "dim",
  path: "cyan",
  heading: ["bold", "underline"],
};

/** Gives text the look of what it means. */
export type Paint = (meaning: Meaning, text: string) => string;

/** Whether output to a stream is coloured: `FORCE_COLOR` and `NO_COLOR` decide, else whether it is a terminal. */
export function isColoured(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  const force = env["FORCE_COLOR"];
  if (force) return force !== "0" && force !== "false";
  if (env["NO_COLOR"]) return false;
  return isTerminal && env["TERM"] !== "dumb";
}

/** Paints, or leaves text as it is. */
export function painter(coloured: boolean): Paint {
  if (!coloured) return (_meaning, text) => text;
  return (meaning, text) => (text === "" ? "" : paint(formats[meaning], text));
}

/** Newer Nodes would look at the standard output themselves, which is not where all text goes. */
function paint(format: Format, text: string): string {
  const style = styleText as (format: Format, text: string, options: object) => string;
  return style(format, text, { validateStream: false });
}
