// The tour: offered once, short, worked by mouse and by keyboard, and never in the way.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { append, eventually, personaText, standing, until } from "./actions.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  server = await serve();
  browser = await openBrowser({ isNew: true });
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  ({ page } = await openPage(browser.context, server.address));
});

afterEach(() => page.close());

const offer = () => page.getByRole("complementary", { name: "Tour" });
const stop = (/** @type {string} */ name) => page.getByRole("dialog", { name });
const titles = ["Write", "See what the model sees", "Know what it costs", "Bring your own"];

test("the tour is offered on the first visit, and not again to whoever declines", async () => {
  await append(page, "\n\nWritten beside the offer.");
  assert.match((await personaText(page)).text, /Written beside the offer\./);
  await offer().getByRole("button", { name: "No, thanks" }).click();
  await offer().waitFor({ state: "detached" });
  await page.reload();
  await standing(page).waitFor();
  // What is shown beside the persona comes with it.
  await personaText(page);
  assert.equal(await offer().count(), 0);
});

test("each stop points at a part of the page, and tells what it is for", async () => {
  await offer().getByRole("button", { name: "Show me" }).click();
  for (const title of titles) {
    await stop(title).waitFor();
    await eventually(async () => {
      const ring = await page.locator(".tour-ring").boundingBox();
      assert.ok(ring && ring.width > 100 && ring.height > 20, title);
    });
    await stop(title)
      .getByRole("button", { name: title === titles.at(-1) ? "Done" : "Next" })
      .click();
  }
  await page.locator(".tour").waitFor({ state: "detached" });
  await page.reload();
  await standing(page).waitFor();
  assert.equal(await page.locator(".tour").count(), 0);
});

test("the tour is walked by the keyboard, skipped by Escape, and taken again from the palette", async () => {
  await offer().getByRole("button", { name: "Show me" }).press("Enter");
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-labelledby"));
  await until(async () => (await focused()) === "tour-title", "the focus is at the stop");
  await page.keyboard.press("ArrowRight");
  await stop("See what the model sees").waitFor();
  await until(async () => (await focused()) === "tour-title", "the focus goes along");
  await page.keyboard.press("ArrowLeft");
  await stop("Write").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".tour").waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("tour");
  await page.keyboard.press("Enter");
  await stop("Write").waitFor();
});

test("on a phone each stop shows the part that it is about", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await offer().getByRole("button", { name: "Show me" }).click();
  for (const [index, part] of [".source", ".persona", ".link-map", ".library"].entries()) {
    await stop(titles[index] ?? "").waitFor();
    await page.locator(part).waitFor();
    await stop(titles[index] ?? "").press("ArrowRight");
  }
});
