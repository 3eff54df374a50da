// The pictures: each is a view of what promptlink says, worked by mouse and by keyboard, and can be read as a table.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadLibrary } from "promptlink/node";
import {
  append,
  choose,
  drop,
  eventually,
  kept,
  openDocument,
  openPath,
  selection,
  showPicture,
  source,
  standing,
  stands,
  still,
  until,
} from "./actions.mjs";
import { complaints, context, page, visit, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

/** @type {import("promptlink").Library} */
let library;

before(async () => {
  library = await loadLibrary(fileURLToPath(new URL("../../library/", import.meta.url)));
});

const panel = () => page.getByRole("tabpanel");
const node = (/** @type {string} */ name) =>
  page.getByRole("button", { name: new RegExp(`^${name}[,:]`) });

/** Waits until all of the graph is drawn, and is fitted into the room that it has. */
async function isGraphDrawn() {
  await page.locator('.graph-stage > svg > g[transform*="scale"]').waitFor();
  await still(page, () => page.locator(".graph-stage").innerHTML());
}

/** Where the nodes of the graph stand. */
const places = () =>
  page
    .locator(".graph-node")
    .evaluateAll((list) =>
      Object.fromEntries(
        list.map((one) => [one.querySelector("text")?.textContent, one.getAttribute("transform")]),
      ),
    );

test("the graph shows every document and what it refers to, and a click opens one", async () => {
  await showPicture(page, "Graph");
  await isGraphDrawn();
  assert.equal(await page.locator(".graph-node").count(), 15);
  assert.match(await panel().innerText(), /15 documents\s*63 links\s*1 cycle/);
  await node("serverless").click();
  await until(async () => (await openPath(page)) === "standards/serverless.md", "opened");
  const current = () => node("serverless").getAttribute("aria-current");
  await until(async () => (await current()) === "true", "marked as open");
  assert.deepEqual(complaints, []);
});

test("the graph is the same at each visit, and does not move when documents change, come, go or are renamed", async () => {
  await showPicture(page, "Graph");
  await isGraphDrawn();
  const first = await places();
  await visit();
  await showPicture(page, "Graph");
  await isGraphDrawn();
  assert.deepEqual(await places(), first);

  await append(page, "\n\nFollow **constructs.md** and **nowhere.md**.");
  await page.locator(".graph-node-missing", { hasText: "nowhere.md" }).waitFor();
  await isGraphDrawn();
  const { "nowhere.md": nowhere, ...others } = await places();
  assert.deepEqual(others, first);
  assert.ok(nowhere);

  await openDocument(page, "skills/frontend-skills.md");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await until(async () => !("frontend-skills" in (await places())), "gone");
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => "frontend-skills" in (await places()), "back");
  await isGraphDrawn();
  const { "nowhere.md": _, ...again } = await places();
  assert.deepEqual(again, first);
});

test("names that lead nowhere and cycles stand out, and lead to their places", async () => {
  await append(page, "\n\nFollow **nowhere.md**.");
  await stands(page, /error/);
  await showPicture(page, "Graph");
  await page.getByText("1 dangling name").waitFor();
  await openDocument(page, "agents/frontend.md");
  await node("nowhere.md").click();
  await until(async () => (await openPath(page)) === "agents/backend-developer.md", "its place");

  await page.mouse.move(0, 0);
  await page.getByRole("button", { name: "1 cycle" }).click();
  await page.getByRole("button", { name: "Cycle 1 of 1" }).waitFor();
  const lit = page.locator(".graph-node.graph-on text");
  await eventually(async () =>
    assert.deepEqual((await lit.allTextContents()).sort(), [
      "backend-developer",
      "construct-developer",
    ]),
  );
  const lines = page.locator(".graph-in-cycle.graph-on");
  await until(async () => (await lines.count()) === 3, "the lines of the cycle");
});

