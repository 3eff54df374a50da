import { Option } from "commander";
import { requestForms } from "../../request/forms.js";
import type { ComposeSettings } from "../commands/compose.js";
import { withComposition } from "../composition.js";
import { type Add, command, folderHelp, tokensOption } from "./command.js";

/** The grammar of `promptlink compose`. */
export const compose: Add = (program, { terminal, outcome }) =>
  withComposition(
    command(
      program,
      "compose <agent>",
      "link an agent with what it refers to and print the persona",
    ).option("-l, --library <folder>", folderHelp),
  )
    .option("-o, --out <file>", "write the persona to a file, whole or not at all")
    .option("--source-map <file>", "write where each range comes from (Source Map version 3)")
    .addOption(
      new Option("-r, --request <api>", "print what a model's API is given, as JSON")
        .choices(Object.keys(requestForms))
        .conflicts(["json", "summary", "sourceMap"]),
    )
    .addOption(tokensOption())
    .option("--frozen", "fail where the persona is not what promptlink.lock records")
    .addOption(
      new Option(
        "--summary",
        "print an outline with tokens and sources instead of the text",
      ).conflicts("json"),
    )
    .addHelpText("after", help)
    .action(async (agent: string, settings: ComposeSettings) => {
      const { compose } = await import("../commands/compose.js");
      outcome.exit = await compose(terminal, agent, settings);
    });

const help = `
An agent inherits the documents that \`extends\` in its frontmatter names; \`sections\` there says how sections meet those
that they inherit: append, prepend, replace or remove.

Examples:
  $ promptlink compose backend-developer
  $ promptlink compose backend-developer --summary --tokens o200k
  $ promptlink compose backend-developer --budget 6000 --points --tokens o200k
  $ promptlink compose backend-developer --set region=eu --tag release
  $ promptlink compose backend-developer --topics select --treat 'skills/*=pointer'
  $ promptlink compose backend-developer --target xml --request anthropic > request.json
  $ promptlink compose agents/backend-developer.md -l prompts -t xml -o persona.md --source-map persona.md.map`;
