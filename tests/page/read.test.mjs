// Reading: the persona, how it came about, and the page around it.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { append, openDocument, persona, personaText, source, standing, until } from "./actions.mjs";
import { address, page, visitBeforeEach } from "./visit.mjs";

const libraryFolder = fileURLToPath(new URL("../../library/", import.meta.url));

visitBeforeEach();

test("another target changes the text and the address", async () => {
  assert.doesNotMatch((await personaText(page)).text, /<document/);
  await page.getByText("XML", { exact: true }).click();
  await until(async () => /^<document/.test(await persona(page).innerText()), "tags");
  assert.match((await personaText(page)).text, /<document [^>]*path="standards\/backend\.md"/);
  assert.equal(new URL(page.url()).searchParams.get("target"), "xml");
});

test("another agent opens its document and composes it", async () => {
  await page.getByRole("combobox", { name: "Persona of" }).selectOption("agents/plan-reviewer.md");
  await page.locator('.source-header .path[title="agents/plan-reviewer.md"]').waitFor();
  await until(async () => /lan/.test(await persona(page).innerText()), "its persona");
  const { name, text } = await personaText(page);
  assert.equal(name, "plan-reviewer.persona.md");
  assert.match(text, /^# Plan Reviewer/);
  assert.equal(new URL(page.url()).searchParams.get("agent"), "plan-reviewer");
});

test("the address chooses agent and target", async () => {
  await page.goto(`${address}?agent=serverless-developer&target=xml`);
  await page.locator('.source-header .path[title="agents/serverless-developer.md"]').waitFor();
  assert.match(await persona(page).innerText(), /^<document/);
  await page.goto(`${address}?agent=nobody&target=nothing`);
  await page.locator('.source-header .path[title="agents/backend-developer.md"]').waitFor();
});

test("the text is copied whole", async () => {
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, (await personaText(page)).text);
});

