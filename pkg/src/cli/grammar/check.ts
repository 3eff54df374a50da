import { Option } from "commander";
import type { CheckSettings } from "../commands/check.js";
import { type Add, command, pagerHelp } from "./command.js";

/** The grammar of `promptlink check`. */
export const check: Add = (program, { terminal, outcome }) =>
  command(
    program,
    "check [folder]",
    "report references that lead nowhere and everything else that is wrong",
  )
    .addOption(
      new Option("-s, --severity <least>", "report findings from here up")
        .choices(["error", "warning", "note"])
        .default("warning"),
    )
    .addOption(
      new Option(
        "-f, --format <format>",
        "format: for people, programs, GitHub Actions, code scanning",
      )
        .choices(["text", "json", "github", "sarif"])
        .default("text")
        .conflicts("json"),
    )
    .option("--no-pager", pagerHelp)
    .addHelpText("after", help)
    .action(async (folder: string | undefined, settings: CheckSettings) => {
      const { check } = await import("../commands/check.js");
      outcome.exit = await check(terminal, folder, settings);
    });

const help = `
Examples:
  $ promptlink check prompts
  $ promptlink check prompts --severity note
  $ promptlink check prompts --json | jq '.diagnostics[].code'
  $ promptlink check prompts --format sarif > promptlink.sarif

Files have the paths of the library in JSON, and those from the current folder in the formats of GitHub and SARIF.`;
