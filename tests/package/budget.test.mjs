// Budgets: met to the token, by estimate and by any tokenizer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { loadTokenizer } from "promptlink/tokens";
import { folderWith, promptlink, roster } from "./support.mjs";

const texts = {
  "agents/keeper.md": "You are a Keeper.\n\nFollow **books.md** and **habits.md**.\n",
  "standards/books.md":
    "# Books\n\nWords of no weight.\n\n## Ledgers\n\n- They are blue. 😀\n- You MUST keep them dry.\n- They are old.\n",
  "standards/habits.md": `# Habits\n\n${"Be on time. ".repeat(60)}\n`,
};
const library = () => new Library().setMany(texts);
const words = {
  encoding: "words",
  count: (/** @type {string} */ text) => text.split(/\s+/).length,
};

test("a budget is met, and a larger one never gives less", async () => {
  const all = await loadLibrary(roster);
  const whole = all.compose("backend-developer");
  let before = 0;
  for (const tokens of [4500, 5000, 5001, 6000, 7000, whole.tokens]) {
    const persona = all.compose("backend-developer", { budget: { tokens } });
    assert.ok(persona.tokens <= tokens, `${persona.tokens} of ${tokens}`);
    assert.ok(persona.text.length >= before);
    assert.equal(persona.text, all.compose("backend-developer", { budget: { tokens } }).text);
    before = persona.text.length;
    assert.ok(persona.text.startsWith(all.text("agents/backend-developer.md") ?? "?"));
  }
  assert.equal(before, whole.text.length);
  const reserved = all.compose("backend-developer", { budget: { tokens: 6000, reserve: 1000 } });
  const smaller = all.compose("backend-developer", { budget: { tokens: 5000 } });
  assert.equal(reserved.text, smaller.text);
});

test("exact tokenizers and any others decide what there is room for", async () => {
  const all = await loadLibrary(roster);
  for (const tokenizer of [
    await loadTokenizer("o200k_base"),
    await loadTokenizer("cl100k_base"),
    words,
  ]) {
    for (const points of [false, true]) {
      for (const tokens of [4500, 5321, 6000]) {
        const { encoding } = tokenizer;
        const budget = { tokens, points, encoding };
        const persona = all.compose("backend-developer", { tokenizer, budget });
        assert.ok(tokenizer.count(persona.text) <= tokens);
        assert.equal(persona.tokens, tokenizer.count(persona.text));
        const whole = tokenizer.count(all.compose("backend-developer").text);
        const went = persona.leftOut.some(
          ({ reason }) => reason === "budget" || reason === "pointer",
        );
        assert.equal(went, whole > tokens);
      }
    }
  }
});

test("what went is listed with its cost, and a plan knows it beforehand", () => {
  const options = { budget: { tokens: 60 } };
  const persona = library().compose("keeper", options);
  assert.doesNotMatch(persona.text, /habits\.md`|Be on time/);
  assert.match(persona.text, /You MUST keep them dry/);
  const gone = persona.leftOut.filter(({ reason }) => reason === "budget");
  assert.ok(gone.some(({ document }) => document === "standards/habits.md"));
  for (const { tokens } of gone) assert.ok(tokens > 0);
  const plan = library().plan("keeper", options);
  assert.equal(plan.tokens, persona.tokens);
  assert.ok(
    plan.leftOut.some(
      ({ document, reason }) => document === "standards/habits.md" && reason === "budget",
    ),
  );
  assert.match(
    library().why("keeper", "habits", options).sentence,
    /is left out: there is no room for it/,
  );
});

test("a line can take the place of a document", () => {
  const persona = library().compose("keeper", { budget: { tokens: 220, points: true } });
  assert.match(persona.text, /\n- `standards\/habits\.md`: Be on time/);
  assert.ok(persona.tokens <= 220);
});

test("a budget that what must stay does not fit is an error that says by how much", () => {
  for (const tokenizer of [undefined, words]) {
    for (const tokens of [0, 5]) {
      assert.throws(() => library().compose("keeper", { budget: { tokens }, tokenizer }), {
        code: "budget-too-small",
        message: /\d+ more than the budget of \d; the largest part is `/,
      });
    }
  }
});

test("a budget is checked", () => {
  for (const budget of [
    5,
    {},
    { tokens: -1 },
    { tokens: 1, spare: 2 },
    { tokens: 1, points: "yes" },
    { tokens: 1, reserve: 2 },
  ]) {
    assert.throws(() => library().compose("keeper", { budget: /** @type {any} */ (budget) }), {
      code: "invalid-option",
    });
  }
  const misspelt = /** @type {any} */ ({ budget: { tokens: 1, point: true } });
  assert.throws(() => library().compose("keeper", misspelt), { message: /mean "points"\?/ });
  const budget = { tokens: 500, encoding: "o200k_base" };
  assert.throws(() => library().compose("keeper", { budget }), {
    code: "invalid-option",
    message: /give the tokenizer/,
  });
});

test("the command line composes within a budget", (t) => {
  const folder = folderWith(t, texts);
  const { stdout } = promptlink(["compose", "keeper", "--budget", "70", "--reserve", "10"], {
    cwd: folder,
  });
  assert.equal(stdout, library().compose("keeper", { budget: { tokens: 60 } }).text);
  const plan = promptlink(["plan", "keeper", "--budget", "60"], { cwd: folder }).stdout;
  assert.match(plan, /\nstandards\/habits\.md +left out +\d+ +budget; habits\.md at/);
  const { status, stderr } = promptlink(["compose", "keeper", "--budget", "3"], { cwd: folder });
  assert.equal(status, 2);
  assert.match(stderr, /more than the budget of 3/);
});
