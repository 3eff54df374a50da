import { Command } from "commander";
import { check } from "./grammar/check.js";
import type { Add, Running } from "./grammar/command.js";
import { compose } from "./grammar/compose.js";
import { diff } from "./grammar/diff.js";
import { graph } from "./grammar/graph.js";
import { inspect } from "./grammar/inspect.js";
import { lock } from "./grammar/lock.js";
import { plan } from "./grammar/plan.js";
import { variables } from "./grammar/variables.js";
import { why } from "./grammar/why.js";
import { version } from "./version.js";

/** The commands, as help lists them. */
const commands: Readonly<Record<string, Add>> = {
  inspect,
  compose,
  plan,
  why,
  variables,
  diff,
  lock,
  check,
  graph,
};

/**
 * The command line's grammar.
 *
 * @param first the first word. Where it is a command, the others are left out: making them takes longer than parsing.
 */
export function createProgram(running: Running, first = ""): Command {
  const { terminal } = running;
  const program = new Command("promptlink")
    .description(
      "The linker for agent prompts: resolves what they refer to and composes them into personas.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => terminal.columns,
    })
    .addHelpText("after", programHelp);
  const asked = Object.hasOwn(commands, first) ? [commands[first]] : Object.values(commands);
  for (const add of asked) add?.(program, running);
  return program;
}

const programHelp = `
Exit codes:
  0  nothing is wrong
  1  there are errors in the documents
  2  the command could not do what it was asked

Environment:
  PROMPTLINK_PAGER, PAGER  what shows output that is longer than the terminal (default: less)
  NO_COLOR, FORCE_COLOR    never and always colour what is printed

Examples:
  $ promptlink check prompts
  $ promptlink compose backend-developer --library prompts --out persona.md`;
