// How the page looks, beside how it looked when somebody last agreed with it. `npm run views` keeps it as it looks now;
// where it differs, `target/page/views/` shows how it is and what differs.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { append, part, standing, surveyed } from "./actions.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { compare, readPicture, reduced, writePicture } from "./picture.mjs";
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
        const share = await look(page, `${scene}-${colorScheme}-${size.width}.png`);
        if (share > tolerance) differing.push(`${scene}: ${(share * 100).toFixed(2)} %`);
      }
      await page.close();
      assert.deepEqual(differing, [], `see ${found}`);
    });
  }
}

/**
 * The share of pixels that are not as they were kept.
 *
 * @param {Page} page
 * @param {string} name
 */
async function look(page, name) {
  const screenshot = await settled(page);
  const now = reduced(screenshot);
  if (renews) await writePicture(kept + name, now);
  if (!existsSync(kept + name)) return 1;
  const { share, shown } = compare(await readPicture(kept + name), now);
  if (share > tolerance) {
    await mkdir(found, { recursive: true });
    await writeFile(found + name, screenshot);
    await writePicture(`${found}differs-${name}`, shown);
  }
  return share;
}

/**
 * What the page looks like once nothing changes any more.
 *
 * @param {Page} page
 */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const shoot = () => page.screenshot({ animations: "disabled", caret: "hide" });
  let last = await shoot();
  for (let turn = 0; turn < 20; turn += 1) {
    await page.waitForTimeout(250);
    const next = await shoot();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
