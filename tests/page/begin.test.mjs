// What a visit begins with, before promptlink is there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, standing } from "./actions.mjs";
import { openBrowser } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Route} Route */

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  server = await serve();
});

after(() => server.close());

/**
 * Opens the page with its WebAssembly held back, in a browser of its own.
 *
 * @param {import("./browser.mjs").Options} options
 * @param {string} address
 * @param {(page: Page, release: () => Promise<unknown>) => Promise<void>} look
 */
async function whileItStarts(options, address, look) {
  const browser = await openBrowser(options);
  try {
    const page = await browser.context.newPage();
    /** @type {Route[]} */
    const held = [];
    let isHeld = true;
    await page.route(/\.wasm$/, (route) => (isHeld ? void held.push(route) : route.continue()));
    await page.goto(address);
    await look(page, () => {
      isHeld = false;
      return Promise.all(held.map((route) => route.continue()));
    });
  } finally {
    await browser.close();
  }
}

const first = ".starting-text b";

for (const [width, editor] of /** @type {const} */ ([
  [390, "#persona"],
  [900, "#persona"],
  [1280, "#source"],
])) {
  test(`a first visit can be read at once where it will be read, ${width} pixels wide`, async () => {
    const options = { isNew: true, viewport: { width, height: 800 } };
    await whileItStarts(options, server.address, async (page, release) => {
      await page.getByText("Linking the documents…").waitFor();
      assert.match(
        await page.locator(first).first().innerText(),
        /^Backend Developer Agent Prompt$/,
      );
      const before = await lineOf(page, ".starting-text");
      await release();
      await standing(page).waitFor({ state: "attached" });
      assert.equal(await page.locator(".starting-text").count(), 0);
      await eventually(async () => {
        const after = await lineOf(page, `${editor} .cm-line`);
        const apart = [before.x - after.x, before.y - after.y].map(Math.abs);
        assert.ok(Math.max(...apart) <= 2, `${apart} pixels apart`);
      });
    });
  });
}

test("where something else will be shown, the first agent is not", async () => {
  const wide = { viewport: { width: 1280, height: 800 } };
  const isSeen = (/** @type {Page} */ page) => page.locator(first).first().isVisible();
  await whileItStarts(
    { ...wide, isNew: true },
    `${server.address}?agent=frontend`,
    async (page) => {
      assert.equal(await isSeen(page), false, "another agent");
    },
  );
  await whileItStarts(wide, server.address, async (page) => {
    assert.equal(await isSeen(page), false, "another visit");
  });
});

/**
 * Where the first line of a text begins, in its own letters.
 *
 * @param {Page} page
 * @param {string} selector
 */
function lineOf(page, selector) {
  return page
    .locator(selector)
    .first()
    .evaluate(async (element) => {
      await document.fonts.ready;
      const letters = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      range.setStart(/** @type {Node} */ (letters), 0);
      range.setEnd(/** @type {Node} */ (letters), 1);
      const { x, y } = range.getBoundingClientRect();
      return { x, y };
    });
}