test("the persona is shown and copied as a request to each API, and follows what is typed", async () => {
  await page.getByRole("tab", { name: "Request" }).click();
  const form = page.getByRole("combobox", { name: "Form of the request" });
  const panel = page.getByRole("tabpanel");
  const copied = async () => {
    await panel.getByRole("button", { name: "Copy" }).click();
    await panel.getByText("Copied").waitFor();
    await panel.getByText("Copied").waitFor({ state: "detached" });
    return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  };
  const shown = page.getByRole("region", { name: "Request", exact: true });
  const { text } = await personaText(page);
  await until(async () => /cache_control|"system"/.test(await shown.innerText()), "Anthropic's");
  const blocks = (await copied()).system;
  assert.equal(blocks.map((/** @type {{ text: string }} */ block) => block.text).join(""), text);

  // Long texts are folded, and are read line by line.
  const folded = shown.locator("details").first();
  assert.match(await folded.innerText(), /"text": [\d,]+ characters\s+# Backend Developer/);
  await folded.locator("summary").click();
  await until(async () => (await folded.locator("pre").innerText()) === blocks[0].text, "unfolded");

  await form.selectOption({ label: "Google Gemini" });
  await until(async () => /systemInstruction/.test(await shown.innerText()), "Google's");
  await append(page, "\n\nOne more thing.");
  await until(async () => JSON.stringify(await copied()).includes("One more thing."), "followed");
});

test("the program for Node makes the same persona", async () => {
  await page.getByText("XML", { exact: true }).click();
  await page.getByRole("tab", { name: "Request" }).click();
  await page.getByRole("combobox", { name: "Form of the request" }).selectOption("node:openai");
  const shown = page.getByRole("textbox", { name: "Program" });
  await until(
    async () => /openaiResponses\(persona\)/.test(await shown.innerText()),
    "the program",
  );
  const program = await shown.innerText();
  const runnable = program.replace('"./prompts"', JSON.stringify(libraryFolder));
  const { text } = await personaText(page);
  const { request } = await run(`${runnable}\nexport { request };`);
  assert.equal(request.instructions, text);
});

/**
 * Runs a program as Node would, from a folder where the package is found.
 *
 * @param {string} program
 */
async function run(program) {
  const file = fileURLToPath(new URL(`./program-${process.pid}.mjs`, import.meta.url));
  await writeFile(file, program);
  try {
    return await import(file);
  } finally {
    await rm(file);
  }
}

test("the outline tells tokens and leads to its sections", async () => {
  await page.getByRole("tab", { name: /Outline/ }).click();
  const entry = page.locator(".outline-entry", { hasText: "Error handling and resilience" });
  assert.match(await entry.innerText(), /\d{3}/);
  await entry.click();
  await until(
    async () => /Error handling and resilience/.test(await persona(page).innerText()),
    "the section in sight",
  );
  assert.equal(await page.getByRole("tab", { name: "Text" }).getAttribute("aria-selected"), "true");
});

test("the sources tell how each reference resolved and lead to it", async () => {
  await page.getByRole("tab", { name: /Sources/ }).click();
  const group = page.locator(".sources tbody", {
    has: page.locator('.path[title="standards/backend.md"]'),
  });
  assert.match(await group.innerText(), /in full/);
  assert.match(await group.innerText(), /Linked\s*basename/);
  assert.match(await group.innerText(), /only one document within reach has that file name/i);
  await openDocument(page, "skills/backend-skills.md");
  await group.getByRole("button", { name: "backend.md", exact: true }).first().click();
  await page.locator('.source-header .path[title="agents/backend-developer.md"]').waitFor();
  assert.equal(
    await page.locator(".source .cm-activeLineGutter.cm-gutterElement").last().innerText(),
    "39",
  );
});

test("what is left out is listed with its reason", async () => {
  await page.getByRole("tab", { name: /Left out/ }).click();
  const list = page.locator(".left-out");
  assert.match(await list.innerText(), /Frontmatter speaks of the document/);
  assert.match(await list.innerText(), /introduces it in one line/);
});

test("the map shows the sources to scale and leads to each", async () => {
  const parts = page.getByRole("list", { name: "Tokens by source" }).getByRole("button");
  const widths = await parts.evaluateAll((list) =>
    list.map((part) => part.getBoundingClientRect().width),
  );
  assert.ok((widths[1] ?? 0) > 4 * (widths[0] ?? 0), `${widths}`);
  await parts.nth(1).click();
  await until(async () => /Backend Standards/.test(await persona(page).innerText()), "in sight");
});

test("in the map what is too small to be hit by itself is hit together, and told one by one", async () => {
  const parts = page.getByRole("list", { name: "Tokens by source" }).getByRole("button");
  const widths = await parts.evaluateAll((list) =>
    list.map((part) => part.getBoundingClientRect().width),
  );
  assert.ok(Math.min(...widths) >= 24, `${widths}`);
  const last = parts.last();
  const told = ((await last.getAttribute("title")) ?? "").split("\n");
  assert.ok(told.length > 1, `${told}`);
  for (const line of told) assert.match(line, /^agents\/[\w-]+\.md: \d+ tokens, \d+ %$/);
  await last.click();
  await page.getByRole("tab", { name: /Sources/, selected: true }).waitFor();
});

test("pointing at the persona lights its source, and writing lights its persona", async () => {
  await openDocument(page, "standards/backend.md");
  await page.locator(".link-map button").nth(1).click();
  const rule = persona(page).locator(".cm-line", { hasText: "You MUST build with" });
  await rule.hover();
  const lit = page.locator(".source .cm-lit");
  await lit.waitFor();
  assert.match(await lit.innerText(), /You MUST build with/);
  assert.match(await page.locator(".persona-foot").innerText(), /^standards\/backend\.md:\d+/);
  await lit.click();
  const litInPersona = page.locator(".persona .cm-lit");
  await litInPersona.waitFor();
  assert.match(await litInPersona.innerText(), /You MUST build with/);
  await source(page).locator(".cm-line", { hasText: "You SHOULD" }).first().hover();
  await until(async () => /You SHOULD/.test(await litInPersona.innerText()), "pointed at");
});

test("typing leaves the persona where the reader scrolled it", async () => {
  await openDocument(page, "skills/backend-skills.md");
  await append(page, "\n\nEnd.\n");
  const scroller = page.locator(".persona .cm-scroller");
  await page.locator(".link-map button").nth(1).click();
  await until(async () => (await scroller.evaluate((node) => node.scrollTop)) > 500, "scrolled");
  await page.waitForTimeout(100);
  const before = await scroller.evaluate((node) => node.scrollTop);
  await page.locator(".source .cm-activeLine").click();
  await page.keyboard.type("More.");
  await until(async () => /End\.\nMore\./.test((await personaText(page)).text), "linked");
  assert.equal(await scroller.evaluate((node) => node.scrollTop), before);
});

/**
 * The first line of a pane that is wholly in sight.
 *
 * @param {string} pane
 */
const topLine = (pane) =>
  page.locator(`${pane} .cm-scroller`).evaluate((scroller) => {
    const { top } = scroller.getBoundingClientRect();
    const lines = [...scroller.querySelectorAll(".cm-line")];
    const first = lines.find((line) => line.getBoundingClientRect().top >= top - 1);
    return first?.textContent?.replace(/^#+ /, "");
  });

/**
 * Turns the wheel over a pane.
 *
 * @param {string} pane
 * @param {number} distance
 */
async function turnWheel(pane, distance) {
  await page.locator(`${pane} .cm-scroller`).hover();
  await page.mouse.wheel(0, distance);
  await page.waitForTimeout(300);
}

test("source and persona scroll together, whichever is scrolled, until that is switched off", async () => {
  await openDocument(page, "standards/backend.md");
  // Lines that were never in sight have heights that are guessed; scrolling on, they are known.
  const together = async () => {
    await page.mouse.wheel(0, 8);
    await page.waitForTimeout(100);
    return (await topLine(".source")) === (await topLine(".persona"));
  };
  await turnWheel(".source", 1_500);
  await until(together, "follows");
  await turnWheel(".persona", 900);
  await until(together, "leads");

  const button = page.getByRole("button", { name: "Scroll together with the persona" });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  const before = await topLine(".persona");
  await turnWheel(".source", 600);
  assert.equal(await topLine(".persona"), before);
  assert.notEqual(await topLine(".source"), before);

  await page.reload();
  await standing(page).waitFor();
  assert.equal(await button.getAttribute("aria-pressed"), "false");
});

test("what was left out stands in its place, folded, with the reason, and can be hidden", async () => {
  await page.locator(".link-map button").nth(2).click();
  await turnWheel(".persona", -100);
  const gap = page.locator(".cm-left-out", { hasText: "backend-skills.md" });
  await gap.getByText(/5 lines: Frontmatter speaks of the document/).click();
  assert.match(await gap.innerText(), /kind: skill/);
  const next = gap.locator("xpath=following-sibling::*[1]");
  assert.match(await next.innerText(), /Backend Skills/);
  assert.doesNotMatch((await personaText(page)).text, /kind: skill/);

  await page.getByRole("tab", { name: /Left out/ }).click();
  await page.getByRole("checkbox", { name: "Show in the text, in its place" }).uncheck();
  await page.getByRole("tab", { name: "Text" }).click();
  await until(async () => (await page.locator(".cm-left-out").count()) === 0, "hidden");
});

test("light and dark follow the system until one is chosen, and the choice is kept", async () => {
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  assert.notEqual(light, dark);
  await page.getByTitle("Light", { exact: true }).click();
  assert.equal(await ground(), light);
  await page.reload();
  await standing(page).waitFor();
  assert.equal(await ground(), light);
  await page.getByTitle("Light or dark as the system").click();
  assert.equal(await ground(), dark);
});

test("everything is reached by the keyboard, with the focus in sight", async () => {
  await page.getByRole("tab", { name: "Text" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(
    await page.getByRole("tab", { name: "Rendered" }).getAttribute("aria-selected"),
    "true",
  );
  await page.getByRole("radio", { name: "Markdown" }).focus();
  await page.keyboard.press("ArrowRight");
  await until(async () => new URL(page.url()).searchParams.get("target") === "xml", "the target");

  const splitter = page.getByRole("separator", { name: "Width of the source" });
  await splitter.focus();
  const before = Number(await splitter.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowRight");
  assert.equal(Number(await splitter.getAttribute("aria-valuenow")), before + 2);

  await source(page).focus();
  await page.keyboard.press("Tab");
  const outlines = await focusOutlines(page, 12);
  assert.deepEqual(
    outlines.filter(({ width }) => width === "0px"),
    [],
  );
});

/**
 * Moves the focus on and tells how each stop is outlined.
 *
 * @param {import("playwright-core").Page} page
 * @param {number} stops
 */
async function focusOutlines(page, stops) {
  const found = [];
  for (let stop = 0; stop < stops; stop += 1) {
    found.push(
      await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused.shadowRoot) return { name: "editor", width: "text caret" };
        const shown = focused.matches(".unseen") ? focused.nextElementSibling : focused;
        const part = focused.matches(".splitter") ? "::before" : null;
        const style = getComputedStyle(shown ?? focused, part);
        const width = part ? style.width : style.outlineWidth;
        return { name: focused.outerHTML.slice(0, 80), width };
      }),
    );
    await page.keyboard.press("Tab");
  }
  return found;
}

test("a phone shows one part at a time, over its whole width", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const width = async (/** @type {string} */ part) =>
    (await page.locator(part).boundingBox())?.width;
  const parts = page.getByRole("navigation", { name: "Parts of the page" });
  await parts.getByRole("button", { name: "Library" }).click();
  assert.equal(await source(page).isVisible(), false);
  assert.equal(await width(".library"), 390);
  await page.locator('.library-item[title="agents/backend-developer.md"]').click();
  assert.equal(await source(page).isVisible(), true);
  await append(page, "\n\nFollow **nowhere.md** always.");
  assert.equal(await width(".source"), 390);
  await parts.getByRole("button", { name: "Findings 1" }).click();
  assert.equal(await width(".findings"), 390);
  await page.locator(".finding-jump").click();
  assert.equal(await source(page).isVisible(), true);
  await parts.getByRole("button", { name: "Persona" }).click();
  assert.equal(await persona(page).isVisible(), true);
  assert.equal(await width(".persona"), 390);
  assert.equal(await source(page).isVisible(), false);
});
