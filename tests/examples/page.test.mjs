// The page without a bundler, in a real browser.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serveFolders } from "../docs/server.mjs";
import { openBrowser } from "../page/browser.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

test("links as one types, and says what is wrong", async (context) => {
  if (!existsSync(chromium)) {
    console.log("skipped: examples/page.html, no Chromium");
    context.skip("no Chromium");
    return;
  }
  const server = await serveFolders({
    "/node_modules/promptlink/": join(root, "pkg"),
    "/": join(root, "examples"),
  });
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    await page.goto(`${server.address}page.html`);
    const persona = page.locator("pre");
    await persona.getByText("## Standard: `standards/review.md`").waitFor();
    await page.getByLabel("agents/reviewer.md").fill("# Reviewer\n\nFollow **reveiw.md**.\n");
    await persona.getByText("error: the document `reveiw.md` is not in the library").waitFor();
    assert.doesNotMatch((await persona.textContent()) ?? "", /Standard:/);
  } finally {
    await browser.close();
    server.close();
  }
});
