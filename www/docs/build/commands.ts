// The command line's own help, as it prints it.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { figure, outline, render } from "./markdown.ts";
import type { Page } from "./page.ts";

const program = fileURLToPath(new URL("../../../pkg/bin/promptlink.cjs", import.meta.url));

/** The reference of the command line. */
export function commands(): Page {
  const help = helpOf();
  const [, list = ""] = /^Commands:\n(.*?)\n\n/ms.exec(help) ?? [];
  const names = [...list.matchAll(/^ {2}(\w+)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help");
  if (names.length < 5) throw new Error("the help of promptlink names no commands");
  const title = "Command line";
  const description = "Every command of promptlink with its options, as its own help tells it.";
  const texts = names.map((name) => ({ name, text: helpOf(name) }));
  const head = `# ${title}\n\n${description}\n`;
  const source = [
    `${head}\n\`\`\`text\n${help}\n\`\`\`\n`,
    ...texts.map(({ name, text }) => `## ${name}\n\n\`\`\`text\n${text}\n\`\`\`\n`),
  ].join("\n");
  const html = [render(head), figure(help, "text", "promptlink --help")];
  for (const { name, text } of texts) {
    html.push(render(`## ${name}`), figure(text, "text", `promptlink ${name} --help`));
  }
  const path = "reference/command-line.html";
  return { path, title, description, group: "Reference", html: html.join(""), ...outline(source) };
}

function helpOf(...command: readonly string[]): string {
  const env = { ...process.env, COLUMNS: "88", NO_COLOR: "1" };
  const options = { encoding: "utf8", env } as const;
  return execFileSync(process.execPath, [program, "help", ...command], options).trim();
}
