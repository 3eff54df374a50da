// Bringing one's own and keeping it: what was done survives a reload, leaves as a zip, a link or a folder, and comes
// back the same.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { unzipSync, zipSync } from "fflate";
import {
  append,
  choose,
  chooseFiles,
  drop,
  eventually,
  kept,
  openDocument,
  personaText,
  source,
  standing,
  until,
} from "./actions.mjs";
import { openPage } from "./browser.mjs";
import { address, complaints, context, openBlank, page, visit, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

const item = (/** @type {string} */ path) => page.locator(`.library-item[title="${path}"]`);
const workspace = () => page.locator(".workspace-name").innerText();
const notice = () => page.locator(".notice").innerText();
const dialog = () => page.getByRole("dialog");

/**
 * Waits until these documents are marked as edited, and no others.
 *
 * @param {...string} paths
 */
async function areEdited(...paths) {
  const marked = page.locator(".library-item", { has: page.locator(".library-edited") });
  await eventually(async () => {
    const found = await marked.evaluateAll((list) => list.map((one) => one.getAttribute("title")));
    assert.deepEqual(found, paths);
  });
}

/**
 * Waits until the editor shows some words.
 *
 * @param {RegExp} words
 */
async function isInSource(words) {
  await until(async () => words.test(await source(page).innerText()), String(words));
}

const mine = {
  "agents/writer.md":
    "# Writer\n\nYou are the **Writer**.\n\nFollow **style.md**, including:\n- Tone\n",
  "standards/style.md": "# Style\n\n## Tone\n\n- You MUST be brief. Größe 🙂\n",
};

test("work survives a reload, with the document that was open", async () => {
  await openDocument(page, "standards/backend.md");
  await append(page, "\n\n- You MUST outlive a reload.");
  await item("standards/backend.md").locator(".library-edited").waitFor();
  await kept(page, "You MUST outlive a reload.");
  await page.reload();
  await page.locator('.source-header .path[title="standards/backend.md"]').waitFor();
  assert.match((await personaText(page)).text, /You MUST outlive a reload\./);
  await item("standards/backend.md").locator(".library-edited").waitFor();
  assert.deepEqual(complaints, []);
});

test("what is typed just before the page goes is kept", async () => {
  await append(page, "\n\nAt the last moment.");
  await page.goto("about:blank");
  await page.goto(address);
  await standing(page).waitFor();
  assert.match((await personaText(page)).text, /At the last moment\./);
});

test("workspaces stand side by side, and each is as it was left", async () => {
  await append(page, "\n\nOnly here.");
  await choose(page, "New, empty");
  await page.getByText("Nothing is here yet").waitFor();
  await page.getByRole("button", { name: "Starter roster", exact: true }).click();
  await until(async () => (await workspace()) === "Starter roster 2", "the second");
  assert.doesNotMatch((await personaText(page)).text, /Only here\./);
  await choose(page, "Starter roster");
  await until(async () => (await workspace()) === "Starter roster", "the first");
  assert.match((await personaText(page)).text, /Only here\./);
});

test("a workspace is renamed, removed and brought back", async () => {
  await choose(page, "Rename the workspace…");
  await dialog().getByRole("textbox", { name: "Name" }).fill("Team prompts");
  await dialog().getByRole("button", { name: "Rename" }).click();
  await until(async () => (await workspace()) === "Team prompts", "the new name");
  await append(page, "\n\nDear to us.");
  await choose(page, "Remove the workspace");
  await until(async () => (await workspace()) === "Starter roster", "another");
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await workspace()) === "Team prompts", "brought back");
  assert.match((await personaText(page)).text, /Dear to us\./);
});

