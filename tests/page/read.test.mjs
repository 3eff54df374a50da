// Reading: the persona, how it came about, and the page around it.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  append,
  drawn,
  drop,
  eventually,
  openDocument,
  part,
  persona,
  personaText,
  source,
  standing,
  still,
  surveyed,
  until,
} from "./actions.mjs";
import { address, page, visitBeforeEach } from "./visit.mjs";

const libraryFolder = fileURLToPath(new URL("../../library/", import.meta.url));

visitBeforeEach();

test("another target changes the text and the address", async () => {
  assert.doesNotMatch((await personaText(page)).text, /<document/);
  await page.getByText("XML", { exact: true }).click();
  await until(async () => /^<document/.test(await persona(page).innerText()), "tags");
  assert.match((await personaText(page)).text, /<document [^>]*path="standards\/backend\.md"/);
  await page.waitForURL((url) => url.searchParams.get("target") === "xml");
});

test("another agent opens its document and composes it", async () => {
  await page.getByRole("combobox", { name: "Persona of" }).selectOption("agents/plan-reviewer.md");
  await page.locator('.source-header .path[title="agents/plan-reviewer.md"]').waitFor();
  await until(async () => /^# Plan Reviewer/m.test(await persona(page).innerText()), "its persona");
  const { name, text } = await personaText(page);
  assert.equal(name, "plan-reviewer.persona.md");
  assert.match(text, /^# Plan Reviewer/);
  await page.waitForURL((url) => url.searchParams.get("agent") === "plan-reviewer");
});

test("the address chooses agent and target", async () => {
  await page.goto(`${address}?agent=serverless-developer&target=xml`);
  await page.locator('.source-header .path[title="agents/serverless-developer.md"]').waitFor();
  await until(async () => /^<document/.test(await persona(page).innerText()), "tags");
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
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await panel.getByRole("button", { name: /^Cop/ }).click();
    let text = "";
    await until(async () => {
      text = await page.evaluate(() => navigator.clipboard.readText());
      return text !== "";
    }, "copied");
    return JSON.parse(text);
  };
  const shown = page.getByRole("region", { name: "Request", exact: true });
  const { text } = await personaText(page);
  await until(async () => /cache_control|"system"/.test(await shown.innerText()), "Anthropic's");
  const blocks = (await copied()).system;
  assert.equal(blocks.map((/** @type {{ text: string }} */ block) => block.text).join(""), text);

  // Long texts are folded, and are read line by line.
  const folded = shown.locator("details").first();
  await eventually(async () =>
    assert.match(await folded.innerText(), /"text": [\d,]+ characters\s+# Backend Developer/),
  );
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
  await page.getByRole("tab", { name: "Text", selected: true }).waitFor();
});

test("the sources tell how each reference resolved and lead to it", async () => {
  await page.getByRole("tab", { name: /Sources/ }).click();
  const group = page.locator(".sources tbody", {
    has: page.locator('.path[title="standards/backend.md"]'),
  });
  await eventually(async () => {
    const told = await group.innerText();
    assert.match(told, /in full/);
    assert.match(told, /Linked\s*basename/);
    assert.match(told, /only one document within reach has that file name/i);
  });
  await openDocument(page, "skills/backend-skills.md");
  await group.getByRole("button", { name: "backend.md", exact: true }).first().click();
  await page.locator('.source-header .path[title="agents/backend-developer.md"]').waitFor();
  const line = page.locator(".source .cm-activeLineGutter.cm-gutterElement").last();
  await until(async () => (await line.innerText()) === "39", "at its line");
});

test("what is left out is listed with its reason", async () => {
  await page.getByRole("tab", { name: /Left out/ }).click();
  const list = page.locator(".left-out");
  await eventually(async () => {
    assert.match(await list.innerText(), /Frontmatter speaks of the document/);
    assert.match(await list.innerText(), /introduces it in one line/);
  });
});

/** @param {import("playwright-core").Locator} parts */
const widthsOf = (parts) =>
  parts.evaluateAll((list) => list.map((part) => part.getBoundingClientRect().width));

test("the map shows the sources to scale and leads to each", async () => {
  const parts = page.getByRole("list", { name: "Tokens by source" }).getByRole("button");
  const widths = await still(page, () => widthsOf(parts));
  assert.ok((widths[1] ?? 0) > 4 * (widths[0] ?? 0), `${widths}`);
  await parts.nth(1).click();
  await until(async () => /Backend Standards/.test(await persona(page).innerText()), "in sight");
});

test("in the map what is too small to be hit by itself is hit together, and told one by one", async () => {
  const parts = page.getByRole("list", { name: "Tokens by source" }).getByRole("button");
  const widths = await still(page, () => widthsOf(parts));
  assert.ok(Math.min(...widths) >= 24, `${widths}`);
  const last = parts.last();
  const told = ((await last.getAttribute("title")) ?? "").split("\n");
  assert.ok(told.length > 1, `${told}`);
  for (const line of told) assert.match(line, /^agents\/[\w-]+\.md: about \d+ tokens, \d+ %$/);
  await last.click();
  await page.getByRole("tab", { name: /Sources/, selected: true }).waitFor();
});

test("pointing at the persona lights its source, and writing lights its persona", async () => {
  await openDocument(page, "standards/backend.md");
  await page.locator(".link-map button").nth(1).click();
  const rule = persona(page).locator(".cm-line", { hasText: "You MUST build with" });
  await rule.waitFor();
  await still(page, scrollTops);
  await rule.hover();
  const lit = page.locator(".source .cm-lit", { hasText: "You MUST build with" });
  await lit.waitFor();
  const foot = page.locator(".persona-foot");
  await until(
    async () => /^standards\/backend\.md:\d+/.test(await foot.innerText()),
    "where it comes from",
  );
  await lit.click();
  const litInPersona = page.locator(".persona .cm-lit");
  await litInPersona.filter({ hasText: "You MUST build with" }).waitFor();
  await source(page).locator(".cm-line", { hasText: "You SHOULD" }).first().hover();
  await until(async () => /You SHOULD/.test(await litInPersona.innerText()), "pointed at");
});

test("typing leaves the persona where the reader scrolled it", async () => {
  await openDocument(page, "skills/backend-skills.md");
  await append(page, "\n\nEnd.\n");
  const scroller = page.locator(".persona .cm-scroller");
  await page.locator(".link-map button").nth(1).click();
  const scrolled = () => scroller.evaluate((node) => node.scrollTop);
  await until(async () => (await scrolled()) > 500, "scrolled");
  const before = await still(page, scrolled);
  await page.locator(".source .cm-activeLine").click();
  await page.keyboard.type("More.");
  await until(async () => /End\.\nMore\./.test((await personaText(page)).text), "linked");
  assert.equal(await still(page, scrolled), before);
});

/** How far source and persona are scrolled, in pixels. */
const scrollTops = () =>
  page
    .locator(":is(.source, .persona) .cm-scroller")
    .evaluateAll((list) => list.map((scroller) => scroller.scrollTop));

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
 * Turns the wheel over a pane, and waits until nothing moves any more.
 *
 * @param {string} pane
 * @param {number} distance
 */
async function turnWheel(pane, distance) {
  const scroller = page.locator(`${pane} .cm-scroller`);
  await scroller.hover();
  await still(page, scrollTops);
  const scrolled = () => scroller.evaluate((node) => node.scrollTop);
  const before = await scrolled();
  await page.mouse.wheel(0, distance);
  await until(async () => (await scrolled()) !== before, "scrolled");
  await still(page, scrollTops);
}

test("source and persona scroll together, whichever is scrolled, until that is switched off", async () => {
  await openDocument(page, "standards/backend.md");
  // Lines that were never in sight have heights that are guessed, until they are.
  const together = async () => assert.equal(await topLine(".persona"), await topLine(".source"));
  for (const distance of [1_500, 4_700, -900, 20_000, -6_100]) {
    await turnWheel(".source", distance);
    await together();
  }
  await turnWheel(".persona", -900);
  await together();

  const button = page.getByRole("button", { name: "Scroll together with the persona" });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  const before = await topLine(".persona");
  await turnWheel(".source", 600);
  assert.equal(await topLine(".persona"), before);
  assert.notEqual(await topLine(".source"), before);

  await page.reload();
  await standing(page).waitFor();
  await until(async () => (await button.getAttribute("aria-pressed")) === "false", "kept");
});

test("what was left out stands in its place, folded, with the reason, and can be hidden", async () => {
  await page.locator(".link-map button").nth(2).click();
  await turnWheel(".persona", -100);
  const gap = page.locator(".cm-left-out", { hasText: "backend-skills.md" });
  await gap.getByText(/5 lines: Frontmatter speaks of the document/).click();
  await gap.getByText(/kind: skill/).waitFor();
  const next = gap.locator("xpath=following-sibling::*[1]");
  await until(async () => /Backend Skills/.test(await next.innerText()), "what comes next");
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
  await until(async () => (await ground()) === light, "light");
  await page.reload();
  await standing(page).waitFor();
  assert.equal(await ground(), light);
  await page.getByTitle("Light or dark as the system").click();
  await until(async () => (await ground()) === dark, "as the system");
});

test("what is chosen of a few stands out, in light and dark", async () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    const chosen = page.locator(".segmented input:checked + .segment").first();
    await eventually(async () => {
      const [one = 0, other = 0] = await chosen.evaluate((segment) =>
        [segment, segment.closest(".segmented")].map((element) => {
          const color = element ? getComputedStyle(element).backgroundColor : "";
          const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(
            (part) => (Number(part) / 255) ** 2.2,
          );
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }),
      );
      const contrast = (one + 0.05) / (other + 0.05);
      assert.ok(contrast >= 1.2, `${colorScheme}: ${contrast}`);
    });
  }
});

