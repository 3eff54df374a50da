// What the command line does on a terminal, which script(1) makes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { folderWith, packageFolder, promptlink, roster } from "./support.mjs";

const skip = existsSync("/usr/bin/script") && process.platform === "linux" ? false : "no script(1)";
const program = `"${process.execPath}" "${join(packageFolder, "bin", "promptlink.cjs")}"`;

/**
 * Runs a command line on a terminal of ten lines of 80 columns.
 *
 * @param {string} words
 * @param {NodeJS.ProcessEnv} env
 */
function onTerminal(words, env) {
  const { PAGER, PROMPTLINK_PAGER, LESS, NO_COLOR, FORCE_COLOR, ...plain } = process.env;
  const command = `stty rows 10 cols 80; ${program} ${words}; echo "code $?"`;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
    env: { ...plain, TERM: "xterm", ...env },
    encoding: "utf8",
    input: "",
  });
  return stripVTControlCharacters(stdout).replaceAll("\r", "");
}

/** @param {import("node:test").TestContext} t */
function pagerInto(t) {
  const folder = folderWith(t, {});
  const file = join(folder, "paged");
  return {
    pager: `cat > "${file}"`,
    paged: () => (existsSync(file) ? stripVTControlCharacters(readFileSync(file, "utf8")) : ""),
  };
}

test("what is longer than the terminal goes through the pager, whole", { skip }, (t) => {
  const plain = promptlink(["inspect", roster]).stdout;
  for (const name of ["PROMPTLINK_PAGER", "PAGER"]) {
    const { pager, paged } = pagerInto(t);
    const screen = onTerminal(`inspect "${roster}"`, { [name]: pager });
    assert.match(screen, /code 0\n$/);
    assert.doesNotMatch(screen, /documents: nothing wrong/);
    assert.equal(paged().split("\n").length, plain.split("\n").length);
    assert.match(paged(), /^agents\/\n[\s\S]*15 documents: nothing wrong\n$/);
  }
});

test("PROMPTLINK_PAGER goes before PAGER", { skip }, (t) => {
  const { pager, paged } = pagerInto(t);
  onTerminal(`inspect "${roster}"`, { PROMPTLINK_PAGER: pager, PAGER: "false" });
  assert.match(paged(), /nothing wrong/);
});

test("the exit code is the command's, also where the reader leaves early", { skip }, (t) => {
  const folder = folderWith(t, {
    "agents/a.md": `You are an A.\n\n${"Follow **gone.md** always.\n\n".repeat(3000)}`,
  });
  const screen = onTerminal(`check "${folder}"`, { PROMPTLINK_PAGER: "head -1" });
  assert.match(screen, /error\[dangling-reference\][^\n]*\ncode 1\n$/);
});

for (const [what, words, env] of /** @type {const} */ ([
  ["it fits", `check "${roster}"`, {}],
  ["it is told not to", `inspect --no-pager "${roster}"`, {}],
  ["it prints JSON", `inspect --json "${roster}"`, {}],
  ["its output is piped", `inspect "${roster}" | cat`, {}],
  ["the terminal is dumb", `inspect "${roster}"`, { TERM: "dumb" }],
])) {
  test(`no pager where ${what}`, { skip }, (t) => {
    const { pager, paged } = pagerInto(t);
    const screen = onTerminal(words, { PROMPTLINK_PAGER: pager, ...env });
    assert.equal(paged(), "");
    assert.match(screen, /nothing wrong|"diagnostics":\[\]/);
  });
}

for (const pager of ["", "cat", "no-such-pager --option"]) {
  test(`everything is printed at once by the pager ${JSON.stringify(pager)}`, { skip }, () => {
    const screen = onTerminal(`inspect "${roster}"`, { PROMPTLINK_PAGER: pager, PAGER: "false" });
    assert.match(screen, /agents\/\n[\s\S]*15 documents: nothing wrong\ncode 0\n$/);
  });
}

test("long work tells how far it has come, and takes that away", { skip }, (t) => {
  const text = `You are an A.\n\nFollow **gone.md** always.\n\n${"You MUST read this.\n\n".repeat(80)}`;
  const files = Array.from({ length: 2000 }, (_, index) => [`agents/a${index}.md`, text]);
  const folder = folderWith(t, Object.fromEntries(files));
  const screen = onTerminal(`check "${folder}" --severity error | tail -1`, {});
  assert.match(screen, /checking 2000 documents/);
  assert.match(screen, /2,000 documents: 2,000 errors[^\n]*\ncode 0\n$/);
  assert.equal(promptlink(["check", folder, "--severity", "error"]).stderr, "", "not when piped");
});

test("a persona says nothing to the terminal, and is written as it is elsewhere", { skip }, (t) => {
  const hidden =
    "a\u001b]0;title\u0007 b\u202ec\u2069 d\u{e0041}\u{e007f} e\u200b f\u0085g \u{1f469}\u200d\u{1f4bb}";
  const folder = folderWith(t, { "agents/odd.md": `You are odd: ${hidden}.\n\n\tcode\n` });
  const screen = onTerminal(`compose odd --library "${folder}"`, {});
  assert.match(
    screen,
    /a<U\+001B>\]0;title<U\+0007> b<U\+202E>c<U\+2069> d<U\+E0041><U\+E007F> e<U\+200B> f<U\+0085>g \u{1f469}\u200d\u{1f4bb}\./u,
  );
  assert.match(screen, /\n {4}code\n/);
  const raw = `You are odd: ${hidden}.\n\n\tcode\n`;
  assert.equal(promptlink(["compose", "odd", "--library", folder]).stdout, raw);
  onTerminal(`compose odd --library "${folder}" --out "${join(folder, "out.md")}"`, {});
  assert.equal(readFileSync(join(folder, "out.md"), "utf8"), raw);
  const request = onTerminal(`compose odd --library "${folder}" --request openai`, {});
  assert.match(request, /a\\u001b\]0;title\\u0007 b\\u202ec/);
});
