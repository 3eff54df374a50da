// What a person does on the page, by the names that a person sees.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { patience } from "./browser.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
export const source = (page) => page.getByRole("textbox", { name: "Markdown source" });

/** @param {Page} page */
export const persona = (page) => page.getByRole("textbox", { name: "Persona" });

/** @param {Page} page */
export const findings = (page) => page.getByRole("region", { name: "Findings" });

/** @param {Page} page */
export const standing = (page) => page.locator(".standing");

/**
 * The whole text of the persona, of all that was typed until now. The view holds only the lines that are in sight.
 *
 * @param {Page} page
 */
export async function personaText(page) {
  await page.locator('.persona[aria-busy="false"]').waitFor({ state: "attached" });
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await waiting;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}

/**
 * The path of the document in the editor.
 *
 * @param {Page} page
 */
export const openPath = (page) => page.locator(".source-header .path").getAttribute("title");

/**
 * Opens a document of the library.
 *
 * @param {Page} page
 * @param {string} path
 */
export async function openDocument(page, path) {
  await page.locator(`.library-item[title="${path}"]`).click();
  await page.locator(`.source-header .path[title="${path}"]`).waitFor();
}

/**
 * On a narrow screen, shows a part of the page.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function part(page, name) {
  const button = page.locator(".pane-switch button", { hasText: name });
  if (await button.isVisible()) await button.click();
}

/**
 * Shows a picture beside the source, or alone where there is no room for both.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function showPicture(page, name) {
  const beside = page.getByRole("radio", { name: "Pictures" });
  if (await beside.isVisible()) await page.locator(".beside-switch").getByText("Pictures").click();
  else await page.locator(".pane-switch button", { hasText: "Pictures" }).click();
  await page.getByRole("tab", { name, exact: true }).click();
}

/**
 * Writes at the end of the open document, once what helps to write is there: nobody types as soon as a test does.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function append(page, text) {
  await source(page).click();
  await page.locator(".source [aria-autocomplete]").waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

/**
 * The words that are selected in the editor.
 *
 * @param {Page} page
 */
export async function selection(page) {
  await page.keyboard.press("Control+c");
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * Renames the open document.
 *
 * @param {Page} page
 * @param {string} path
 * @param {{ follow?: boolean }} [options] whether the references to it follow
 */
export async function rename(page, path, { follow = false } = {}) {
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Rename document" });
  if (!follow) await dialog.getByRole("checkbox", { name: "References follow" }).uncheck();
  await dialog.getByRole("textbox", { name: "Path" }).fill(path);
  await dialog.getByRole("button", { name: "Rename" }).click();
  return dialog;
}

/**
 * Waits until a condition of the page holds.
 *
 * @param {() => Promise<boolean>} condition
 * @param {string} what
 */
export async function until(condition, what) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `not within ${patience / 1_000} seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Waits until what is read of the page is as asserted. Fails with what the assertion says.
 *
 * @param {() => Promise<unknown>} check
 */
export async function eventually(check) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (!(error instanceof assert.AssertionError) || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Waits until the next frame of the page is drawn.
 *
 * @param {Page} page
 */
export async function drawn(page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}

/**
 * Waits until what is read of the page stays the same from frame to frame.
 *
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} read
 * @returns {Promise<T>} what it is then
 */
export async function still(page, read) {
  let last = await read();
  let frames = 0;
  await until(async () => {
    await drawn(page);
    const now = await read();
    frames = isDeepStrictEqual(now, last) ? frames + 1 : 0;
    last = now;
    return frames === 5;
  }, "it stays as it is");
  return last;
}

/**
 * Waits until the browser keeps a document that holds some words.
 *
 * @param {{ evaluate: Page["evaluate"] }} page
 * @param {string} words
 */
export async function kept(page, words) {
  await until(() => page.evaluate(isInStore, words), `kept: ${words}`);
}

/**
 * Runs in the page.
 *
 * @param {string} words
 */
async function isInStore(words) {
  /** @param {IDBRequest} request */
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await answer(indexedDB.open("promptlink"));
  try {
    const store = database.transaction("documents").objectStore("documents");
    /** @type {{ text: string }[]} */
    const documents = await answer(store.getAll());
    return documents.some(({ text }) => text.includes(words));
  } finally {
    database.close();
  }
}

/**
 * Waits until the findings are those of all that was written until now.
 *
 * @param {Page} page
 */
export async function surveyed(page) {
  await page.locator('.findings[aria-busy="false"]').waitFor({ state: "attached" });
  // What is known is drawn in the next frame.
  await drawn(page);
}

/**
 * Waits until the page says, of all that was written until now, how it stands.
 *
 * @param {Page} page
 * @param {string | RegExp} words
 */
export async function stands(page, words) {
  await eventually(async () => {
    await surveyed(page);
    const text = await standing(page).innerText();
    if (typeof words === "string") assert.equal(text, words);
    else assert.match(text, words);
  });
}

/**
 * Chooses something from the menu of workspaces.
 *
 * @param {Page} page
 * @param {string | RegExp} name
 */
export async function choose(page, name) {
  await page.locator(".menu-button").click();
  const menu = page.getByRole("menu");
  const items = menu.getByRole("menuitem").or(menu.getByRole("menuitemradio"));
  const isExact =
    typeof name === "string" ? new RegExp(`^${name.replaceAll(/[.()]/g, "\\$&")}$`) : name;
  await items.filter({ hasText: isExact }).click();
}

/**
 * Chooses files by an entry of the menu of workspaces.
 *
 * @param {Page} page
 * @param {string} name
 * @param {readonly { name: string, buffer: Buffer }[]} files
 */
export async function chooseFiles(page, name, files) {
  const waiting = page.waitForEvent("filechooser");
  await choose(page, name);
  const chooser = await waiting;
  await chooser.setFiles(files.map((file) => ({ ...file, mimeType: "application/octet-stream" })));
  await page.getByRole("dialog").waitFor();
}

/**
 * Drops files on the page. A script cannot drop a folder, so that the files have the names of their paths.
 *
 * @param {Page} page
 * @param {Record<string, string | Uint8Array>} files
 * @param {string} [folder]
 */
export async function drop(page, files, folder = "") {
  const list = Object.entries(files).map(([path, content]) => ({
    path: folder + path,
    bytes: Buffer.from(content).toString("base64"),
  }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { path, bytes } of list) {
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], path));
    }
    const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.querySelector(".persona")?.dispatchEvent(new DragEvent("dragover", options));
    document.querySelector(".persona")?.dispatchEvent(new DragEvent("drop", options));
  }, list);
}
