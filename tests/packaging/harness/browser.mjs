// Pages in Chromium, each with a profile of its own.

import { openBrowser } from "../../page/browser.mjs";

/** @type {ReturnType<typeof openBrowser> | undefined} */
let browser;

/**
 * Opens a page, and gives the first line that it prints on its console.
 *
 * @param {string} address
 * @param {{ complains?: boolean }} [options] `complains` where Chromium itself has to say something
 * @returns {Promise<string>}
 */
export async function browse(address, { complains = false } = {}) {
  browser ??= openBrowser({ serviceWorkers: "allow" });
  const { context } = await browser;
  const page = await context.newPage();
  try {
    /** @type {Promise<string>} */
    const printed = new Promise((resolve, reject) => {
      page.on("console", (message) => {
        if (message.type() === "log") resolve(message.text());
        if (message.type() === "error" && !complains) reject(new Error(message.text()));
      });
      page.on("pageerror", reject);
      setTimeout(() => reject(new Error("the page printed nothing")), 30_000).unref();
    });
    await page.goto(address, { timeout: 30_000 });
    return await printed;
  } finally {
    await page.close();
  }
}

/** Closes Chromium, if any page was opened. */
export async function closeBrowser() {
  await (await browser)?.close();
}
