import { type Command, CommanderError } from "commander";
import { PromptlinkError } from "../errors.js";
import { type Exit, exit } from "./exit.js";
import { createProgram } from "./program.js";
import { standardError, standardOutput } from "./terminal/output.js";
import { Terminal } from "./terminal/terminal.js";
import { visible, visibleJson } from "./terminal/visible.js";

/** An error as `--json` writes it. */
interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly document: string | null;
  readonly suggestions: readonly string[];
}

/**
 * Runs the command line.
 *
 * @param words what stands after the command's name
 */
export async function run(words: readonly string[]): Promise<Exit> {
  const terminal = new Terminal(standardOutput(), standardError(), process.env);
  const outcome: { exit: Exit } = { exit: exit.fine };
  const program = createProgram({ terminal, outcome }, words[0]);
  try {
    await program.parseAsync(asked(program, words), { from: "user" });
  } catch (error) {
    outcome.exit = fail(terminal, program, error, words);
  }
  try {
    await terminal.flush();
  } catch (error) {
    outcome.exit = exit.misuse;
    terminal.aside(errorLine(terminal, (error as Error).message));
  }
  return outcome.exit;
}

/** The words up to a command that there is not: with `--help` behind it, help for all commands would hide that. */
function asked(program: Command, words: readonly string[]): readonly string[] {
  const [first = "-"] = words;
  const isKnown = /^(-|help$)/.test(first) || program.commands.some((one) => one.name() === first);
  return isKnown ? words : [first];
}

function fail(
  terminal: Terminal,
  program: Command,
  error: unknown,
  words: readonly string[],
): Exit {
  terminal.progressDone();
  if (error instanceof CommanderError && error.exitCode === 0) return exit.fine;
  if (words.length === 0) {
    terminal.aside(program.helpInformation());
    return exit.misuse;
  }
  const data = dataOf(error, words);
  if (words.includes("--json")) terminal.write(`${visibleJson({ error: data }, 2)}\n`);
  else complain(terminal, data, program, words);
  return exit.misuse;
}

function complain(
  terminal: Terminal,
  error: ErrorData,
  program: Command,
  words: readonly string[],
): void {
  terminal.aside(errorLine(terminal, error.message));
  const more = helpful(error, program, words);
  if (more) terminal.aside(`  ${terminal.paintAside("faint", `see \`promptlink ${more}\``)}\n`);
}

function errorLine(terminal: Terminal, message: string): string {
  const lines = message.split("\n").map(visible).join("\n  ");
  return `${terminal.paintAside("error", "error:")} ${lines}\n`;
}

/** What shows more about an error that leaves open what to write instead. */
function helpful(
  { code, suggestions }: ErrorData,
  program: Command,
  words: readonly string[],
): string | undefined {
  // What is compared may be the library as it was.
  const isOfNow = words[0] !== "diff" && suggestions.length === 0;
  if (code === "empty-library" && isOfNow) return "check";
  if (code === "unknown-agent" && isOfNow) return "inspect";
  if (code !== "usage") return undefined;
  const command = program.commands.find((one) => one.name() === words[0]);
  return command ? `${command.name()} --help` : "--help";
}

function dataOf(error: unknown, words: readonly string[]): ErrorData {
  if (error instanceof PromptlinkError) {
    const { code, message, document = null, suggestions } = error;
    return { code, message, document, suggestions };
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const isMisuse = error instanceof CommanderError;
  // Asked for help with what it does not know, commander prints help and says nothing.
  const isUnknown = isMisuse && code === "commander.help";
  const usage = isUnknown ? `unknown command '${words[1]}'` : message.replace(/^error: /, "");
  return {
    code: isMisuse ? "usage" : (code ?? "internal"),
    message: isMisuse ? usage : message,
    document: null,
    suggestions: [],
  };
}
