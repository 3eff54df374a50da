import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { Library, parse } from "promptlink";
import { liveMemory } from "../../pkg/dist/boundary/engine.js";

const pages = () => liveMemory().buffer.byteLength / 65536;

const engine = new URL("../../pkg/dist/boundary/engine.js", import.meta.url).href;

const agent = "# Agent\n\nYou are an Agent.\n\nFollow **rules.md** including:\n\n- é\n";
const rules = `# Rules\n\n${"You MUST do this 😀.\n\n".repeat(50)}`;

/**
 * The pages that many calls add after a warm-up.
 *
 * @param {(round: number) => void} work
 */
function growth(work) {
  for (let round = 0; round < 200; round += 1) work(round);
  const before = pages();
  for (let round = 0; round < 10_000; round += 1) work(round);
  return pages() - before;
}

// What grows most in the parser, and where most is edited, linked and told.
const dense = [
  "*a",
  "[",
  "- - - - - - - a\n",
  "- a\n\n1. b\n\n",
  "# a\n",
  "a|b\n-\n",
  "a\r\nb\rc\n",
];

for (const marks of dense) {
  test(`a text of ${JSON.stringify(marks)} takes at most 64 times its size and 8 MiB`, async () => {
    const grown = await run(marks);
    assert.ok(grown > 0 && grown <= 64 * 2 ** 20 + 8 * 2 ** 20, `${grown} bytes for 1 MiB`);
  });
}

/**
 * The bytes that a process takes for a text of 1 MiB, read, checked, composed and inspected.
 *
 * @param {string} marks
 */
async function run(marks) {
  const script = `
    import { Library } from "promptlink";
    import { liveMemory } from ${JSON.stringify(engine)};
    const library = new Library().set("agents/a.md", "You are A.");
    library.check();
    const before = liveMemory().buffer.byteLength;
    const marks = ${JSON.stringify(marks)};
    library.set("agents/a.md", marks.repeat(2 ** 20 / marks.length));
    library.check();
    library.compose("agents/a.md").text;
    library.document("agents/a.md");
    console.log(liveMemory().buffer.byteLength - before);
  `;
  const args = ["--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
  });
  return Number(stdout);
}

test("10,000 texts parsed add no page", () => {
  assert.equal(
    growth((round) => parse(`${rules}${round}`)),
    0,
  );
});

test("10,000 edits with a composition after each add no page", () => {
  const library = new Library().setMany({ "agents/agent.md": agent, "standards/rules.md": rules });
  const edit = (/** @type {number} */ round) => {
    library.set("standards/rules.md", `${rules}${round}\n`);
    assert.ok(library.compose("agent").text.endsWith(`${round}\n`));
  };
  assert.equal(growth(edit), 0);
});

test("10,000 libraries that are disposed of add no page", () => {
  const use = () => {
    const library = new Library().set("agents/agent.md", agent);
    library.documents();
    library.dispose();
  };
  assert.equal(growth(use), 0);
});

test("10,000 errors add no page", () => {
  const library = new Library().set("agents/agent.md", agent);
  assert.equal(
    growth(() => assert.throws(() => library.compose("agnt"))),
    0,
  );
});

test("renaming and deleting leave nothing behind", () => {
  const library = new Library().set("agents/agent.md", agent);
  const use = (/** @type {number} */ round) => {
    library.set(`standards/rules-${round}.md`, rules);
    library.rename(`standards/rules-${round}.md`, "standards/rules.md");
    library.compose("agent");
    library.delete("standards/rules.md");
  };
  const grown = growth(use);
  assert.ok(grown <= 16, `a table of numbers may grow, not the documents: ${grown} pages`);
});
