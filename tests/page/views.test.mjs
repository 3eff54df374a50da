// How the page looks, beside how it looked when somebody last agreed with it. `npm run views` keeps it as it looks now;
// where it differs, `target/page/views/` shows how it is and what differs.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { append, part, standing, still, surveyed } from "./actions.mjs";
import { openBrowser, openPage, patience } from "./browser.mjs";
import { compare, readPicture, reduced, whereabouts, writePicture } from "./picture.mjs";
import { serve } from "./server.mjs";

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const kept = folder("views/");
const found = folder("../../target/page/views/");

/**
 * The share of pixels that may differ. Letters that are placed and smoothed by other rules make up to 3.4 %; what breaks
 * the layout or the colours makes more.
 */
const tolerance = 0.04;

const renews = process.env["PROMPTLINK_VIEWS"] === "renew";

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** @typedef {import("playwright-core").Page} Page */

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const scenes = {
  persona: (page) => part(page, "Persona"),
  findings: async (page) => {
    await part(page, "Source");
    await append(page, "\n\nFollow **backend-security.md** and `deploy.md`.");
    await page.locator(".cm-lintRange-error").first().waitFor();
    await surveyed(page);
    await part(page, "Findings");
  },
  palette: async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Go to/ }).fill("standards");
    await page.locator(".palette-offer").first().waitFor();
  },
};

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  server = await serve();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const size of sizes) {
    test(`the page looks as it did: ${colorScheme}, ${size.width} pixels wide`, async () => {
      const { page } = await openPage(browser.context, server.address, {
        prepare: async (page) => {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.setViewportSize(size);
        },
      });
      await standing(page).waitFor({ state: "attached" });
      const differing = [];
      for (const [scene, show] of Object.entries(scenes)) {
        await show(page);
        const difference = await look(page, `${scene}-${colorScheme}-${size.width}.png`);
        if (difference) differing.push(`${scene}: ${difference}`);
      }
      await page.close();
      assert.ok(differing.length === 0, [...differing, `see ${found}`].join("\n"));
    });
  }
}

/**
 * What is not as it was kept, in words. What is drawn late has time to come.
 *
 * @param {Page} page
 * @param {string} name
 */
async function look(page, name) {
  if (renews) await writePicture(kept + name, reduced(await settled(page)));
  if (!existsSync(kept + name)) return "there is no such picture yet";
  const before = await readPicture(kept + name);
  const end = Date.now() + patience / 2;
  for (;;) {
    const screenshot = await settled(page);
    const { share, shown } = compare(before, reduced(screenshot));
    if (share <= tolerance) return undefined;
    if (Date.now() > end) {
      await mkdir(found, { recursive: true });
      await writeFile(found + name, screenshot);
      await writePicture(`${found}differs-${name}`, shown);
      return `${(share * 100).toFixed(2)} %\n${whereabouts(shown)}`;
    }
  }
}

/**
 * What the page looks like once nothing changes any more.
 *
 * @param {Page} page
 */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  // A card that came up late goes when the pointer moves.
  await page.mouse.move(1, 1);
  await page.mouse.move(0, 0);
  return still(page, () => page.screenshot({ animations: "disabled", caret: "hide" }));
}