test("a name that several documents miss is one name, and each leads to where it names it", async () => {
  await append(page, "\n\nFollow **nowhere.md**.");
  await openDocument(page, "agents/frontend.md");
  await append(page, "\n\nFollow **nowhere.md**, too.");
  await stands(page, "2 errors");
  await showPicture(page, "Graph");
  await page.getByText("1 dangling name").waitFor();
  await isGraphDrawn();
  assert.equal(await page.locator(".graph-node-missing").count(), 1);
  assert.equal(await page.locator(".graph-lines .graph-dangling").count(), 2);
  assert.equal(
    await node("nowhere.md").getAttribute("aria-label"),
    "nowhere.md: not in the library, named in 2 documents",
  );
  await panel().getByText("Table", { exact: true }).click();
  const names = page.locator(".graph-table").getByRole("button", { name: "nowhere.md" });
  await until(async () => (await names.count()) === 2, "in the rows of both");
  for (const [index, path] of ["agents/backend-developer.md", "agents/frontend.md"].entries()) {
    await names.nth(index).click();
    await until(async () => (await openPath(page)) === path, "its document");
    assert.equal(await selection(page), "nowhere.md");
  }
});

test("the graph is that of the workspace, whichever was seen last", async () => {
  await showPicture(page, "Graph");
  await isGraphDrawn();
  await showPicture(page, "Budget");
  await drop(page, {
    "library/agents/frontend.md": "# Frontend\n\nFollow `nowhere.md`.\n",
    "library/agents/other.md": "# Other\n\nFollow `nowhere.md` and `frontend.md`.\n",
  });
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  await stands(page, /error/);
  await showPicture(page, "Graph");
  await until(async () => (await page.locator(".graph-node").count()) === 3, "its documents");
  await isGraphDrawn();
  const first = await places();
  assert.deepEqual(Object.keys(first).sort(), ["frontend", "nowhere.md", "other"]);
  await page.getByRole("button", { name: "Lay out anew" }).click();
  await isGraphDrawn();
  assert.deepEqual(await places(), first);
  assert.deepEqual(complaints, []);
});

test("kinds of lines are hidden and shown", async () => {
  await showPicture(page, "Graph");
  await isGraphDrawn();
  const before = await page.locator(".graph-lines > g").count();
  await page.getByText("Works with").click();
  await until(
    async () => (await page.locator(".graph-lines > g").count()) === before - 29,
    "hidden",
  );
  await page.locator(".graph-lines .graph-works").waitFor({ state: "detached" });
  await page.getByRole("checkbox", { name: "Works with" }).press(" ");
  await until(async () => (await page.locator(".graph-lines > g").count()) === before, "shown");
});

