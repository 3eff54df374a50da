// How the page looks at three widths, in light and dark: nothing out of place, and axe-core finds nothing. The pictures
// are for people, in `target/page/`.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { append, choose, drawn, drop, part, showPicture, standing, surveyed } from "./actions.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { serve } from "./server.mjs";

const pictures = fileURLToPath(new URL("../../target/page/", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sizes = [
  { width: 390, height: 844 },
  { width: 900, height: 700 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** @typedef {import("playwright-core").Page} Page */

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const scenes = {
  source: (page) => part(page, "Source"),
  library: (page) => part(page, "Library"),
  text: (page) => part(page, "Persona"),
  rendered: async (page) => {
    await page.getByRole("tab", { name: "Rendered" }).click();
    await page.locator(".rendered h1").first().waitFor();
  },
  tokens: async (page) => {
    await page.getByRole("tab", { name: "Tokens" }).click();
    await page.locator(".cm-token").first().waitFor();
  },
  outline: async (page) => {
    await part(page, "Persona");
    await page.getByRole("tab", { name: /Outline/ }).click();
  },
  sources: async (page) => {
    await part(page, "Persona");
    await page.getByRole("tab", { name: /Sources/ }).click();
    await page.locator(".sources tbody").first().waitFor();
  },
  "left-out": async (page) => {
    await part(page, "Persona");
    await page.getByRole("tab", { name: /Left out/ }).click();
    await page.locator(".left-out-entry").first().waitFor();
  },
  request: async (page) => {
    await part(page, "Persona");
    await page.getByRole("tab", { name: "Request" }).click();
    await page.locator(".json").getByText("system").first().waitFor();
  },
  graph: async (page) => {
    await showPicture(page, "Graph");
    await page.locator(".graph-node").first().waitFor();
  },
  "graph-table": (page) => page.getByText("Table", { exact: true }).click(),
  budget: async (page) => {
    await showPicture(page, "Budget");
    await page.getByText(/^at least [\d,]*[1-9]/).waitFor();
    const field = page.getByRole("spinbutton", { name: "Budget in tokens" });
    await field.fill("5000");
    await field.press("Enter");
    await page.locator(".icicle-goes").first().waitFor();
  },
  "budget-table": (page) => page.getByText("Table", { exact: true }).click(),
  compare: async (page) => {
    await showPicture(page, "Compare");
    await page.getByRole("combobox", { name: "Sections, after" }).selectOption("select");
    await page.getByRole("combobox", { name: "Skills, after" }).selectOption("omit");
    await page.locator(".change-removed").first().waitFor();
  },
  coverage: async (page) => {
    await showPicture(page, "Coverage");
    await page.locator(".coverage-button").first().click();
    await page.getByRole("region", { name: "Topics" }).waitFor();
  },
  findings: async (page) => {
    await part(page, "Source");
    await append(
      page,
      "\n\nFollow **backend-security.md**, **frontend-standard.md** and `deploy.md`.",
    );
    await page.locator(".cm-lintRange-error").first().waitFor();
    await surveyed(page);
    await part(page, "Findings");
  },
  palette: async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Go to/ }).fill("backend");
    await page.locator(".palette-offer").first().waitFor();
  },
  menu: async (page) => {
    await page.keyboard.press("Escape");
    await part(page, "Library");
    await page.locator(".menu-button").click();
    await page.getByRole("menu").waitFor();
  },
  share: async (page) => {
    await page.getByRole("menuitem", { name: "Share by a link…" }).click();
    await page.getByRole("dialog").waitFor();
  },
  brought: async (page) => {
    await page.keyboard.press("Escape");
    await drop(page, {
      "agents/a.md": "# A",
      "standards/b.md": "# B",
      "c.md": "a\u0000b",
      "d.png": "",
    });
    await page.getByRole("dialog").waitFor();
  },
  empty: async (page) => {
    await page.keyboard.press("Escape");
    await part(page, "Library");
    await choose(page, "New, empty");
    await part(page, "Source");
    await page.getByText("Nothing is here yet").waitFor();
  },
  dialog: async (page) => {
    await page.getByRole("button", { name: "Starter roster", exact: true }).click();
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").waitFor();
  },
};

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  await mkdir(pictures, { recursive: true });
  server = await serve();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const size of sizes) {
    test(`${colorScheme}, ${size.width} pixels wide`, async () => {
      const { page, complaints } = await openPage(browser.context, server.address);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await standing(page).waitFor({ state: "attached" });
      for (const [name, show] of Object.entries(scenes)) {
        await show(page);
        await page.evaluate(async () => void (await document.fonts.ready));
        await drawn(page);
        await page.screenshot({ path: `${pictures}${name}-${colorScheme}-${size.width}.png` });
        assert.deepEqual(await outside(page), [], `${name}: reaches out of the window`);
        assert.deepEqual(await violations(page), [], `${name}: axe-core`);
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
}

/**
 * What can be used and reaches out of the window, but for what scrolls.
 *
 * @param {Page} page
 */
function outside(page) {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll("button, select, input, .segmented, p")];
    const isCut = (/** @type {Element} */ control) => {
      const { left, right, width } = control.getBoundingClientRect();
      const isHidden =
        control.matches(".unseen") || control.closest(".tab-list, .picture-scroll") !== null;
      return width > 0 && !isHidden && (left < 0 || right > innerWidth + 0.5);
    };
    return controls.filter(isCut).map((control) => control.outerHTML.slice(0, 120));
  });
}

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => Reflect.get(globalThis, "axe").run());
  return found.violations.map(
    (
      /** @type {{ id: string, nodes: { html: string, failureSummary: string }[] }} */ {
        id,
        nodes,
      },
    ) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`.slice(
        0,
        900,
      ),
  );
}
