import type { DiffSettings } from "../commands/diff.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp, tokensOption } from "./command.js";

/** The grammar of `promptlink diff`. */
export const diff: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "diff <agent> [other]",
      "show how two personas differ: of two agents, or of two versions of one",
    )
      .option("-l, --library <folder>", folderHelp)
      .option(
        "--from <version>",
        "git revision or folder of the first persona (default: the library)",
      )
      .option(
        "--to <version>",
        "git revision or folder of the second persona (default: the library)",
      ),
  )
    .addOption(tokensOption())
    .option("--exit-code", "exit with 1 where they differ")
    .addHelpText("after", help)
    .action(async (agent: string, other: string | undefined, settings: DiffSettings) => {
      const { diff } = await import("../commands/diff.js");
      outcome.exit = await diff(terminal, agent, other, settings);
    });

const help = `
Examples:
  $ promptlink diff backend-developer --from HEAD
  $ promptlink diff backend-developer --from v1.0 --to v2.0 --json
  $ promptlink diff backend-developer --from HEAD --target xml --set region=eu
  $ promptlink diff backend-developer serverless-developer
  $ promptlink diff backend-developer --from ../prompts-before`;