test("a folder that is dropped becomes a workspace, and what is no prompt is named", async () => {
  const files = {
    ...mine,
    "logo.png": "\u0000binary",
    "standards/broken.md": new Uint8Array([0xff, 0xfe, 0x41]),
    "standards/nul.md": "a\u0000b",
    "huge.md": new Uint8Array(10 * 1024 * 1024).fill(97),
  };
  await drop(page, files);
  await dialog().waitFor();
  const words = await dialog().innerText();
  assert.match(words, /2 documents/);
  assert.match(words, /4 files not taken/);
  assert.match(words, /broken\.md: it is not UTF-8/);
  assert.match(words, /nul\.md: it holds NUL bytes/);
  assert.match(words, /huge\.md: 10 MB; a document has 8 MB at most/);
  await dialog().getByRole("button", { name: "Open" }).click();
  await item("agents/writer.md").waitFor();
  await until(async () => (await page.locator(".library-item").count()) === 2, "both");
  assert.match((await personaText(page)).text, /You MUST be brief\. Größe 🙂/);
  await page.reload();
  await item("standards/style.md").waitFor();
  assert.deepEqual(complaints, []);
});

test("a file that is dropped is taken into the workspace, and can be taken back", async () => {
  const before = (await personaText(page)).text;
  await drop(page, { "backend.md": "# Backend\n\n- You MUST be new.\n" }, "standards/");
  await page.getByRole("radio", { name: "This workspace", checked: true }).waitFor();
  await page.locator("input:checked:focus").waitFor();
  await dialog().getByRole("button", { name: "Take in" }).click();
  await until(async () => /be new/.test((await personaText(page)).text), "replaced");
  await choose(page, /^Undo: Took in 1 document/);
  await until(async () => (await personaText(page)).text === before, "as before");
});

test("what was written in files that were taken in stays when that is taken back", async () => {
  const files = { "backend.md": "# Backend\n\n- You MUST be new.\n", "more.md": "# More\n" };
  await drop(page, { ...files, "other.md": "# Other\n" }, "mine/standards/");
  await dialog().getByText("This workspace").click();
  await dialog().getByRole("button", { name: "Take in" }).click();
  for (const path of ["standards/backend.md", "standards/more.md"]) {
    await openDocument(page, path);
    await append(page, "\nDear to me.");
  }
  await choose(page, /^Undo: Took in 3 documents/);
  await page
    .getByText("Edited since, and therefore not all taken back: standards/more.md")
    .waitFor();
  await item("standards/other.md").waitFor({ state: "detached" });
  await openDocument(page, "standards/more.md");
  await isInSource(/# More\s+Dear to me\./);
  await openDocument(page, "standards/backend.md");
  await source(page).press("Control+End");
  await isInSource(/Dear to me\./);
  assert.doesNotMatch((await personaText(page)).text, /be new/);
});

test("a workspace leaves as a zip and comes back the same", async () => {
  await append(page, "\n\nZipped: Größe 🙂.");
  const before = (await personaText(page)).text;
  const waiting = page.waitForEvent("download");
  await choose(page, "Download as a zip");
  const download = await waiting;
  assert.equal(download.suggestedFilename(), "Starter-roster.zip");
  const bytes = await readFile(await download.path());
  assert.equal(Object.keys(unzipSync(bytes)).length, 15);

  await chooseFiles(page, "Open files or a zip…", [{ name: "roster.zip", buffer: bytes }]);
  await dialog().getByRole("button", { name: "Open" }).click();
  await until(async () => (await workspace()) === "roster", "the workspace");
  await page
    .getByRole("combobox", { name: "Persona of" })
    .selectOption("agents/backend-developer.md");
  await until(async () => (await personaText(page)).text === before, "the same persona");
});

test("archives that hold nothing or are none say so", async () => {
  const picture = Buffer.from(zipSync({ "a/picture.png": new Uint8Array(4) }));
  await chooseFiles(page, "Open files or a zip…", [{ name: "a.zip", buffer: picture }]);
  assert.match(await dialog().innerText(), /Nothing to open/);
  await dialog().getByRole("button", { name: "Close" }).click();
  const garbage = Buffer.from("this is no archive");
  await chooseFiles(page, "Open files or a zip…", [{ name: "b.zip", buffer: garbage }]);
  assert.match(await dialog().innerText(), /the archive is damaged/);
  await page.keyboard.press("Escape");
  assert.equal(await workspace(), "Starter roster");
});

test("five thousand files are read, with nothing lost", async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => [
    `notes/${index}.md`,
    new TextEncoder().encode(`# Note ${index}\n`),
  ]);
  const bytes = Buffer.from(zipSync(Object.fromEntries(many), { level: 0 }));
  await chooseFiles(page, "Open files or a zip…", [{ name: "many.zip", buffer: bytes }]);
  await dialog().getByRole("button", { name: "Open" }).click();
  await until(
    async () => (await page.locator(".pane-count").first().innerText()) === "5000",
    "all",
  );
});

