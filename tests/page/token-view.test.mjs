// The persona as tokens: those that the tokenizer tells, with a vocabulary that nobody loads who does not ask.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { loadTokenizer } from "promptlink/tokens";
import { append, eventually, personaText, until } from "./actions.mjs";
import { complaints, context, page, requests, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

/** @type {Awaited<ReturnType<typeof loadTokenizer>>} */
let o200k;
/** @type {Awaited<ReturnType<typeof loadTokenizer>>} */
let cl100k;

before(async () => {
  o200k = await loadTokenizer("o200k_base");
  cl100k = await loadTokenizer("cl100k_base");
});

const text = () => page.getByRole("textbox", { name: "Tokens of the persona" });
const shown = () => page.locator(".tokens-count dd").first().innerText();
const readout = () => page.locator(".tokens-readout").innerText();
const number = (/** @type {number} */ value) => value.toLocaleString("en");

async function showTokens() {
  await page.getByRole("tab", { name: "Tokens" }).click();
  await text().locator(".cm-token").first().waitFor();
}

test("each token has its border, and they are counted under each encoding", async () => {
  const persona = (await personaText(page)).text;
  await showTokens();
  await until(async () => (await shown()) === number(o200k.count(persona)), "o200k");
  const line = persona.slice(0, persona.indexOf("\n"));
  const wanted = o200k
    .tokens(persona)
    .filter(({ end }) => end <= line.length)
    .map(({ start, end }) => persona.slice(start, end));
  const tokens = text().locator(".cm-line").first().locator(".cm-token");
  await eventually(async () => assert.deepEqual(await tokens.allTextContents(), wanted));
  await page.getByText("cl100k", { exact: true }).click();
  await until(async () => (await shown()) === number(cl100k.count(persona)), "cl100k");
  assert.deepEqual(complaints, []);
});

test("the token that one points at is told, by mouse and by keyboard", async () => {
  const persona = (await personaText(page)).text;
  await showTokens();
  const token = text().locator(".cm-token", { hasText: "Developer" }).first();
  await token.hover();
  const { id } = o200k.tokens(persona)[2] ?? {};
  const count = number(o200k.count(persona));
  await eventually(async () => {
    assert.ok((await readout()).includes(`token 3 of ${count}`));
    assert.match(await readout(), new RegExp(`·Developer\\s+${id}$`));
  });
  await page.mouse.move(0, 0);
  await text().focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await until(async () => (await readout()).includes(`token 2 of ${count}`), "by the keyboard");
});

test("white space is visible, and characters of several tokens tell all of them", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("persona’s tokens");
  await page.keyboard.press("Enter");
  await text().locator(".cm-token").first().waitFor();
  await until(async () => (await text().locator(".cm-spaces").count()) > 10, "spaces");
  await until(async () => (await text().locator(".cm-line-end").count()) > 5, "ends of lines");
  const family = "\u{1fae8}\u{1fac6}";
  await page.getByRole("textbox", { name: "Markdown source" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(`${family}\t `);
  await text().locator(".cm-tabs").first().waitFor();
  const several = o200k.tokens(`${family}\t `).filter(({ end }) => end <= 2);
  assert.ok(several.length > 1);
  await text().focus();
  await page.keyboard.press("Control+Home");
  const ids = several.map(({ id }) => id).join(" + ");
  await until(async () => (await readout()).endsWith(ids), ids);
});

test("the tokens follow what is written", async () => {
  await showTokens();
  const before = await shown();
  await append(page, "\n\nOne more line of words.");
  await until(async () => (await shown()) !== before, "more");
  const { text: persona } = await personaText(page);
  await until(async () => (await shown()) === number(o200k.count(persona)), "all of it");
});

test("the header says that it estimates, until the persona is counted as it is", async () => {
  const header = page.locator(".persona-tokens");
  const estimate = await header.innerText();
  assert.match(estimate, /^about [\d,]+ tokens$/);
  assert.match((await header.getAttribute("title")) ?? "", /^Estimated/);
  await showTokens();
  const exact = `${number(o200k.count((await personaText(page)).text))} tokens`;
  await until(async () => (await header.innerText()) === exact, exact);
  assert.equal(await header.getAttribute("title"), "Counted for o200k_base");
  await page.getByRole("tab", { name: "Text" }).click();
  await append(page, "\n\nOne more line of words.");
  await until(async () => /^about/.test(await header.innerText()), "an estimate again");
});

test("the vocabulary is loaded when it is asked for, and where it cannot be, that is said and tried again", async () => {
  assert.deepEqual(
    requests.filter((url) => /\.bin$|tokens_bg/.test(url)),
    [],
  );
  await context.route(/o200k_base.*\.bin$/, (route) => route.abort());
  await page.getByRole("tab", { name: "Tokens" }).click();
  await page.getByRole("alert").getByText("could not be counted").waitFor();
  await context.unroute(/o200k_base.*\.bin$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await text().locator(".cm-token").first().waitFor();
});