test("the graph is walked through, zoomed and opened by the keyboard", async () => {
  await source(page).click();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("picture: graph");
  await page.keyboard.press("Enter");
  await isGraphDrawn();
  await node("backend-developer").focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await page.keyboard.press("ArrowDown");
  await until(async () => /^construct-developer/.test((await focused()) ?? ""), "below");
  await page.keyboard.press("ArrowRight");
  await until(async () => /^constructs/.test((await focused()) ?? ""), "to the right");
  const view = page.locator(".graph-stage > svg > g");
  const scale = async () =>
    Number(/scale\(([\d.]+)/.exec((await view.getAttribute("transform")) ?? "")?.[1]);
  const fitted = await scale();
  await page.keyboard.press("+");
  await until(async () => (await scale()) > fitted, "closer");
  await page.keyboard.press("0");
  await until(async () => (await scale()) === fitted, "all of it");
  await page.keyboard.press("Enter");
  await until(async () => (await openPath(page)) === "standards/constructs.md", "opened");
});

test("the graph is panned and zoomed by the mouse, and stays so while one writes", async () => {
  await showPicture(page, "Graph");
  await isGraphDrawn();
  const view = () => page.locator(".graph-stage > svg > g").getAttribute("transform");
  const box = await page.locator(".graph-stage").boundingBox();
  assert.ok(box);
  const fitted = await view();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.wheel(0, -200);
  await until(async () => (await view()) !== fitted, "zoomed");
  const zoomed = await still(page, view);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await until(async () => (await view()) !== zoomed, "panned");
  const panned = await still(page, view);
  await append(page, "\n\nFollow **nowhere.md**.");
  await page.locator(".graph-node-missing").waitFor();
  assert.equal(await still(page, view), panned);
  await page.getByRole("button", { name: "Show all" }).click();
  await until(async () => (await view()) !== panned, "all of it");
});

test("a large graph is drawn part by part, and whole", async () => {
  const many = Array.from({ length: 400 }, (_, index) => [
    `library/standards/s${index}.md`,
    `# S${index}\n\nFollow \`s${(index + 1) % 400}.md\`.\n`,
  ]);
  await drop(page, Object.fromEntries(many));
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  await page.locator('.library-item[title="standards/s399.md"]').waitFor({ state: "attached" });
  await showPicture(page, "Graph");
  await until(async () => (await page.locator(".graph-node").count()) === 400, "all documents");
  await until(async () => (await page.locator(".graph-lines > g").count()) === 400, "all links");
  await page.getByRole("button", { name: "1 cycle" }).click();
  await until(async () => (await page.locator(".graph-node.graph-on").count()) === 400, "all lit");
});

test("the graph can be read as a table that leads to each reference", async () => {
  await showPicture(page, "Graph");
  await panel().getByText("Table", { exact: true }).click();
  const row = page.locator(".graph-table tbody tr", {
    has: page.locator('th .path[title="agents/plan-reviewer.md"]'),
  });
  await eventually(async () =>
    assert.match(await row.innerText(), /plan-review\s*relies on\s*lines? \d+/),
  );
  await row.getByRole("button", { name: "plan-review", exact: true }).click();
  await until(async () => (await openPath(page)) === "agents/plan-reviewer.md", "its place");
});

const number = (/** @type {number} */ value) => value.toLocaleString("en");
const budgetResult = () => page.locator(".budget-result strong").innerText();
const part = (/** @type {string} */ title) =>
  page.locator(".icicle-part", { has: page.getByText(title, { exact: true }) });
const name = (/** @type {string} */ title) => part(title).locator(".unseen").innerText();

test("a budget shows live what stays, as composing has it", async () => {
  await showPicture(page, "Budget");
  const { tokens } = library.compose("backend-developer");
  await until(async () => (await budgetResult()) === number(tokens), "all of it");
  const others = page.locator(".icicle-part:not(.icicle-stays)");
  await until(async () => (await others.count()) === 0, "everything stays");
  const field = page.getByRole("spinbutton", { name: "Budget in tokens" });
  await page.getByText(/^at least [\d,]*[1-9]/).waitFor();
  for (const budget of [6_000, 5_000]) {
    await field.fill(String(budget));
    await field.press("Enter");
    const composed = library.compose("backend-developer", { budget: { tokens: budget } });
    await until(async () => (await budgetResult()) === number(composed.tokens), `${budget}`);
  }
  const planned = library.plan("backend-developer", { budget: { tokens: 5_000 } });
  const titled = (/** @type {string} */ title) =>
    planned.documents.flatMap(({ sections }) => sections).find((one) => one.title === title);
  const { tokens: most, kept: stay } = titled("Testing requirements") ?? { tokens: 0, kept: 0 };
  assert.ok(stay > 0 && stay < most);
  await eventually(async () => {
    assert.equal(
      await name("Testing requirements"),
      `Testing requirements: ${most} tokens, ${stay} stay`,
    );
    assert.match(await name("backend-skills"), /^backend-skills: [\d,]+ tokens, all go$/);
    assert.match(
      await page.locator(".budget-foot").innerText(),
      /^\d+ sections of \d+ go, \d+ are shortened$/,
    );
  });
  assert.deepEqual(complaints, []);
});

test("the least budget is what a budget never takes, and the slider ends there", async () => {
  await showPicture(page, "Budget");
  const slider = page.getByRole("slider", { name: "Budget" });
  await slider.waitFor();
  await page.getByText(/^at least [\d,]*[1-9]/).waitFor();
  const all = Number(await slider.inputValue());
  await slider.press("ArrowLeft");
  await until(async () => Number(await slider.inputValue()) < all, "less");
  await slider.press("Home");
  const least = Number(await slider.getAttribute("min"));
  await until(async () => Number(await slider.inputValue()) === least, "the least");
  const compose = (/** @type {number} */ tokens) =>
    library.compose("backend-developer", { budget: { tokens } }).tokens;
  assert.ok(compose(least) <= least);
  assert.throws(() => compose(least - 1), { code: "budget-too-small" });
  await until(async () => (await budgetResult()) === number(compose(least)), "the least");
  await slider.press("End");
  await until(async () => (await budgetResult()) === number(all), "all of it");
});

test("the parts of the persona lead to their sections, by mouse and by keyboard", async () => {
  await showPicture(page, "Budget");
  await part("API design conventions").click();
  await until(async () => (await openPath(page)) === "standards/backend.md", "opened");
  const line = page.locator(".source .cm-activeLineGutter.cm-gutterElement").last();
  await until(async () => (await line.innerText()) === "146", "at its heading");

  await part("backend-developer").focus();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown"])
    await page.keyboard.press(key);
  await eventually(async () =>
    assert.match(
      await page.locator(".budget-foot").innerText(),
      /^Application architecture patterns/,
    ),
  );
  await page.keyboard.press("Enter");
  await until(async () => (await line.innerText()) === "75", "at its heading");
});

test("the parts of the persona can be read as a table, and follow what is written", async () => {
  await showPicture(page, "Budget");
  await panel().getByText("Table", { exact: true }).click();
  const row = panel().getByRole("row", { name: /^backend-developer/ });
  let before = "";
  await eventually(async () => {
    before = await row.innerText();
    assert.match(before, /631\s+all/);
  });
  await append(page, "\n\nThese words cost something more than nothing.");
  await until(async () => (await row.innerText()) !== before, "followed");
  await panel()
    .getByRole("row", { name: /^Security standards/ })
    .getByRole("button")
    .click();
  await until(async () => (await openPath(page)) === "standards/backend.md", "opened");
});

const choice = (/** @type {string} */ name) => page.getByRole("combobox", { name, exact: true });
const cost = () => page.locator(".compare-foot p").innerText();
const changes = (/** @type {string} */ kind) => page.locator(`.change-${kind}`);

test("what was written since the documents came is compared by rules and sections", async () => {
  await showPicture(page, "Compare");
  await page.getByText("Both are the same text.").waitFor();
  await openDocument(page, "standards/backend.md");
  await append(page, "\n\n## Logging\n\nYou SHOULD log every call.\n");
  const added = async () =>
    (await changes("added").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " "));
  const place = "Standard: standards/backend.md › Backend Standards";
  await eventually(async () => {
    const [rule = "", section = "", ...more] = await added();
    assert.equal(rule, `added You SHOULD log every call. ${place} › Logging`);
    assert.match(section, new RegExp(`^added Logging ${place} – (\\d+) \\+\\1$`));
    assert.deepEqual(more, []);
  });
  await openDocument(page, "agents/frontend.md");
  await changes("added").first().getByRole("button").click();
  await until(async () => (await openPath(page)) === "standards/backend.md", "its document");
  assert.equal(await selection(page), "You SHOULD log every call.");
  assert.deepEqual(complaints, []);
});