test("a link carries the whole workspace", async () => {
  await append(page, "\n\nShared: Größe 🙂.");
  await page.getByText("XML", { exact: true }).click();
  await until(async () => /<document/.test((await personaText(page)).text), "tags");
  const before = (await personaText(page)).text;
  await choose(page, "Share by a link…");
  await dialog().getByRole("button", { name: "Copy the link" }).click();
  await until(async () => /copied/.test(await notice()), "copied");
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await visit();
  await page.goto(link);
  await until(async () => /from a link/.test(await notice()), "opened");
  assert.equal((await personaText(page)).text, before);
  await page.waitForURL((url) => url.hash === "");
  await page.reload();
  await standing(page).waitFor();
  assert.match((await personaText(page)).text, /Shared: Größe 🙂\./);
  assert.deepEqual(complaints, []);
});

test("a link that is cut or of another version says so, and the work stays", async () => {
  await append(page, "\n\nStill here.");
  await kept(page, "Still here.");
  for (const [hash, reason] of [
    ["#workspace=1.bm90IGRlZmxhdGU", /is damaged/],
    ["#workspace=1.%%%", /is damaged/],
    ["#workspace=9.abc", /a newer version/],
  ]) {
    await page.goto("about:blank");
    await page.goto(address + hash);
    await until(async () => /** @type {RegExp} */ (reason).test(await notice()), String(reason));
    assert.match((await personaText(page)).text, /Still here\./);
  }
});

test("a workspace too large for a link is told so, with a zip in its place", async () => {
  const noise = Array.from({ length: 200_000 }, () => Math.random().toString(36)).join(" ");
  await drop(page, { "standards/noise.md": noise, "agents/a.md": "# A\n" });
  await dialog().getByRole("button", { name: "Open" }).click();
  await item("standards/noise.md").waitFor();
  await choose(page, "Share by a link…");
  await page.getByRole("dialog", { name: "Too large for a link" }).waitFor();
  const waiting = page.waitForEvent("download");
  await dialog().getByRole("button", { name: "Download as a zip" }).click();
  assert.match((await waiting).suggestedFilename(), /\.zip$/);
});

test("two tabs do not write over each other, and neither loses a word", async () => {
  await append(page, "\n\nFrom the first tab.");
  await kept(page, "From the first tab.");
  const { page: second } = await openPage(context, address, { again: true });
  await second.getByText("open in another tab").waitFor();
  await append(second, "\n\nFrom the second tab.");
  await second.getByRole("button", { name: "Keep it as a copy" }).click();
  await until(
    async () => (await second.locator(".workspace-name").innerText()) === "Starter roster (copy)",
    "a copy",
  );
  await kept(second, "From the second tab.");
  await append(page, " And more.");
  await kept(page, "And more.");
  await second.reload();
  await standing(second).waitFor();
  assert.match((await personaText(second)).text, /From the second tab\./);
  assert.doesNotMatch((await personaText(second)).text, /And more\./);
  await second.close();
  await page.reload();
  await standing(page).waitFor();
});

test("another tab can take the workspace over as it was last kept", async () => {
  await append(page, "\n\nFrom the first tab.");
  await kept(page, "From the first tab.");
  const { page: second } = await openPage(context, address, { again: true });
  await second.getByRole("button", { name: "Work here" }).click();
  await second.getByText("open in another tab").waitFor({ state: "detached" });
  await page.getByText("open in another tab").waitFor();
  assert.match((await personaText(second)).text, /From the first tab\./);
  await second.close();
});

