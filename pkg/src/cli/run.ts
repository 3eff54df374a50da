import { type Command, CommanderError } from "commander";
import { PromptlinkError } from "../errors.js";
import { type Exit, exit } from "./exit.js";
import { createProgram } from "./program.js";
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
  const terminal = new Terminal(process.stdout, process.stderr, process.env);
  const outcome: { exit: Exit } = { exit: exit.fine };
  const program = createProgram(terminal, outcome);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    outcome.exit = fail(terminal, program, error, words.includes("--json"));
  }
  await terminal.flush();
  return outcome.exit;
}

function fail(terminal: Terminal, program: Command, error: unknown, asJson: boolean): Exit {
  terminal.progressDone();
  if (error instanceof CommanderError && error.exitCode === 0) return exit.fine;
  if (error instanceof CommanderError && error.code === "commander.help") {
    terminal.aside(program.helpInformation());
    return exit.misuse;
  }
  const data = dataOf(error);
  if (asJson) terminal.write(`${visibleJson({ error: data }, 2)}\n`);
  else complain(terminal, data.message);
  return exit.misuse;
}

function complain(terminal: Terminal, message: string): void {
  const lines = message.split("\n").map(visible).join("\n  ");
  terminal.aside(`${terminal.paintAside("error", "error:")} ${lines}\n`);
}

function dataOf(error: unknown): ErrorData {
  if (error instanceof PromptlinkError) {
    const { code, message, document = null, suggestions } = error;
    return { code, message, document, suggestions };
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const isMisuse = error instanceof CommanderError;
  const text = isMisuse ? message.replace(/^error: /, "") : message;
  return {
    code: isMisuse ? "usage" : (code ?? "internal"),
    message: text,
    document: null,
    suggestions: [],
  };
}
