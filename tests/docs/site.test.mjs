// The documentation as it is built: every link leads somewhere, every page is usable by all, and the search finds.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import axe from "axe-core";
import { eventually, until } from "../page/actions.mjs";
import { blocked, openBrowser } from "../page/browser.mjs";
import { serveFolders } from "./server.mjs";

const site = fileURLToPath(new URL("../../www/dist/", import.meta.url));
const chromium = existsSync(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
const skip = chromium ? false : "no Chromium";
const pages = new Map(
  readdirSync(join(site, "docs"), { recursive: true, encoding: "utf8" })
    .map((path) => `docs/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".html"))
    .map((path) => [path, readFileSync(join(site, path), "utf8")]),
);

/** @type {Awaited<ReturnType<typeof serveFolders>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  if (!chromium) return console.log("skipped: the documentation in a browser, no Chromium");
  server = await serveFolders({ "/some/where/": site });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/**
 * Opens a page, and keeps account of what it complains about and asks for.
 *
 * @param {string} address
 */
async function open(address) {
  const page = await browser.context.newPage();
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("console", (message) => {
    if (message.text() !== blocked) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.locator("button.find").waitFor();
  return { page, complaints, requests };
}

const at = (/** @type {string} */ path) => `${server.address}some/where/${path}`;

test("there are guides, the command line, targets, checks, and a page for each entry", () => {
  assert.ok([...pages.keys()].filter((path) => path.startsWith("docs/guides/")).length >= 7);
  const manifest = JSON.parse(
    readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"),
  );
  const entries = Object.entries(manifest.exports).filter(([, one]) => typeof one === "object");
  for (const [name] of entries) {
    const file = name === "." ? "promptlink" : name.slice(2).replaceAll("/", "-");
    assert.ok(pages.has(`docs/reference/${file}.html`), name);
  }
});

test("every link leads to a page and a heading that are there", () => {
  let links = 0;
  for (const [path, html] of pages) {
    for (const [, address = ""] of html.matchAll(/ (?:href|src|data-index)="([^"]*)"/g)) {
      if (/^https?:/.test(address)) continue;
      links += 1;
      const [file = "", anchor] = address.split("#");
      const target = file === "" ? path : posix.join(posix.dirname(path), file);
      assert.ok(existsSync(join(site, target)), `${path} links to ${address}`);
      if (anchor) {
        const there = pages.get(target)?.includes(` id="${anchor}"`);
        assert.ok(there, `${path} links to ${address}`);
      }
    }
  }
  assert.ok(links > 500);
});

test("no anchor stands twice on a page", () => {
  for (const [path, html] of pages) {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      path,
    );
  }
});

test("every code and every error is in the reference", () => {
  const checks = pages.get("docs/reference/checks.html") ?? "";
  const rust = readFileSync(new URL("../../src/diagnostic/code.rs", import.meta.url), "utf8");
  const codes = [...rust.matchAll(/^ {4}\w+ = "([\w-]+)", \w+;$/gm)].map(([, code]) => code);
  assert.ok(codes.length >= 30);
  for (const code of codes) assert.ok(checks.includes(` id="${code}"`), code);
  const entry = pages.get("docs/reference/promptlink.html") ?? "";
  for (const name of [
    "Library",
    "Library.compose",
    "Persona.at",
    "ErrorCode",
    "PlanOptions.budget",
  ]) {
    assert.ok(entry.includes(` id="${name}"`), name);
  }
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`every page is usable by all, ${colorScheme}`, { skip }, async () => {
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    // The page's own policy would refuse the script of the checker.
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    for (const path of pages.keys()) {
      await page.goto(at(path));
      await page.locator("button.find").waitFor();
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { axe } = /** @type {any} */ (globalThis);
        const results = await axe.run({ resultTypes: ["violations"] });
        return results.violations.map((/** @type {any} */ one) => [one.id, one.nodes[0].html]);
      });
      assert.deepEqual(violations, [], path);
    }
    await page.close();
  });
}

for (const width of [390, 1280, 1920]) {
  test(`no page is wider than a window of ${width}`, { skip }, async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 800 });
    for (const path of pages.keys()) {
      await page.goto(at(path));
      const wide = await page.evaluate(async () => {
        await document.fonts.ready;
        return document.documentElement.scrollWidth;
      });
      assert.equal(wide, width, path);
    }
    await page.close();
  });
}

test("the search is opened, asked and followed by keys alone, under the policy", {
  skip,
}, async () => {
  const { page, complaints, requests } = await open(at("docs/guides/first-persona.html"));
  await page.keyboard.press("/");
  await page.keyboard.type("danglin");
  const first = page.getByRole("option").first();
  await first.getByText("dangling-reference").first().waitFor();
  const isChosen = (/** @type {boolean} */ wanted) =>
    eventually(async () => assert.equal(await first.getAttribute("aria-selected"), String(wanted)));
  await isChosen(true);
  await page.keyboard.press("ArrowDown");
  await isChosen(false);
  await page.keyboard.press("ArrowUp");
  await isChosen(true);
  await page.keyboard.press("Enter");
  await page.waitForURL(/reference\/checks\.html#dangling-reference$/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xyzzyx");
  await page.getByText("Nothing is found for “xyzzyx”.").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog.search").waitFor({ state: "hidden" });
  assert.deepEqual(complaints, []);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(server.address)),
    [],
  );
  await page.close();
});

test("the pages can be read and searched from a disk, without a server", { skip }, async () => {
  const { page } = await open(pathToFileURL(join(site, "docs/index.html")).href);
  await page.keyboard.press("/");
  await page.keyboard.type("budget");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/^file:.*\/docs\/(?!index)[^?]*\.html/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.close();
});

test("the choice of light and dark is kept, also for the playground", { skip }, async () => {
  const { page } = await open(at("docs/index.html"));
  await page.getByTitle("Dark", { exact: true }).click();
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await until(async () => (await theme()) === "dark", "dark");
  await page.getByRole("link", { name: "Playground" }).click();
  await page.locator(".standing").waitFor();
  assert.equal(await theme(), "dark");
  await page.getByRole("link", { name: "Docs" }).click();
  await page.getByRole("heading", { name: "Documentation" }).waitFor();
  await page.getByTitle("Light or dark as the system").click();
  await until(async () => (await theme()) === undefined, "as the system");
  await page.close();
});

test("what one types in a terminal is copied, without what it prints", { skip }, async () => {
  await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page } = await open(at("docs/guides/first-persona.html"));
  const terminal = page.locator("figure.console").first();
  await terminal.hover();
  await terminal.getByRole("button", { name: "Copy" }).click();
  await terminal.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "npx promptlink check");
  await page.close();
});
