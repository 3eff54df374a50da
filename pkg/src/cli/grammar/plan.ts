import type { PlanSettings } from "../commands/plan.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp, tokensOption } from "./command.js";

/** The grammar of `promptlink plan`. */
export const plan: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "plan <agent>",
      "show what an agent would be composed of, at which cost, and why",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .addHelpText("after", help)
    .action(async (agent: string, settings: PlanSettings) => {
      const { plan } = await import("../commands/plan.js");
      outcome.exit = await plan(terminal, agent, settings);
    });

const help = `
Priorities say what stays longest, from 0 to 100; a document sets its own by \`priority\` in its frontmatter.

Examples:
  $ promptlink plan backend-developer
  $ promptlink plan backend-developer --topics select --budget 6000 --tokens o200k
  $ promptlink plan backend-developer --json | jq '.documents[] | [.path, .tokens]'`;