test("targets, budgets and treatments are compared as composing has them", async () => {
  await showPicture(page, "Compare");
  const [before, after] = [{ target: "xml" }, { skills: "omit", topics: "select" }].map((options) =>
    library.compose("backend-developer", /** @type {any} */ (options)),
  );
  await choice("Target, before").selectOption("xml");
  await choice("Skills, after").selectOption("omit");
  await choice("Sections, after").selectOption("select");
  const by = (after?.tokens ?? 0) - (before?.tokens ?? 0);
  await until(async () => (await cost()).startsWith(`−${number(-by)} tokens`), "the cost");
  await choice("Skills, after").selectOption("");
  await choice("Target, before").selectOption("markdown");
  await page.getByRole("spinbutton", { name: "Budget, after" }).fill("10");
  await page.keyboard.press("Enter");
  await page
    .getByRole("alert")
    .getByText(/^After: the agent and the rules/)
    .waitFor();
  await page.getByRole("spinbutton", { name: "Budget, after" }).fill("5000");
  await page.keyboard.press("Enter");
  const { tokens } = library.compose("backend-developer", {
    topics: "select",
    budget: { tokens: 5_000 },
  });
  await until(
    async () => (await page.locator(".compare-count").last().innerText()) === number(tokens),
    "the tokens",
  );
});

