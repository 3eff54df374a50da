// Every code that a finding can have, from the table in the core, with an example where there is one.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { outline, render } from "./markdown.ts";
import type { Page } from "./page.ts";

const table = new URL("../../../src/diagnostic/code.rs", import.meta.url);
const facade = new URL("../../../pkg/src/", import.meta.url);
const examples = new URL("../checks/", import.meta.url);

/** A code as the core declares it. */
interface Code {
  readonly name: string;
  readonly severity: string;
  readonly explanation: string;
}

/** What reading files adds, beyond what the core can see. The facade reports these. */
const ofFiles: readonly Code[] = [
  ["binary-file", "error", "The file holds a NUL byte, so it is no text, and is not read."],
  [
    "internal",
    "error",
    "promptlink itself failed on the document, which is set aside. Please report it.",
  ],
  [
    "invalid-path",
    "error",
    "The file’s path means different files on different systems. Rename it.",
  ],
  ["invalid-utf8", "error", "The file is not UTF-8, and is not read. Save it as UTF-8."],
  [
    "lone-surrogate",
    "warning",
    "A text that a program set holds half of a character, which no file can hold.",
  ],
  [
    "outside-library",
    "error",
    "The file is a link that leads out of the library, and is not read.",
  ],
  ["unreadable-file", "error", "The system does not let the file be read."],
  ["unreadable-folder", "error", "The system does not let the folder be read."],
].map(([name = "", severity = "", explanation = ""]) => ({ name, severity, explanation }));

/** The reference of the checks. */
export function checks(): Page {
  const groups = groupsOf(readFileSync(table, "utf8"));
  for (const { name } of ofFiles) assertReported(name);
  const known = new Set(groups.flat().map(({ name }) => name));
  for (const file of readdirSync(examples)) {
    const code = file.replace(/\.md$/, "");
    if (!known.has(code)) throw new Error(`there is no code ${code} for the example ${file}`);
  }
  const [text = [], frontmatter = [], references = [], ...composing] = groups;
  const source = `# Checks

What \`promptlink check\` and \`library.check()\` report, and what a persona says about its composing. A code never changes
its meaning. An **error** means that the agent would not get what its prompt promises, and makes \`promptlink check\` end
with 1; a **warning** is probably not what was meant; a **note** is worth knowing, and shown with \`--severity note\`.

${[
  group("Text", text),
  group("Frontmatter", frontmatter),
  group("References and rules", references),
  group("Composing", composing.flat()),
  group("Files", ofFiles),
].join("\n")}`;
  return {
    path: "reference/checks.html",
    title: "Checks",
    description: "Every finding by its code: what it means, and how to mend it.",
    group: "Reference",
    html: render(source),
    ...outline(source),
  };
}

function group(title: string, codes: readonly Code[]): string {
  return `## ${title}\n\n${codes.map(entry).join("\n")}`;
}

function entry({ name, severity, explanation }: Code): string {
  const file = new URL(`${name}.md`, examples);
  const example = existsSync(file) ? `${readFileSync(file, "utf8")}\n` : "";
  return `### \`${name}\`\n\n**${severity}** · ${explanation}\n\n${example}`;
}

/** The codes of each stage, as blank lines set them apart; throws where one has another form than this one knows. */
function groupsOf(rust: string): Code[][] {
  const [, rows = ""] = /^codes! \{\n(.*?)\n\}/ms.exec(rust) ?? [];
  const groups = rows.split("\n\n").map(codesOf);
  if (groups.flat().length === 0) throw new Error("code.rs holds no table of codes");
  return groups;
}

function codesOf(text: string): Code[] {
  const code = /((?:^ {4}\/\/\/ .*\n)+) {4}\w+ = "([\w-]+)", (\w+);/gm;
  const rest = text.replaceAll(code, "").trim();
  if (rest !== "") throw new Error(`code.rs is not understood: ${rest}`);
  return [...text.matchAll(code)].map(([, comment = "", name = "", severity = ""]) => ({
    name,
    severity: severity.toLowerCase(),
    explanation: comment.replaceAll(/^ {4}\/\/\/ /gm, "").trim(),
  }));
}

/** That the facade still reports a code. */
function assertReported(code: string): void {
  const files = readdirSync(facade, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && file !== "errors.ts");
  if (sources.some((file) => readFileSync(new URL(file, facade), "utf8").includes(`"${code}"`)))
    return;
  throw new Error(`the facade reports no ${code}`);
}
