// Completion: names are offered while they are written, and whatever is taken links.

import assert from "node:assert/strict";
import { test } from "node:test";
import { append, eventually, findings, openDocument, source, stands, until } from "./actions.mjs";
import { complaints, page, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

const offers = () => page.locator(".cm-tooltip-autocomplete");
const labels = () => offers().locator(".cm-completionLabel").allInnerTexts();

/** The last line of the editor. */
const lastLine = async () => (await source(page).innerText()).trimEnd().split("\n").at(-1);

/**
 * Takes the offer that is chosen.
 *
 * @param {RegExp} offer what it says
 */
async function take(offer) {
  // While others are asked for, those that are shown cannot be taken.
  const shown = page.locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)");
  await shown.locator("li[aria-selected]", { hasText: offer }).waitFor();
  // CodeMirror takes no key in the first 75 milliseconds, in which it may be meant for the text.
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  await offers().waitFor({ state: "detached" });
}

const everythingLinks = () => stands(page, "Everything links");

test("documents are offered behind a back-quote, by the shortest name that is theirs alone", async () => {
  await append(page, "\n\nFollow `front");
  await eventually(async () =>
    assert.deepEqual((await labels()).slice(0, 2), ["frontend", "frontend-skills"]),
  );
  await page.keyboard.type("end-st");
  await take(/frontend-standards\.md/);
  assert.equal(await lastLine(), "Follow `frontend-standards.md");
  await page.keyboard.type("` always.");
  await everythingLinks();
  assert.deepEqual(complaints, []);
});

test("documents are offered by their paths within a path, and from the folder in a link", async () => {
  await append(page, "\n\nFollow standards/serv");
  await take(/standards\/serverless\.md/);
  await page.keyboard.type(" and [it](");
  await offers().waitFor();
  await page.keyboard.type("plan-review.md");
  await take(/\.\.\/standards\/plan-review\.md/);
  await page.keyboard.type(").");
  assert.equal(
    await lastLine(),
    "Follow standards/serverless.md and [it](../standards/plan-review.md).",
  );
  await everythingLinks();
});

test("agents and skills are offered by their names, when asked for in the middle of a sentence", async () => {
  await append(page, "\n\nWork with the serverless-");
  await page.keyboard.press("Control+Space");
  await take(/serverless-developer(?!\.md)/);
  await page.keyboard.type(" agent. Use the **backend-sk");
  await take(/backend-skills/);
  assert.match(
    (await lastLine()) ?? "",
    /^Work with the serverless-developer agent\. Use the \*\*/,
  );
});

test("the sections of a document are offered behind #, and each leads there", async () => {
  await openDocument(page, "standards/backend.md");
  await append(page, "\n\n## C++ & *Go*: what's new?\n\nx\n\n## C++ & *Go*: what's new?\n\nx\n");
  await openDocument(page, "agents/backend-developer.md");
  await append(page, "\n\nSee `standards/backend.md#");
  /** @type {string[]} */
  let all = [];
  await eventually(async () => {
    all = await labels();
    assert.ok(all.length > 10, `${all}`);
    assert.ok(all.includes("standards/backend.md#c--go-whats-new-1"), `${all}`);
  });
  await page.keyboard.type("error");
  await take(/backend\.md#error/);
  await page.keyboard.type("` and:\n");
  await page.keyboard.press("Escape");
  await page.keyboard.insertText(all.map((anchor) => `\n- \`${anchor}\``).join(""));
  // Each leads somewhere; of two that have one title, the first is named with a warning.
  await stands(page, "1 warning");
  await findings(page).getByText("Several sections of standards/backend.md answer").waitFor();
  await page.keyboard.insertText("\n- `standards/backend.md#no-such-section`");
  await findings(page).getByText("has no section").waitFor();
});

test("in prose nothing is offered, and Escape sends offers away", async () => {
  await append(page, "\n\nA plain sentence on backend and frontend.");
  // Long enough for what must not happen.
  await page.waitForTimeout(300);
  assert.equal(await offers().count(), 0);
  await page.keyboard.type(" See `back");
  await offers().waitFor();
  await page.keyboard.press("Escape");
  await offers().waitFor({ state: "detached" });
  assert.match((await lastLine()) ?? "", /See `back$/);
});

test("a reference tells on hover how many tokens its document has", async () => {
  await page.locator(".cm-reference-link").first().hover();
  const tokens = page.locator(".cm-card-tokens");
  await until(async () => /^about \d[\d,]* tokens$/.test(await tokens.innerText()), "tokens");
});
