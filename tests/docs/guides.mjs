// Doing what a guide says: each of its fences in order, in a project of its own.
//
// A fence with a path after its language is a file. `js` runs, in Node or with `browser` in a page, and the
// fence of `text` after it is what it prints. `console` is a terminal. `sh` installs and is not run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertShown, commandsOf } from "./examples.mjs";
import { showModule } from "./module.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** What promptlink prints where it ends with 1. */
const findings = /error\[|\d errors?\b/;
const bin = `"${process.execPath}" "${join(root, "pkg", "bin", "promptlink.cjs")}"`;

/**
 * @typedef {object} Fence
 * @property {string} language
 * @property {string} path of the file that it is; empty where it is none
 * @property {string} code
 * @property {number} start where its code begins in the guide
 */

/**
 * @param {string} markdown
 * @returns {Fence[]}
 */
export function fencesOf(markdown) {
  const fences = markdown.matchAll(/^(`{3,})(\w*)(?: ([^\n]*))?\n(.*?)^\1$/gms);
  return [...fences].map(
    ({ 0: whole, 1: mark = "", 2: language = "", 3: path = "", 4: code = "", index }) => ({
      language,
      path,
      code,
      start: index + whole.length - mark.length - code.length,
    }),
  );
}

/** A guide, to be done as it says. */
export class Guide {
  #folder = "";
  /** The code of the example whose output comes next. */
  #printed = /** @type {string | undefined} */ (undefined);
  #edits = /** @type {{ start: number, end: number, text: string }[]} */ ([]);
  #fill;

  /**
   * @param {string} markdown
   * @param {{ fill?: boolean }} [options] whether what is shown is to become what is printed
   */
  constructor(markdown, { fill = false } = {}) {
    this.markdown = markdown;
    this.#fill = fill;
  }

  /**
   * Does all that it says, and returns it as it should be.
   *
   * @param {{ chromium: boolean }} options
   */
  async follow({ chromium }) {
    this.#folder = await mkdtemp(join(tmpdir(), "promptlink-guide-"));
    try {
      await symlink(join(root, "node_modules"), join(this.#folder, "node_modules"), "junction");
      if (/^starts: roster$/m.test(this.markdown)) {
        await cp(join(root, "library"), join(this.#folder, "library"), { recursive: true });
      }
      for (const fence of fencesOf(this.markdown)) await this.#do(fence, chromium);
      assert.equal(this.#printed, undefined, "an example prints what is not shown");
      return this.#filled();
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  /**
   * @param {Fence} fence
   * @param {boolean} chromium
   */
  async #do(fence, chromium) {
    const { language, path, code } = fence;
    if (language === "text") return this.#compare(fence);
    assert.equal(this.#printed, undefined, `what is printed before ${code} is not shown`);
    if (language === "console") return this.#runAll(fence);
    if (language === "sh")
      return assert.match(code, /^(?:npm install [\w@/ -]+\n|cargo add [\w ]+\n)+$/);
    if (path === "browser") {
      if (!chromium) return console.log("skipped: the examples of guides in a page, no Chromium");
      this.#printed = await showModule(code);
      return;
    }
    if (path) return this.#write(path, code);
    assert.equal(language, "js", `a fence of ${language} has a path`);
    await this.#write("example.mjs", code);
    this.#printed = this.#run("node example.mjs");
  }

  /**
   * @param {string} path
   * @param {string} code
   */
  async #write(path, code) {
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await writeFile(join(this.#folder, path), code);
    if (!path.startsWith(".github/workflows/")) return;
    const commands = [...code.matchAll(/^ +- run: (.*)$/gm)].map(([, command = ""]) => command);
    assert.ok(commands.length > 0, `${path} runs nothing`);
    for (const command of commands) if (command !== "npm ci") this.#run(command);
  }

  /** @param {Fence} fence */
  #runAll(fence) {
    const parts = commandsOf(fence.code).map(({ command, output }) => {
      const printed = this.#run(command);
      return `$ ${command}\n${this.#shown(printed, output)}`.trimEnd();
    });
    this.#replace(fence, `${parts.join("\n\n")}\n`);
  }

  /** @param {Fence} fence */
  #compare(fence) {
    assert.ok(this.#printed !== undefined, `nothing prints\n${fence.code}`);
    this.#replace(fence, `${this.#shown(this.#printed, fence.code)}\n`);
    this.#printed = undefined;
  }

  /**
   * What is to be shown of what was printed: what is shown already, if it is right.
   *
   * @param {string} printed
   * @param {string} shown
   */
  #shown(printed, shown) {
    try {
      assertShown(printed, shown);
      return shown.trimEnd();
    } catch (error) {
      if (this.#fill) return printed.trimEnd();
      throw error;
    }
  }

  /**
   * @param {Fence} fence
   * @param {string} text
   */
  #replace({ start, code }, text) {
    if (this.#fill && text !== code) this.#edits.push({ start, end: start + code.length, text });
  }

  #filled() {
    let text = this.markdown;
    for (const edit of this.#edits.toReversed()) {
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    return text;
  }

  /** @param {string} command */
  #run(command) {
    const { status, stdout } = spawnSync(`${command.replaceAll("npx promptlink", bin)} 2>&1`, {
      cwd: this.#folder,
      shell: true,
      encoding: "utf8",
      env: {
        ...process.env,
        COLUMNS: "80",
        NO_COLOR: "1",
        GIT_AUTHOR_NAME: "You",
        GIT_AUTHOR_EMAIL: "you@example.com",
        GIT_COMMITTER_NAME: "You",
        GIT_COMMITTER_EMAIL: "you@example.com",
      },
    });
    assert.ok(
      status === 0 || (status === 1 && findings.test(stdout)),
      `${command} ended with ${status}: ${stdout}`,
    );
    return stdout.replaceAll(this.#folder, "/prompts");
  }
}
