// The targets, from the table in the core.

import { readFileSync } from "node:fs";
import { outline, render } from "./markdown.ts";
import type { Page } from "./page.ts";

const source = new URL("../../../src/target/target.rs", import.meta.url);

/** The reference of the targets. */
export function targets(): Page {
  const text = `# Targets

A target is the form that a persona takes: \`library.compose(agent, { target: "xml" })\` in code, \`--target xml\` on the
command line. The documents are the same under each, and so is what is kept and left out.

| target | what it is | file extension |
|---|---|---|
${rows(readFileSync(source, "utf8"))}

Around a persona of either form, [\`promptlink/request\`](request.md) makes what a model's API is given. The guide
[Targets and requests](../guides/targets.md) shows both.
`;
  return {
    path: "reference/targets.html",
    title: "Targets",
    description: "The forms that a persona takes.",
    group: "Reference",
    html: render(text),
    ...outline(text),
  };
}

/** A row for each entry of `TARGETS`; throws where the table has another form than this one knows. */
function rows(rust: string): string {
  const [, table = ""] = /const TARGETS: &\[Target\] = &\[\n(.*?)\n\];/s.exec(rust) ?? [];
  const entry =
    /\s*Target \{\s*name: "([^"]+)",\s*about: "([^"]+)",\s*frame: [^\n]+,\s*extension: "([^"]+)",\s*\},/g;
  const rest = table.replaceAll(entry, "").trim();
  if (table === "" || rest !== "")
    throw new Error(`TARGETS in target.rs is not understood: ${rest}`);
  return [...table.matchAll(entry)]
    .map(([, name, about, extension]) => `| \`${name}\` | ${about} | \`.${extension}\` |`)
    .join("\n");
}
