// Without a network: the page opens from what the first visit left, and a newer version comes as a whole or not at all.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  append,
  kept,
  openDocument,
  personaText,
  showPicture,
  standing,
  until,
} from "./actions.mjs";
import { openBrowser } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  browser = await openBrowser({ serviceWorkers: "allow" });
});

after(() => browser?.close());

/**
 * A first visit, until the page is kept.
 *
 * @param {string} address
 */
async function visit(address) {
  const page = await browser.context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await standing(page).waitFor();
  await isKept(page, address);
  return { page, complaints };
}

/**
 * Waits until what is open is kept.
 *
 * @param {Page} page
 * @param {string} scope the folder that is kept
 */
function isKept(page, scope) {
  return page.evaluate(async (scope) => {
    const isThere = async () => {
      const found = await navigator.serviceWorker.getRegistration();
      return found?.scope === scope && found.active?.state === "activated";
    };
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20));
  }, scope);
}

test("after one visit the page opens without a network, at any path, with all that it can do", async () => {
  const server = await serve("/some/where/else/");
  const { page, complaints } = await visit(server.address);
  await append(page, "\n\nKept.");
  await kept(page, "Kept.");
  server.close();
  await page.goto(`${server.address}?agent=backend-developer&target=xml`);
  await standing(page).waitFor();
  assert.match((await personaText(page)).text, /^<document[\s\S]*Kept\./);
  await append(page, " Written without a network.");
  assert.match((await personaText(page)).text, /Kept\. Written without a network\./);
  // What is loaded late is kept too.
  await page.getByRole("tab", { name: "Rendered" }).click();
  await page.getByRole("tab", { name: "Request" }).click();
  await page.locator(".json").getByText("system").first().waitFor();
  await showPicture(page, "Graph");
  await page.locator(".graph-node").first().waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a newer version comes when one asks for it, whole, and no word is lost", async () => {
  let isNewer = false;
  const server = await serve("/", (text, path) => {
    if (!isNewer) return text;
    if (path === "" || path === "index.html") return text.replace("<title>", "<title>Newer ");
    if (path !== "service-worker.js") return text;
    return text.replace(/("index\.html","revision":")\w+/, "$1newer");
  });
  const { page } = await visit(server.address);
  isNewer = true;
  await page.reload();
  await standing(page).waitFor();
  assert.doesNotMatch(await page.title(), /Newer/);
  await openDocument(page, "standards/backend.md");
  await append(page, "\n\nTyped before the reload.");
  const notice = page.locator(".notice", { hasText: "newer version" });
  await notice.getByRole("button", { name: "Reload" }).click();
  await until(async () => /Newer/.test(await page.title().catch(() => "")), "the newer version");
  await standing(page).waitFor();
  assert.match((await personaText(page)).text, /Typed before the reload\./);
  const copies = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const cache = await caches.open(names[0] ?? "");
      return (await cache.keys()).filter(({ url }) => /index\.html/.test(url)).length;
    });
  await until(async () => (await copies()) === 1, "the older version is gone");
  await page.close();
  server.close();
});

test("after one visit of a page the whole documentation is read and searched without a network", async () => {
  const server = await serve("/some/where/else/");
  const page = await browser.context.newPage();
  await page.goto(`${server.address}docs/guides/first-persona.html`);
  await isKept(page, `${server.address}docs/`);
  const names = await page.evaluate(() => caches.keys());
  const ofPlayground = names.filter((name) => name.includes(server.address));
  assert.deepEqual(ofPlayground, [], "reading the documentation brings the playground");
  server.close();
  await page.goto(`${server.address}docs/reference/checks.html#dangling-reference`);
  assert.match(await page.title(), /promptlink/);
  await page.locator("button.find").click();
  await page.getByRole("combobox").fill("budget");
  await page.locator("#found a").first().click();
  await page
    .getByRole("heading", { name: /budget/i })
    .first()
    .waitFor();
  await page.close();
});

test("the playground and its documentation are kept beside each other", async () => {
  const server = await serve();
  const { page } = await visit(server.address);
  await page.goto(`${server.address}docs/index.html`);
  await isKept(page, `${server.address}docs/`);
  server.close();
  await page.goto(server.address);
  await standing(page).waitFor();
  await page.getByRole("link", { name: "Docs" }).click();
  await page.getByRole("heading", { name: "Documentation", level: 1 }).waitFor();
  await page.close();
});
