// The rendered persona: it reads as Markdown does, follows what is written, and can do nothing but show.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, openDocument, openPath, source, until } from "./actions.mjs";
import { address, complaints, page, requests, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

const article = () => page.getByRole("article", { name: "Rendered persona" });

async function showRendered() {
  await page.getByRole("tab", { name: "Rendered" }).click();
  await article().locator("h1").first().waitFor();
}

/** @param {string} text */
async function writeAtTop(text) {
  await source(page).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(text);
}

test("the persona is rendered, and the palette leads to it", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Go to/ }).fill("rendered");
  await page.keyboard.press("Enter");
  const heading = article().getByRole("heading", { name: "Backend Developer Agent Prompt" });
  await heading.waitFor();
  assert.equal(await article().locator("h1").count(), 1);
  await until(async () => (await article().locator("li").count()) > 100, "all of it");
  assert.equal(await article().locator("strong").first().innerText(), "Backend Developer Agent");
  await page.getByText("XML", { exact: true }).click();
  await article().locator("samp", { hasText: '<document path="standards/backend.md"' }).waitFor();
  assert.deepEqual(complaints, []);
});

test("what is written is rendered at once, and what stays the same is not touched", async () => {
  await showRendered();
  await article()
    .getByRole("heading", { name: "Core Responsibilities" })
    .evaluate((heading) => Object.assign(heading, { isKept: true }));
  await writeAtTop("A *new* paragraph with `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n");
  await article().locator("td", { hasText: "2" }).waitFor();
  await eventually(async () =>
    assert.equal(await article().locator("em").first().innerText(), "new"),
  );
  const isKept = await article()
    .getByRole("heading", { name: "Core Responsibilities" })
    .evaluate((heading) => Reflect.get(heading, "isKept"));
  assert.equal(isKept, true);
});

test("pointing at it lights the source, and a click with the modifier key leads there", async () => {
  await openDocument(page, "standards/backend.md");
  await showRendered();
  const rule = article().getByRole("heading", { name: "TypeScript strict mode and type safety" });
  await rule.hover();
  await page
    .locator(".source .cm-lit", { hasText: "TypeScript strict mode and type safety" })
    .waitFor();
  await openDocument(page, "agents/frontend.md");
  await rule.click({ modifiers: ["Control"] });
  await until(async () => (await openPath(page)) === "standards/backend.md", "its document");
});

test("nothing in a document runs, loads, styles the page or can be followed", async () => {
  await showRendered();
  const title = await page.title();
  const hostile = [
    '<img src="https://example.invalid/a.png" onerror="document.title = 1">',
    "![b](https://example.invalid/b.png) [c](javascript:alert(1)) <https://example.invalid/d>",
    "<script>document.title = 2</script> <style>* { display: none }</style>",
    '<div style="position:fixed;inset:0" id="app" class="page">over everything</div>',
    '<svg onload="document.title = 3"><use href="https://example.invalid/e.svg#f"/></svg>',
    '<iframe srcdoc="<script>top.document.title = 4</script>"></iframe>',
    "<form action='https://example.invalid'><input name=q autofocus></form>",
    '<a href="https://example.invalid" onclick="document.title = 5">g</a> <b onclick=h>i</b>',
    '[j](https://example.invalid "k\\" onmouseover=\\"document.title = 6")',
    "```html\n<script>document.title = 7</script>\n```",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=alert(1)>'>",
  ];
  await writeAtTop(`${hostile.join("\n\n")}\n\n`);
  await article().getByText("over everything").waitFor();
  const found = await article().evaluate((host) => {
    const all = [...(host.shadowRoot?.querySelectorAll(".body *") ?? [])];
    const attributes = all.flatMap((one) => [...one.attributes].map(({ name }) => name));
    return {
      elements: [...new Set(all.map(({ localName }) => localName))].sort(),
      attributes: [...new Set(attributes)].sort(),
    };
  });
  const elements =
    "a br code em h1 h2 h3 h4 hr li ol p pre samp section strong table tbody td th thead tr ul";
  for (const name of found.elements) assert.ok(elements.split(" ").includes(name), name);
  for (const name of found.attributes)
    assert.ok(["data-end", "data-start", "start", "title"].includes(name), name);
  assert.ok(await article().locator("samp", { hasText: "<script>" }).first().isVisible());
  await article().getByText("over everything").click();
  await article().locator("a").first().click();
  assert.equal(await page.title(), title);
  assert.equal(new URL(page.url()).origin + new URL(page.url()).pathname, address);
  const elsewhere = requests.filter((url) => !url.startsWith(address) && !url.startsWith("blob:"));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
});

test("a text that is nested without end says why it is not rendered, and the next is", async () => {
  await showRendered();
  await writeAtTop(`${"> ".repeat(20_000)}a\n\n`);
  await page.getByRole("alert").getByText("could not be rendered").waitFor();
  await page.keyboard.press("Control+z");
  await article().locator("h1").first().waitFor();
});
