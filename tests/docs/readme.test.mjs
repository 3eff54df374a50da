// The examples of README.md do what it says that they do, with the package as it is built.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertShown, commandsOf, examplesOf } from "./examples.mjs";
import { showModule } from "./module.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const examples = examplesOf(await readFile(join(root, "README.md"), "utf8"));
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** A project that has installed the package and holds a copy of the roster. */
let project = "";

before(async () => {
  project = await mkdtemp(join(tmpdir(), "promptlink-readme-"));
  await copyRoster();
  await mkdir(join(project, "node_modules"));
  await symlink(join(root, "pkg"), join(project, "node_modules", "promptlink"), "junction");
});

after(() => rm(project, { recursive: true, force: true }));

/** Gives the project the roster as it is, whatever an example did to it. */
async function copyRoster() {
  await rm(join(project, "library"), { recursive: true, force: true });
  await cp(join(root, "library"), join(project, "library"), { recursive: true });
}

/**
 * The one example of a section in a language.
 *
 * @param {string} section
 * @param {string} language
 */
function exampleOf(section, language) {
  const found = examples.filter((one) => one.section === section && one.language === language);
  const [example] = found;
  assert.ok(example && found.length === 1, `README.md has one ${language} example in "${section}"`);
  return example;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ shell?: boolean }} [options]
 */
function run(command, args, options) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, COLUMNS: "80", NO_COLOR: "1" },
    ...options,
  });
  return { status, stdout, stderr };
}

const inNode = ["In Node", "To a model", "Tokens, exactly"];
for (const section of inNode) {
  test(`Node prints what is shown in "${section}"`, async () => {
    const { code, output } = exampleOf(section, "js");
    await writeFile(join(project, "example.mjs"), code);
    const { status, stdout, stderr } = run(process.execPath, ["example.mjs"]);
    assert.equal(status, 0, stderr);
    assertShown(stdout, output ?? "");
  });
}

test("the page holds what is shown", async (context) => {
  if (!existsSync(chromium)) {
    console.log("skipped: the browser example of README.md, no Chromium");
    context.skip("no Chromium");
    return;
  }
  const { code, output } = exampleOf("In the browser", "js");
  assertShown(await showModule(code), output ?? "");
});

for (const section of ["On the command line", "Held to what was reviewed"]) {
  test(`the commands of "${section}" print what is shown, one after the other`, async () => {
    await copyRoster();
    runCommands(exampleOf(section, "console").code);
  });
}

/** @param {string} code */
function runCommands(code) {
  const bin = `"${process.execPath}" "${join(root, "pkg", "bin", "promptlink.cjs")}"`;
  for (const { command, output } of commandsOf(code)) {
    const { status, stdout, stderr } = run(command.replace(/^npx promptlink/, bin), [], {
      shell: true,
    });
    assert.ok(status === 0 || (status === 1 && output.includes("error[")), `${command}: ${stderr}`);
    assertShown(stdout, output);
  }
}

test("what `npm start` ends with is what the command prints", () => {
  const { output } = exampleOf("Try it", "sh");
  const args = ["compose", "backend-developer", "--library", join(root, "library"), "--summary"];
  const bin = join(root, "pkg", "bin", "promptlink.cjs");
  const { status, stdout, stderr } = run(process.execPath, [bin, ...args]);
  assert.equal(status, 0, stderr);
  assertShown(stdout, `…\n${output}`);
});
