// What a page shows that runs one module with the built package.

import { fileURLToPath } from "node:url";
import { openBrowser } from "../page/browser.mjs";
import { serveModule } from "./server.mjs";

const folder = fileURLToPath(new URL("../../pkg", import.meta.url));

/**
 * The text of the page once there is any.
 *
 * @param {string} code
 */
export async function showModule(code) {
  const server = await serveModule(code, folder);
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => document.body.textContent !== "");
    return (await page.locator("body").textContent()) ?? "";
  } finally {
    await browser.close();
    server.close();
  }
}
