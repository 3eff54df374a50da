import type { PlanSettings } from "../commands/plan.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp, tokensOption } from "./command.js";

/** The grammar of `promptlink why`. */
export const why: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "why <agent> <part>",
      "explain why a document or a section is in a persona or is not",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .addHelpText("after", help)
    .action(async (agent: string, part: string, settings: PlanSettings) => {
      const { why } = await import("../commands/why.js");
      outcome.exit = await why(terminal, agent, part, settings);
    });

const help = `
Examples:
  $ promptlink why backend-developer standards/backend.md
  $ promptlink why backend-developer 'backend.md#Error handling'`;
