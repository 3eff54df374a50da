// What the grammars of commands have in common.

import { type Command, Option } from "commander";
import type { Exit } from "../exit.js";
import type { Terminal } from "../terminal/terminal.js";
import { tokenChoices } from "../tokens.js";

/** What a command works with. */
export interface Running {
  readonly terminal: Terminal;
  /** Takes the exit code. */
  readonly outcome: { exit: Exit };
}

/** Adds a command to the program. What it does is loaded when it runs. */
export type Add = (program: Command, running: Running) => Command;

export const folderHelp =
  "folder of the library (default: the nearest that holds a promptlink.json, else this one)";

export const pagerHelp = "print everything at once, even where it is longer than the terminal";

/** A command with what all have. */
export function command(program: Command, usage: string, description: string): Command {
  const added = program.command(usage).description(description);
  for (const argument of added.registeredArguments) {
    argument.description = argumentHelp[argument.name()] ?? "";
  }
  return added.option("--json", "print JSON");
}

export function tokensOption(): Option {
  return new Option("--tokens <encoding>", "by what tokens are counted")
    .choices(tokenChoices)
    .default("estimate");
}

const argumentHelp: Readonly<Record<string, string>> = {
  folder: folderHelp,
  other: "a second agent, if it is not the same",
  agents: "paths or names of agents",
  agent: "path of the agent, in the library or from here, its name, or its file's name",
  part: "path or name of a document, with # and a section's title or anchor behind it if it is about that",
};