test("where the browser's room is full the page says so, keeps the text and asks before it goes", async () => {
  await page.close();
  const full = await context.newPage();
  await full.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await full.goto(address);
  await append(full, "\n\nNot to be lost.");
  const alert = full.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /the room that the browser has for this page is full/);
  await eventually(async () => assert.match(await source(full).innerText(), /Not to be lost\./));
  let asked = 0;
  full.on("dialog", async (question) => {
    asked += 1;
    await question.dismiss();
  });
  await full.close({ runBeforeUnload: true });
  await until(async () => asked === 1, "the question");
  // The page that comes next runs beside the one that goes, which has to note before that what it could not keep.
  const noted = () => full.evaluate(() => JSON.stringify({ ...localStorage }));
  await until(async () => /Not to be lost\./.test(await noted()), "noted");
  const waiting = full.waitForEvent("download");
  await alert.getByRole("button", { name: "Download as a zip" }).click();
  const files = unzipSync(await readFile(await (await waiting).path()));
  const text = new TextDecoder().decode(files["agents/backend-developer.md"]);
  assert.match(text, /Not to be lost\./);
  await alert.waitFor({ state: "detached" });
  await full.close();
});

test("a folder is opened and saved back to, but never over what somebody else wrote", async () => {
  await openFolder();
  await append(page, "\nSaved back.\n");
  await openDocument(page, "standards/style.md");
  await append(page, "- You MUST NOT overwrite.\n");
  await writeFile("standards/style.md", "# Theirs\n");
  await choose(page, /^Save to “/);
  await until(async () => /Saved 1 document/.test(await notice()), "saved");
  assert.match(await notice(), /style\.md: the file holds something else by now/);
  assert.match(await readBack("agents/writer.md"), /Saved back\./);
  assert.equal(await readBack("standards/style.md"), "# Theirs\n");
  await areEdited("standards/style.md");
});

test("a folder that takes its permission back is told so, no word is lost, and it can be saved to again", async () => {
  await openFolder();
  await append(page, "\nTyped before it was refused.\n");
  await openDocument(page, "standards/style.md");
  await append(page, "- You MUST stay.\n");

  await page.evaluate(() => Object.assign(globalThis, { permission: "denied" }));
  await choose(page, /^Save to “/);
  await until(async () => /does not let this page write/.test(await notice()), "refused");
  assert.match(await notice(), /0 of 2 documents saved; nothing is lost here/);
  assert.match(await source(page).innerText(), /You MUST stay\./);
  await areEdited("agents/writer.md", "standards/style.md");
  await kept(page, "You MUST stay.");
  await page.reload();
  await standing(page).waitFor();
  await isInSource(/You MUST stay\./);
  await areEdited("agents/writer.md", "standards/style.md");

  await choose(page, /^Save to “/);
  await until(async () => /Saved 2 documents/.test(await notice()), "saved");
  assert.match(await readBack("agents/writer.md"), /Typed before it was refused\./);
  assert.match(await readBack("standards/style.md"), /You MUST stay\./);
  await areEdited();
  assert.deepEqual(complaints, []);
});

test("a permission that ends while files are written leaves the others as they were, here and there", async () => {
  await openFolder();
  await append(page, "\nWritten.\n");
  await openDocument(page, "standards/style.md");
  await append(page, "- You MUST NOT be half-written.\n");
  await page.evaluate(() => Object.assign(globalThis, { writes: 1 }));
  await choose(page, /^Save to “/);
  await until(async () => /1 of 2 documents saved/.test(await notice()), "half of them");
  assert.match(await readBack("agents/writer.md"), /Written\./);
  assert.equal(await readBack("standards/style.md"), mine["standards/style.md"]);
  await areEdited("standards/style.md");

  // Another folder is as good.
  await page.evaluate(() => Object.assign(globalThis, { writes: Infinity, chosen: "another" }));
  await page.locator(".notice").getByRole("button", { name: "Another folder…" }).click();
  await until(async () => /Saved 2 documents to “another”/.test(await notice()), "all");
  assert.match(await readBack("another/standards/style.md"), /half-written/);
  await areEdited();
});

/**
 * Opens a folder with two documents. The private folder of the page stands in for one that a person picks; it is a folder
 * like any other. What it permits is `permission`, how many files may still be written `writes`, and which folder of it is
 * picked next `chosen`.
 */
