import { Option } from "commander";
import type { GraphSettings } from "../commands/graph.js";
import { type Add, command } from "./command.js";

/** The grammar of `promptlink graph`. */
export const graph: Add = (program, { terminal, outcome }) =>
  command(program, "graph [folder]", "print how the documents refer to each other")
    .addOption(
      new Option("-f, --format <format>", "format")
        .choices(["mermaid", "dot", "json"])
        .default("mermaid")
        .conflicts("json"),
    )
    .addHelpText("after", help)
    .action(async (folder: string | undefined, settings: GraphSettings) => {
      const { graph } = await import("../commands/graph.js");
      outcome.exit = await graph(terminal, folder, settings);
    });

const help = `
Examples:
  $ promptlink graph prompts > graph.mmd
  $ promptlink graph prompts --format dot | dot -Tsvg > graph.svg`;
