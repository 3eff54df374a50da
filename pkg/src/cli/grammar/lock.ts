import type { LockSettings } from "../commands/lock.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp, tokensOption } from "./command.js";

/** The grammar of `promptlink lock`. */
export const lock: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "lock [agents...]",
      "record what personas are made of and what comes out, in promptlink.lock",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .option("--check", "write nothing, and fail where a persona is not what is recorded")
    .addHelpText("after", help)
    .action(async (agents: string[], settings: LockSettings) => {
      const { lock } = await import("../commands/lock.js");
      outcome.exit = await lock(terminal, agents, settings);
    });

const help = `
Without agents: those that are recorded, or all agents where nothing is recorded yet. What is recorded keeps the options
that it was recorded with; those that are given are for what is not recorded yet.

Examples:
  $ promptlink lock --library prompts
  $ promptlink lock backend-developer --target xml --budget 6000 --tokens o200k --set region=eu
  $ promptlink lock --check
  $ promptlink compose backend-developer --frozen`;
