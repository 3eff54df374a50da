// Tests that each find the page as on a first visit: one server and one browser for a file of tests, a page for each.

import { after, before, beforeEach } from "node:test";
import { openBrowser, openPage } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * The page of the test that runs.
 *
 * @type {Page}
 */
export let page;

/**
 * What it complained of in the console.
 *
 * @type {string[]}
 */
export let complaints;

/**
 * What it asked for.
 *
 * @type {string[]}
 */
export let requests;

/**
 * Where it is served.
 *
 * @type {string}
 */
export let address;

/**
 * The browser that it is in.
 *
 * @type {import("playwright-core").BrowserContext}
 */
export let context;

/** Opens the page before each test of the file. */
export function visitBeforeEach() {
  /** @type {() => Promise<void>} */
  let leave = async () => undefined;
  before(async () => {
    const server = await serve();
    const browser = await openBrowser({ permissions: ["clipboard-read", "clipboard-write"] });
    ({ address } = server);
    ({ context } = browser);
    leave = async () => {
      await browser.close();
      server.close();
    };
  });
  after(() => leave());
  beforeEach(() => visit());
}

/** Opens the page anew, as on a first visit. */
export async function visit() {
  await page?.close();
  ({ page, complaints, requests } = await openPage(context, address));
}

/** Opens an empty page in the place of the one there is. */
export async function openBlank() {
  await page.close();
  page = await context.newPage();
}
