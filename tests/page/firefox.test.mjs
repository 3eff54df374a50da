// The way through the page in Firefox, where there is one: what differs between browsers shows here.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { findProgram } from "../../scripts/lib/programs.mjs";
import { kept, until } from "./actions.mjs";
import { patience } from "./browser.mjs";
import { serve } from "./server.mjs";
import { areTools, tool } from "./tools.mjs";

const firefox = [
  process.env["FIREFOX"],
  findProgram("firefox", process.env),
  findProgram("firefox-esr", process.env),
  "/Applications/Firefox.app/Contents/MacOS/firefox",
].find((path) => path && existsSync(path));

const skip = firefox && areTools ? false : "no Firefox, or nothing to drive it";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {any} */
let browser;
/** @type {any} */
let page;
/** @type {string[]} */
const complaints = [];

before(async () => {
  if (skip) return console.log(`skipped: the page in Firefox, ${skip}`);
  const { default: puppeteer } = await tool("puppeteer-core");
  server = await serve();
  browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  page = await browser.newPage();
  page.setDefaultTimeout(patience);
  page.on("pageerror", (/** @type {unknown} */ error) => complaints.push(String(error)));
  page.on("console", (/** @type {{ type(): string, text(): string }} */ message) => {
    if (/^(?:error|warn)/.test(message.type())) complaints.push(message.text());
  });
  await page.setViewport({ width: 1280, height: 800 });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/**
 * The text of what a selector finds; of an editor, the lines that are in sight.
 *
 * @param {string} selector
 * @returns {Promise<string>}
 */
const textOf = (selector) =>
  page.evaluate((/** @type {string} */ selector) => {
    const found = document.querySelector(selector);
    const editor = found?.shadowRoot?.querySelector(".cm-content");
    return /** @type {HTMLElement} */ (editor ?? found)?.innerText ?? "";
  }, selector);

const untilLinked = () =>
  until(async () => (await textOf(".standing")) === "Everything links", "linked");
const lastLine = async () => (await textOf(".source .code")).trimEnd().split("\n").at(-1);
const digest = () => textOf(".persona-digest");

/** @param {readonly string[]} keys of which all but the last are held */
async function press(...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

/** @param {string} what is typed into the palette and done */
async function palette(what) {
  await press("Control", "k");
  await page.keyboard.type(what);
  await page.waitForSelector('.palette-offer[aria-selected="true"]');
  await page.keyboard.press("Enter");
}

test("Firefox: the roster is linked, and what is typed is in the persona", { skip }, async () => {
  await page.goto(server.address);
  await untilLinked();
  await page.click(".tour-buttons .button");
  const before = await digest();
  await page.click(".source .code");
  await press("Control", "Home");
  await press("End");
  await page.keyboard.type(" in Firefox");
  await until(async () => /Prompt in Firefox/.test(await textOf(".persona .code")), "typed");
  await until(async () => (await digest()) !== before, "linked");
});

test("Firefox: a name that leads nowhere is a finding, and goes with an undo", {
  skip,
}, async () => {
  await press("Control", "End");
  await until(async () => /backend-skills\.md\.$/.test((await lastLine()) ?? ""), "the end");
  const before = await lastLine();
  await page.keyboard.type("\n\nFollow **backend-standard.md**.");
  await page.waitForSelector(".finding.severity-error");
  await until(async () => /backend-standard\.md/.test(await textOf(".finding")), "the finding");
  await until(async () => {
    if ((await lastLine()) === before) return true;
    await press("Control", "z");
    return false;
  }, "undone");
  await untilLinked();
});

test("Firefox: target and pictures by the palette, and all of it survives a reload", {
  skip,
}, async () => {
  await page.click(".source .code");
  await press("Control", "End");
  await page.keyboard.type("\n\nKept in Firefox.");
  await palette("target: xml");
  await until(async () => /^<document/.test(await textOf(".persona .code")), "XML");
  await palette("picture: graph");
  await until(async () => (await page.$$(".graph-node")).length === 15, "the graph");
  await kept(page, "Kept in Firefox.");
  await page.reload();
  await page.waitForSelector(".standing");
  await page.click(".source .code");
  await press("Control", "End");
  await until(async () => /Kept in Firefox\./.test(await textOf(".source .code")), "kept");
  assert.deepEqual(complaints, []);
});

test("Firefox: the documentation is read and searched", { skip }, async () => {
  await page.goto(`${server.address}docs/index.html`);
  await page.keyboard.press("/");
  await page.waitForSelector("dialog.search[open]");
  await page.keyboard.type("budget");
  await page.waitForSelector("#found a");
  const first = '#found [aria-selected="true"] a';
  const found = await page.$eval(first, (/** @type {HTMLAnchorElement} */ link) => link.href);
  await page.keyboard.press("Enter");
  await until(async () => page.url() === found, found);
  assert.deepEqual(complaints, []);
});