test("values of variables are compared", async () => {
  await source(page).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(
    "---\nvariables:\n  team:\n    type: string\n    default: Blue\n---\n\nAsk the {{team}} team.\n\n",
  );
  await showPicture(page, "Compare");
  await choice("State, before").selectOption("now");
  const [before, after] = ["before", "after"].map((side) =>
    page.getByRole("textbox", { name: `team, ${side}` }),
  );
  await page.getByText("Both are the same text.").waitFor();
  await until(async () => (await before?.getAttribute("placeholder")) === "Blue", "its default");
  await after?.fill("Crimson and rather large");
  await after?.press("Enter");
  await until(async () => (await changes("changed").count()) === 1, "one change");
  await before?.fill("Crimson and rather large");
  await before?.press("Enter");
  await page.getByText("Both are the same text.").waitFor();
});

test("a state is saved by the keyboard, and compared with after a reload", async () => {
  await append(page, "\n\n- You MUST log every call.");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("save the state");
  await page.keyboard.press("Enter");
  await page.getByText("Saved as “Starter roster, saved”").waitFor();
  for (const _ of "call.") await page.keyboard.press("Backspace");
  await page.keyboard.type("change.");
  await kept(page, "You MUST log every change.");
  await page.reload();
  await standing(page).waitFor();
  await showPicture(page, "Compare");
  await choice("State, before").selectOption({ label: "Starter roster, saved" });
  await changes("removed").first().getByText("You MUST log every call.").waitFor();
  await changes("added").first().getByText("You MUST log every change.").waitFor();
});

test("the matrix tells which promised topics are covered by which section, and which are not", async () => {
  await append(page, "\n\nFollow **backend.md**, including:\n- Juggling with knives");
  await showPicture(page, "Coverage");
  await page.getByText("1 not covered").waitFor();
  const table = panel().getByRole("table");
  const heads = (/** @type {"columnheader" | "rowheader"} */ role) => table.getByRole(role).count();
  await until(async () => (await heads("columnheader")) === 6, "a column for each");
  await until(async () => (await heads("rowheader")) === 5, "a row for each");
  const row = table.getByRole("row", { name: /^Backend Developer Agent/ });

  await row.getByRole("button", { name: /10\/11/ }).click();
  const topics = page.getByRole("region", { name: "Topics" });
  await until(async () => (await topics.getByRole("listitem").count()) === 11, "the topics");
  const missing = topics.getByRole("listitem").filter({ hasText: "not covered" });
  assert.match(await missing.innerText(), /^Juggling with knives/);
  await openDocument(page, "agents/frontend.md");
  await missing.getByRole("button").click();
  await until(async () => (await openPath(page)) === "agents/backend-developer.md", "its place");
  assert.equal(await selection(page), "Juggling with knives");

  const security = topics.getByRole("listitem").filter({ hasText: "Security standards" });
  await security.getByRole("button").last().click();
  await until(async () => (await openPath(page)) === "standards/backend.md", "the section");
  assert.deepEqual(complaints, []);
});

test("the matrix is opened from the palette and worked by the keyboard", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("picture: coverage");
  await page.keyboard.press("Enter");
  await page.getByText("all covered").waitFor();
  await page.getByRole("button", { name: "plan-reviewer", exact: true }).last().focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const topics = page.getByRole("region", { name: "Topics" });
  await topics.getByRole("heading", { name: /plan-review\.md/ }).waitFor();
  await topics.getByRole("button", { name: "Close" }).press("Enter");
  await topics.waitFor({ state: "detached" });
});

test("where there is nothing yet, each picture says so", async () => {
  await choose(page, "New, empty");
  await page.getByText("Nothing is here yet").waitFor();
  for (const [name, words] of /** @type {const} */ ([
    ["Graph", "There is nothing to draw yet."],
    ["Budget", "No agent is chosen."],
    ["Compare", "No agent is chosen."],
    ["Coverage", "No agent names topics"],
  ])) {
    await showPicture(page, name);
    await panel().getByText(words).waitFor();
  }
  assert.deepEqual(complaints, []);
});

test("a picture that cannot be loaded says so, and is loaded when one tries again", async () => {
  await context.route(/assets\/graph-.*\.js$/, (route) => route.abort());
  await showPicture(page, "Graph");
  await page.getByRole("alert").getByText("Graph could not be loaded").waitFor();
  await context.unroute(/assets\/graph-.*\.js$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await node("backend-developer").waitFor();
});