test("everything is reached by the keyboard, with the focus in sight", async () => {
  await page.getByRole("tab", { name: "Text" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "Rendered", selected: true }).waitFor();
  await page.getByRole("radio", { name: "Markdown" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL((url) => url.searchParams.get("target") === "xml");

  const splitter = page.getByRole("separator", { name: "Width of the source" });
  await splitter.focus();
  const share = async () => Number(await splitter.getAttribute("aria-valuenow"));
  const before = await share();
  await page.keyboard.press("ArrowRight");
  await until(async () => (await share()) === before + 2, "wider");

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
    await drawn(page);
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

test("on a phone a map of many sources keeps within the page, and the view that is shown has its tab in sight", async () => {
  const many = Array.from({ length: 20 }, (_, index) => [
    `library/agents/a${index}.md`,
    `# A${index}\n\n${"Does some of the work. ".repeat(index % 2 === 0 ? 1 : 30)}\n`,
  ]);
  const names = many.map((_, index) => `Follow \`a${index}.md\`.`).join("\n");
  await drop(page, {
    ...Object.fromEntries(many),
    "library/agents/0-lead.md": `# Lead\n\n${names}\n`,
  });
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  await page.locator('.library-item[title="agents/a19.md"]').waitFor({ state: "attached" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("request");
  await page.keyboard.press("Enter");
  const tab = page.getByRole("tab", { name: "Request", selected: true });
  await tab.waitFor();
  const map = page.getByRole("list", { name: "Tokens by source" });
  await eventually(async () => {
    const { x, width } = (await tab.boundingBox()) ?? { x: 0, width: 0 };
    assert.ok(x >= 0 && x + width <= 390, `its tab is from ${x} to ${x + width}`);
    const widths = await widthsOf(map.getByRole("button"));
    assert.ok(widths.length * 24 > 390 && Math.min(...widths) >= 24, `${widths}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
});

test("a phone shows one part at a time, over its whole width", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const isWhole = (/** @type {string} */ part) =>
    until(async () => (await page.locator(part).boundingBox())?.width === 390, `${part} is whole`);
  const parts = page.getByRole("navigation", { name: "Parts of the page" });
  await parts.getByRole("button", { name: "Library" }).click();
  await source(page).waitFor({ state: "hidden" });
  await isWhole(".library");
  await page.locator('.library-item[title="agents/backend-developer.md"]').click();
  await source(page).waitFor();
  await append(page, "\n\nFollow **nowhere.md** always.");
  await isWhole(".source");
  await parts.getByRole("button", { name: "Findings 1" }).click();
  await isWhole(".findings");
  await page.locator(".finding-jump").click();
  await source(page).waitFor();
  await parts.getByRole("button", { name: "Persona" }).click();
  await persona(page).waitFor();
  await isWhole(".persona");
  await source(page).waitFor({ state: "hidden" });
});

/** More documents than there is room for, in folders of folders. */
const deep = Object.fromEntries(
  ["plugins/agents/business-and-marketing", "plugins/agents/development", "skills"].flatMap(
    (folder) =>
      Array.from({ length: 20 }, (_, index) => [
        `${folder}/member-${index}.md`,
        `# Member ${index}`,
      ]),
  ),
);

/**
 * Opens documents in the place of those there are.
 *
 * @param {Record<string, string>} files
 */
async function bring(files) {
  await drop(page, files, "library/");
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  await page.locator(`.library-item[title="${Object.keys(files)[0]}"]`).waitFor();
  await surveyed(page);
}

test("the library shows the names of files, under the ends of their folders", async () => {
  await bring({ ...deep, "notes/more.md": "# More", "zeta.md": "# Zeta" });
  const cut = await page
    .locator(".library-name")
    .evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth).length);
  assert.equal(cut, 0);
  const order = await page
    .locator(".library-group")
    .last()
    .locator("h3, h4, .library-name")
    .allTextContents();
  assert.deepEqual(order, ["Fragments", "zeta", "notes/", "more"]);
  const folder = page.locator("h4", { hasText: "marketing" });
  const { start, end } = await folder.evaluate((heading) => {
    const inner = heading.getBoundingClientRect();
    const text = heading.firstElementChild?.getBoundingClientRect() ?? inner;
    return { start: text.left - inner.left, end: inner.right - text.right };
  });
  assert.ok(start < 0 && end >= 0, `cut at its beginning: ${start}, ${end}`);
});

/**
 * Waits until a document is open and its row in the library can be seen.
 *
 * @param {string} path
 */
async function isOpenInSight(path) {
  await page.locator(`.source-header .path[title="${path}"]`).waitFor({ state: "attached" });
  await eventually(async () => {
    const rows = await page.locator(".library-item[aria-current]").evaluateAll((all) =>
      all.map((row) => {
        const list = row.closest(".library-list")?.getBoundingClientRect();
        const { top, bottom } = row.getBoundingClientRect();
        const isInSight = list !== undefined && list.top <= top && top < bottom;
        return [row.getAttribute("title"), isInSight && bottom <= list.bottom];
      }),
    );
    assert.deepEqual(rows, [[path, true]]);
  });
}

test("the library scrolls to the document that is opened", async () => {
  const [first = ""] = Object.keys(deep);
  const agents = page.getByRole("combobox", { name: "Persona of" });
  const agent = "plugins/agents/development/member-19.md";
  await bring(deep);
  await isOpenInSight(first);
  await agents.selectOption(agent);
  await isOpenInSight(agent);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("member-9 skills");
  await page.keyboard.press("Enter");
  await isOpenInSight("skills/member-9.md");
  await bring(deep);
  await isOpenInSight(first);

  await page.setViewportSize({ width: 390, height: 844 });
  await part(page, "Persona");
  await agents.selectOption(agent);
  await part(page, "Library");
  await isOpenInSight(agent);
});

test("a list is one stop of the Tab key, and arrow keys move in it", async () => {
  const [first = "", second = ""] = Object.keys(deep);
  const last = "skills/member-9.md";
  await bring({ ...deep, [last]: "Follow **nowhere.md** and **no-place.md**." });
  const focused = page.locator(":focus");
  const isAt = async (/** @type {string} */ path) => {
    await page.locator(`.library-item[title="${path}"]:focus`).waitFor();
    await page.locator(`.library-item[title="${path}"][tabindex="0"]`).waitFor();
    assert.equal(await page.locator('.library-item[tabindex="0"]').count(), 1);
  };
  await page.getByRole("button", { name: "New document" }).focus();
  await page.keyboard.press("Tab");
  await isAt(first);
  await page.keyboard.press("ArrowDown");
  await isAt(second);
  await page.keyboard.press("End");
  await isAt(last);
  await page.keyboard.press("Enter");
  await isOpenInSight(last);
  await page.keyboard.press("Home");
  await isAt(first);
  await page.keyboard.press("Tab");
  assert.equal(await focused.innerText(), "Licences");
  await page.keyboard.press("Shift+Tab");
  await isAt(last);

  await surveyed(page);
  await page.locator(".findings-fold").focus();
  for (const [key, words] of /** @type {const} */ ([
    ["Tab", "nowhere"],
    ["ArrowDown", "no-place"],
    ["Home", "nowhere"],
    ["End", "no-place"],
  ])) {
    await page.keyboard.press(key);
    await page.locator(".finding-jump:focus", { hasText: words }).waitFor();
  }
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".findings :focus").count(), 0);
});
