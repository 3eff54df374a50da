import type { PlanSettings } from "../commands/plan.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp } from "./command.js";

/** The grammar of `promptlink variables`. */
export const variables: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "variables <agent>",
      "show the variables that an agent's documents declare, or the JSON Schema of their values",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addHelpText("after", help)
    .action(async (agent: string, settings: PlanSettings) => {
      const { variables } = await import("../commands/variables.js");
      outcome.exit = await variables(terminal, agent, settings);
    });

const help = `
Documents declare variables in their frontmatter, and {{ name }} in their text gives way to a value:

  variables:
    region: { enum: [eu, us], default: eu, description: where it runs }

Examples:
  $ promptlink variables backend-developer
  $ promptlink variables backend-developer --json > values.schema.json
  $ promptlink compose backend-developer --values values.json --set region=us`;