async function openFolder() {
  await openBlank();
  await page.addInitScript(() => {
    const state = { permission: "granted", writes: Infinity, chosen: "" };
    Object.assign(globalThis, state);
    const now = () => /** @type {typeof state} */ (/** @type {unknown} */ (globalThis));
    const { createWritable } = FileSystemFileHandle.prototype;
    Object.assign(globalThis, {
      showDirectoryPicker: async () => {
        const root = await navigator.storage.getDirectory();
        return now().chosen ? root.getDirectoryHandle(now().chosen, { create: true }) : root;
      },
    });
    Object.assign(FileSystemHandle.prototype, { requestPermission: async () => now().permission });
    FileSystemFileHandle.prototype.createWritable = async function (options) {
      now().writes -= 1;
      if (now().writes < 0) throw new DOMException("taken back", "NotAllowedError");
      return createWritable.call(this, options);
    };
  });
  await page.goto(address);
  await standing(page).waitFor();
  await writeFile("agents/writer.md", mine["agents/writer.md"]);
  await writeFile("standards/style.md", mine["standards/style.md"]);
  await choose(page, "Open a folder…");
  await dialog().getByRole("button", { name: "Open" }).click();
  await item("agents/writer.md").waitFor();
}

/**
 * Writes a file of the page's private folder.
 *
 * @param {string} path
 * @param {string} text
 */
function writeFile(path, text) {
  return page.evaluate(
    async ([path, text]) => {
      const [folder = "", name = ""] = path.split("/");
      const root = await navigator.storage.getDirectory();
      const inner = await root.getDirectoryHandle(folder, { create: true });
      const stream = await (await inner.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    },
    /** @type {const} */ ([path, text]),
  );
}

/** @param {string} path */
function readBack(path) {
  return page.evaluate(async (path) => {
    const folders = path.split("/");
    const name = folders.pop() ?? "";
    let inner = await navigator.storage.getDirectory();
    for (const folder of folders) inner = await inner.getDirectoryHandle(folder);
    return (await (await inner.getFileHandle(name)).getFile()).text();
  }, path);
}

test("a text that is pasted beside the editors becomes a document", async () => {
  await page.evaluate(() => navigator.clipboard.writeText("# Pasted\n\n- You MUST paste.\n"));
  await page.locator(".library-item").first().focus();
  await page.keyboard.press("Control+v");
  await dialog().getByRole("textbox", { name: "Path" }).fill("standards/pasted.md");
  await dialog().getByRole("button", { name: "Create" }).click();
  await item("standards/pasted.md").waitFor();
  await isInSource(/You MUST paste\./);
});

test("a document begins from a template", async () => {
  await page.getByRole("button", { name: "New document" }).click();
  await dialog().getByText("Agent", { exact: true }).click();
  const path = dialog().getByRole("textbox", { name: "Path" });
  await until(async () => (await path.inputValue()) === "agents/new.md", "its folder");
  await path.fill("agents/release-manager.md");
  await dialog().getByRole("button", { name: "Create" }).click();
  await item("agents/release-manager.md").waitFor();
  await isInSource(/You are the \*\*Release manager\*\*/);
});

test("the menu of workspaces is worked by the keyboard", async () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  // At once: whoever knows the menu does not wait for it.
  const first = await page.locator(".menu-button").evaluate((button) => {
    /** @type {HTMLElement} */ (button).click();
    return [document.activeElement?.role, document.activeElement?.textContent];
  });
  assert.deepEqual(first, ["menuitemradio", "Starter roster"]);
  await page.keyboard.press("ArrowDown");
  await until(async () => (await focused()) === "New from the starter roster", "the next item");
  await page.keyboard.press("End");
  await until(async () => (await focused()) === "Remove the workspace", "the last item");
  await page.keyboard.press("Escape");
  const isClosed = page.locator('.menu-button[aria-expanded="false"]');
  await isClosed.waitFor();
  await until(async () => /Starter roster/.test((await focused()) ?? ""), "the button");
});
