import { Command, Option } from "commander";
import { requestForms } from "../request/forms.js";
import type { CheckSettings } from "./commands/check.js";
import type { ComposeSettings } from "./commands/compose.js";
import type { DiffSettings } from "./commands/diff.js";
import type { GraphSettings } from "./commands/graph.js";
import type { LockSettings } from "./commands/lock.js";
import type { PlanSettings } from "./commands/plan.js";
import type { PagedSettings } from "./commands/settings.js";
import { withComposition } from "./composition.js";
import type { Exit } from "./exit.js";
import type { Terminal } from "./terminal/terminal.js";
import { tokenChoices } from "./tokens.js";
import { version } from "./version.js";

const folderHelp =
  "folder of the library (default: the nearest that holds a promptlink.json, else this one)";

const pagerHelp = "print everything at once, even where it is longer than the terminal";

/**
 * The command line's grammar. What a command does is loaded when it runs.
 *
 * @param outcome takes the exit code
 */
export function createProgram(terminal: Terminal, outcome: { exit: Exit }): Command {
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

  command(
    program,
    "inspect [folder]",
    "show every document: what it is, what it refers to, what became of that",
  )
    .option("--no-pager", pagerHelp)
    .addHelpText("after", inspectHelp)
    .action(async (folder: string | undefined, settings: PagedSettings) => {
      const { inspect } = await import("./commands/inspect.js");
      outcome.exit = await inspect(terminal, folder, settings);
    });

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
    .option("--summary", "print an outline with tokens and sources instead of the text")
    .addHelpText("after", composeHelp)
    .action(async (agent: string, settings: ComposeSettings) => {
      const { compose } = await import("./commands/compose.js");
      outcome.exit = await compose(terminal, agent, settings);
    });

  withComposition(
    command(
      program,
      "plan <agent>",
      "show what an agent would be composed of, at which cost, and why",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .addHelpText("after", planHelp)
    .action(async (agent: string, settings: PlanSettings) => {
      const { plan } = await import("./commands/plan.js");
      outcome.exit = await plan(terminal, agent, settings);
    });

  withComposition(
    command(
      program,
      "why <agent> <part>",
      "explain why a document or a section is in a persona or is not",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .addHelpText("after", whyHelp)
    .action(async (agent: string, part: string, settings: PlanSettings) => {
      const { why } = await import("./commands/why.js");
      outcome.exit = await why(terminal, agent, part, settings);
    });

  withComposition(
    command(
      program,
      "variables <agent>",
      "show the variables that an agent's documents declare, or the JSON Schema of their values",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addHelpText("after", variablesHelp)
    .action(async (agent: string, settings: PlanSettings) => {
      const { variables } = await import("./commands/variables.js");
      outcome.exit = await variables(terminal, agent, settings);
    });

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
    .addHelpText("after", diffHelp)
    .action(async (agent: string, other: string | undefined, settings: DiffSettings) => {
      const { diff } = await import("./commands/diff.js");
      outcome.exit = await diff(terminal, agent, other, settings);
    });

  withComposition(
    command(
      program,
      "lock [agents...]",
      "record what personas are made of and what comes out, in promptlink.lock",
    ).option("-l, --library <folder>", folderHelp),
  )
    .addOption(tokensOption())
    .option("--check", "write nothing, and fail where a persona is not what is recorded")
    .addHelpText("after", lockHelp)
    .action(async (agents: string[], settings: LockSettings) => {
      const { lock } = await import("./commands/lock.js");
      outcome.exit = await lock(terminal, agents, settings);
    });

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
    .addHelpText("after", checkHelp)
    .action(async (folder: string | undefined, settings: CheckSettings) => {
      const { check } = await import("./commands/check.js");
      outcome.exit = await check(terminal, folder, settings);
    });

  command(program, "graph [folder]", "print how the documents refer to each other")
    .addOption(
      new Option("-f, --format <format>", "format")
        .choices(["mermaid", "dot", "json"])
        .default("mermaid"),
    )
    .addHelpText("after", graphHelp)
    .action(async (folder: string | undefined, settings: GraphSettings) => {
      const { graph } = await import("./commands/graph.js");
      outcome.exit = await graph(terminal, folder, settings);
    });

  return program;
}

function tokensOption(): Option {
  return new Option("--tokens <encoding>", "by what tokens are counted")
    .choices(tokenChoices)
    .default("estimate");
}

/** A command, with what all have in common. */
function command(program: Command, usage: string, description: string): Command {
  const added = program.command(usage).description(description);
  for (const argument of added.registeredArguments) {
    argument.description = argumentHelp[argument.name()] ?? "";
  }
  return added.option("--json", "print JSON");
}

const argumentHelp: Readonly<Record<string, string>> = {
  folder: folderHelp,
  other: "a second agent, if it is not the same",
  agents: "paths or names of agents",
  agent: "path of the agent, in the library or from here, its name, or its file's name",
  part: "path or name of a document, with # and a section's title or anchor behind it if it is about that",
};

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

const inspectHelp = `
Examples:
  $ promptlink inspect prompts
  $ promptlink inspect prompts --json | jq '.documents[].references[] | select(.verdict == "dangling")'

The JSON is described by the schema promptlink/schema/inspect.json.`;

const composeHelp = `
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

const planHelp = `
Priorities say what stays longest, from 0 to 100; a document sets its own by \`priority\` in its frontmatter.

Examples:
  $ promptlink plan backend-developer
  $ promptlink plan backend-developer --topics select --budget 6000 --tokens o200k
  $ promptlink plan backend-developer --json | jq '.documents[] | [.path, .tokens]'`;

const whyHelp = `
Examples:
  $ promptlink why backend-developer standards/backend.md
  $ promptlink why backend-developer 'backend.md#Error handling'`;

const variablesHelp = `
Documents declare variables in their frontmatter, and {{ name }} in their text gives way to a value:

  variables:
    region: { enum: [eu, us], default: eu, description: where it runs }

Examples:
  $ promptlink variables backend-developer
  $ promptlink variables backend-developer --json > values.schema.json
  $ promptlink compose backend-developer --values values.json --set region=us`;

const diffHelp = `
Examples:
  $ promptlink diff backend-developer --from HEAD
  $ promptlink diff backend-developer --from v1.0 --to v2.0 --json
  $ promptlink diff backend-developer --from HEAD --target xml --set region=eu
  $ promptlink diff backend-developer serverless-developer
  $ promptlink diff backend-developer --from ../prompts-before`;

const lockHelp = `
Without agents: those that are recorded, or all agents where nothing is recorded yet. What is recorded keeps the options
that it was recorded with; those that are given are for what is not recorded yet.

Examples:
  $ promptlink lock --library prompts
  $ promptlink lock backend-developer --target xml --budget 6000 --tokens o200k --set region=eu
  $ promptlink lock --check
  $ promptlink compose backend-developer --frozen`;

const checkHelp = `
Examples:
  $ promptlink check prompts
  $ promptlink check prompts --severity note
  $ promptlink check prompts --json | jq '.diagnostics[].code'
  $ promptlink check prompts --format sarif > promptlink.sarif

Files have the paths of the library in JSON, and those from the current folder in the formats of GitHub and SARIF.`;

const graphHelp = `
Examples:
  $ promptlink graph prompts > graph.mmd
  $ promptlink graph prompts --format dot | dot -Tsvg > graph.svg`;
