import assert from "node:assert/strict";
import { test } from "node:test";
import { Library, parse } from "promptlink";
import { liveMemory } from "../../pkg/dist/boundary/engine.js";

const pages = () => liveMemory().buffer.byteLength / 65536;

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
