import type { PagedSettings } from "../commands/settings.js";
import { type Add, command, pagerHelp } from "./command.js";

/** The grammar of `promptlink inspect`. */
export const inspect: Add = (program, { terminal, outcome }) =>
  command(
    program,
    "inspect [folder]",
    "show every document: what it is, what it refers to, what became of that",
  )
    .option("--no-pager", pagerHelp)
    .addHelpText("after", help)
    .action(async (folder: string | undefined, settings: PagedSettings) => {
      const { inspect } = await import("../commands/inspect.js");
      outcome.exit = await inspect(terminal, folder, settings);
    });

const help = `
Examples:
  $ promptlink inspect prompts
  $ promptlink inspect prompts --json | jq '.documents[].references[] | select(.verdict == "dangling")'

The JSON is described by the schema promptlink/schema/inspect.json.`;
