// Writing: what is typed is linked at each keystroke, and what is wrong is told where it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  append,
  choose,
  eventually,
  findings,
  openDocument,
  openPath,
  persona,
  personaText,
  rename,
  selection,
  source,
  stands,
  still,
  until,
} from "./actions.mjs";
import { compare, reduced } from "./picture.mjs";
import { address, complaints, page, visitBeforeEach } from "./visit.mjs";

visitBeforeEach();

test("the roster is linked at once, without a finding", async () => {
  await stands(page, "Everything links");
  await until(async () => (await page.locator(".library-item").count()) === 15, "the library");
  const { name, text } = await personaText(page);
  assert.equal(name, "backend-developer.persona.md");
  for (const topic of ["TypeScript strict mode", "Error handling and resilience", "CI/CD"]) {
    assert.match(text, new RegExp(`^#+ .*${topic}`, "m"));
  }
  assert.deepEqual(complaints, []);
});

test("the persona changes at each keystroke", async () => {
  await source(page).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  const first = persona(page).locator(".cm-line").first();
  const before = await first.innerText();
  let typed = "";
  for (const key of " Qü7") {
    await page.keyboard.type(key);
    typed += key;
    await until(
      async () => (await first.innerText()) === before + typed,
      `"${typed}" in the persona`,
    );
  }
  assert.ok((await personaText(page)).text.startsWith(`${before}${typed}\n`));
});

/** Keeps promptlink's worker busy until what is returned is called. */
async function keepBusy() {
  const busy = `${address}busy`;
  /** @type {Promise<import("playwright-core").Route>} */
  const asked = new Promise((resolve) => void page.route(busy, resolve));
  await page.workers()[0]?.evaluate((busy) => {
    setTimeout(() => {
      const request = new XMLHttpRequest();
      request.open("GET", busy, false);
      request.send();
    });
  }, busy);
  const route = await asked;
  return () => route.fulfill({ status: 204 });
}

test("a letter is in the persona before promptlink has answered", async () => {
  const digest = () => page.locator(".persona-digest").innerText();
  await source(page).locator(".cm-line", { hasText: "You are the" }).click();
  await page.keyboard.press("End");
  const before = await digest();
  const release = await keepBusy();
  await page.keyboard.type("Ω");
  await until(async () => (await persona(page).innerText()).includes("Ω"), "the letter");
  assert.equal(await digest(), before);
  await release();
  await until(async () => (await digest()) !== before, "the answer");
});

test("what the persona shows is what promptlink says, whatever is typed", async () => {
  await page.getByText("XML", { exact: true }).click();
  await until(async () => /^<document/.test(await persona(page).innerText()), "tags");
  await source(page).locator(".cm-line", { hasText: "You are the" }).click();
  for (const piece of ["# ", "<document>", "\n## x\n", "```\n", "<!-- ", "\n---\n", "{{x}}"]) {
    await page.keyboard.press("Home");
    await page.keyboard.type(piece);
    await until(
      async () => {
        await page.locator(".persona-tools").getByRole("button", { name: /^Cop/ }).click();
        const said = await page.evaluate(() => navigator.clipboard.readText());
        const lines = await persona(page).locator(".cm-line").allInnerTexts();
        const shown = lines.join("\n").replaceAll(/\n+/g, "\n").trim();
        return said.replaceAll(/\n+/g, "\n").startsWith(shown);
      },
      `the same after ${JSON.stringify(piece)}`,
    );
  }
});

test("a reference that dangles is underlined, listed with suggestions, and jumped to", async () => {
  await append(page, "\n\nFollow **backends.md** for hardening.");
  await page.locator(".cm-lintRange-error").waitFor();
  await stands(page, "1 error");
  const marks = page.locator(".cm-lint-marker-error");
  await until(async () => (await marks.count()) === 1, "one mark");
  const finding = findings(page).getByRole("listitem");
  await eventually(async () => {
    assert.match(await finding.innerText(), /dangling-reference/);
    assert.match(await finding.innerText(), /standards\/backend\.md/);
  });

  await page.keyboard.press("Control+Home");
  await finding.getByRole("button").first().click();
  assert.equal(await selection(page), "backends.md");
  await page.keyboard.type("backend.md");
  await stands(page, "Everything links");
  await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
});

test("a name that a finding begins with stays as it is written", async () => {
  await append(page, "\n\nFollow **backend.md#Juggling** closely.");
  await stands(page, /1 error|1 warning/);
  const message = findings(page).locator(".finding-message");
  await eventually(async () =>
    assert.match(await message.innerText(), /^standards\/backend\.md has no section Juggling/),
  );
  assert.match(await findings(page).locator(".finding-help").innerText(), /^[A-Z]/);
});

test("what is selected in the line of the caret is seen, in light and dark", async () => {
  const line = source(page).locator(".cm-line", { hasText: "You are the" });
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    await line.click();
    await page.keyboard.press("Home");
    await page.mouse.move(0, 0);
    const clip = await line.boundingBox();
    assert.ok(clip);
    const shot = () => page.screenshot({ clip, animations: "disabled" });
    const before = await still(page, shot);
    await page.keyboard.press("Shift+End");
    const { share } = compare(reduced(before), reduced(await still(page, shot)));
    assert.ok(share > 0.05, `${colorScheme}: ${share} of it`);
  }
});

test("findings are mended one after the other by the keyboard alone", async () => {
  await append(page, "\n\nFollow **backend-skill.md** and **frontend-skill.md**.");
  const fixes = page.locator(".finding-fix");
  await until(async () => (await fixes.count()) === 2, "two findings");
  await fixes.first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".finding-jump:focus", { hasText: "frontend-skill.md" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".findings-fold:focus").waitFor();
  await eventually(async () =>
    assert.match(
      await source(page).innerText(),
      /Follow \*\*backend-skills\.md\*\* and \*\*frontend-skills\.md\*\*/,
    ),
  );
  await stands(page, "Everything links");
});

test("renaming a standard leaves references to it dangling and suggests its new name", async () => {
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/backend-standards.md");
  await page.locator('.library-item[title="standards/backend-standards.md"]').waitFor();
  await stands(page, /error/);
  const wrong = findings(page)
    .getByRole("listitem")
    .filter({ hasText: "backend-developer.md39:14" });
  await eventually(async () =>
    assert.match(await wrong.innerText(), /Did you mean.*standards\/backend-standards\.md/s),
  );

  await wrong.getByRole("button").first().click();
  await page.locator('.source-header .path[title="agents/backend-developer.md"]').waitFor();
  assert.equal(await selection(page), "backend.md");

  await openDocument(page, "standards/backend-standards.md");
  await rename(page, "standards/backend.md");
  await page.locator('.library-item[title="standards/backend.md"]').waitFor();
  await stands(page, "Everything links");
});

test("what a dangling reference may mean is offered in the list, for the reader to choose", async () => {
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/backend-standards.md");
  await stands(page, /8 errors/);
  const offers = page.getByRole("button", { name: "Use standards/backend-standards.md" });
  await until(async () => (await offers.count()) === 8, "one for each");
  await openDocument(page, "agents/backend-developer.md");
  const before = await source(page).innerText();
  const wrong = findings(page).getByRole("listitem").filter({ hasText: "39:14" });
  await wrong.getByRole("button", { name: /^Use/ }).click();
  await stands(page, /7 errors/);
  await eventually(async () =>
    assert.match(await source(page).innerText(), /\*\*backend-standards\.md\*\*/),
  );
  await source(page).click();
  await page.keyboard.press("Control+z");
  await stands(page, /8 errors/);
  assert.equal(await source(page).innerText(), before);

  for (let left = 7; left >= 0; left -= 1) {
    await offers.first().click();
    await until(async () => (await offers.count()) === left, `${left} are left`);
  }
  await stands(page, "Everything links");
});

test("it is offered in the editor, and written as what stood there", async () => {
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/backend-standards.md");
  await stands(page, /8 errors/);
  await openDocument(page, "agents/backend-developer.md");
  await append(page, "\n\nFollow [them](../standards/backend.md#error-handling-and-resilience).");
  await stands(page, /9 errors/);
  await page.locator(".cm-lintRange-error").last().hover();
  await page.locator(".cm-diagnosticAction", { hasText: "standards/backend-standards.md" }).click();
  const mended = "[them](../standards/backend-standards.md#error-handling-and-resilience)";
  await until(async () => (await source(page).innerText()).includes(mended), mended);
  await stands(page, /8 errors/);
});

test("a document is renamed with its references, which can be undone as one", async () => {
  const path = '.source-header .path[title="standards/platform/services.md"]';
  const before = (await personaText(page)).text;
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/platform/services.md", { follow: true });
  await page.locator(path).waitFor();
  await page.getByText(/^Renamed standards\/backend\.md; \d+ references followed$/).waitFor();
  await stands(page, "Everything links");
  const after = (await personaText(page)).text;
  assert.match(after, /\*\*services\.md\*\*/);
  assert.match(after, /TypeScript strict mode/);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await openPath(page)) === "standards/backend.md", "the old path");
  await until(async () => (await personaText(page)).text === before, "the old text");
  await stands(page, "Everything links");
});

test("undoing a rename takes back the references alone, and keeps what was written since", async () => {
  const before = (await personaText(page)).text;
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/backend-standards.md", { follow: true });
  await page.locator('.library-item[title="standards/backend-standards.md"]').waitFor();
  await openDocument(page, "agents/backend-developer.md");
  await append(page, "\n\nWritten at the end.");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Written at the head.\n\n");
  await choose(page, /^Undo: Renamed standards\/backend\.md/);
  await page.locator('.library-item[title="standards/backend.md"]').waitFor();
  await stands(page, "Everything links");
  await page.getByText(/^Undone: Renamed/).waitFor();
  const { text } = await personaText(page);
  assert.match(text, /^Written at the head\.\n\n.*\n\nWritten at the end\./s);
  assert.equal(text.replaceAll(/Written at the head\.\n\n|\s*Written at the end\./g, ""), before);
});

test("a reference that was rewritten since a rename stays, and the page says so", async () => {
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/backend-standards.md", { follow: true });
  await openDocument(page, "agents/backend-developer.md");
  await append(page, "");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("# Mine\n\nFollow **backend-standards.md**, all of it.");
  await choose(page, /^Undo: Renamed standards\/backend\.md/);
  await page
    .getByText("Edited since, and therefore not all taken back: agents/backend-developer.md")
    .waitFor();
  assert.match(await source(page).innerText(), /Follow \*\*backend-standards\.md\*\*, all of it/);
});

test("links follow to a path with a blank and back, and what cannot follow says why", async () => {
  const plain =
    "[links](../standards/backend.md#code-formatting-and-linting) [end](<../standards/backend.md>)";
  const blank =
    "[links](../standards/back%20end.md#code-formatting-and-linting) [end](<../standards/back end.md>)";
  const rest = "@standards/backend.md.";
  await append(page, `\n\nSee ${plain} ${rest}`);
  await openDocument(page, "standards/backend.md");
  await rename(page, "standards/back end.md", { follow: true });
  await page
    .getByText(/^Renamed .* could not: no way to write them leads to a path with a blank$/)
    .waitFor();
  await openDocument(page, "agents/backend-developer.md");
  await source(page).press("Control+End");
  await eventually(async () => assert.ok((await source(page).innerText()).includes(blank)));

  await openDocument(page, "standards/back end.md");
  await rename(page, "standards/backend.md", { follow: true });
  await openDocument(page, "agents/backend-developer.md");
  await source(page).press("Control+End");
  await eventually(async () => assert.ok((await source(page).innerText()).includes(plain)));
  await stands(page, "Everything links");
});

test("a path that the library refuses is refused with its reason", async () => {
  const dialog = await rename(page, "agents/../../etc/passwd");
  await dialog.getByText(/the path holds a/i).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await openPath(page), "agents/backend-developer.md");
});

test("a document is made, named by others, removed, and brought back", async () => {
  await page.getByRole("button", { name: "New document" }).click();
  const dialog = page.getByRole("dialog", { name: "New document" });
  const path = dialog.getByRole("textbox", { name: "Path" });
  await path.fill("standards/backend.md");
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.getByText(/already a document/).waitFor();
  await path.fill("standards/audit-trail.md");
  await dialog.getByRole("button", { name: "Create" }).click();
  await page.locator('.source-header .path[title="standards/audit-trail.md"]').waitFor();
  await append(page, "- You MUST log who did it.");

  await openDocument(page, "agents/backend-developer.md");
  await append(page, "\n\nFollow **audit-trail.md** for all logging.");
  await page.getByRole("tab", { name: /Sources/ }).click();
  await page.locator('.sources .path[title="standards/audit-trail.md"]').waitFor();
  assert.match((await personaText(page)).text, /You MUST log who did it\./);

  await openDocument(page, "standards/audit-trail.md");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await stands(page, "1 error");
  await page.getByRole("button", { name: "Undo" }).click();
  await stands(page, "Everything links");
  assert.match((await personaText(page)).text, /You MUST log who did it\./);
});

test("a document that is made has the focus, and is made once however often it is asked for", async () => {
  await choose(page, "New, empty");
  for (const name of ["first", "second"]) {
    await page.getByRole("button", { name: "New document" }).last().click();
    const dialog = page.getByRole("dialog", { name: "New document" });
    await dialog.getByRole("textbox", { name: "Path" }).fill(`standards/${name}.md`);
    await dialog.locator("form").evaluate((/** @type {HTMLFormElement} */ form) => {
      form.requestSubmit();
      form.requestSubmit();
    });
    await page.locator(".source .cm-focused").waitFor();
    await page.keyboard.type(`The ${name} to write.`);
    await eventually(async () =>
      assert.match(await source(page).innerText(), new RegExp(`\nThe ${name} to write\\.$`)),
    );
    assert.equal(await page.locator(`.library-item[title="standards/${name}.md"]`).count(), 1);
  }
});

test("an edited document is marked, and goes back to its original, which can be undone", async () => {
  const mark = page.locator('.library-item[title="agents/backend-developer.md"] .library-edited');
  const original = (await personaText(page)).text;
  assert.equal(await mark.count(), 0);
  await append(page, "\n\nOne more thing.");
  await mark.waitFor();
  const edited = (await personaText(page)).text;
  assert.notEqual(edited, original);

  await page.getByRole("button", { name: "Back to the original text" }).click();
  await mark.waitFor({ state: "detached" });
  assert.equal((await personaText(page)).text, original);
  await source(page).click();
  await page.keyboard.press("Control+z");
  await mark.waitFor();
  assert.equal((await personaText(page)).text, edited);

  await page.getByRole("button", { name: "Back to the original text" }).click();
  await page.getByText(/^Reverted agents\/backend-developer\.md$/).waitFor();
  await source(page).press("Control+Home");
  await page.keyboard.type("Meanwhile.\n\n");
  await page.locator(".notice-action", { hasText: "Undo" }).click();
  await eventually(async () => {
    const { text } = await personaText(page);
    assert.match(text, /^Meanwhile\./);
    assert.match(text, /One more thing\./);
  });
});

test("each document keeps its own history while another is open", async () => {
  await append(page, "\n\nFirst.");
  await openDocument(page, "agents/frontend.md");
  await append(page, "\n\nSecond.");
  await openDocument(page, "agents/backend-developer.md");
  await source(page).click();
  await page.keyboard.press("Control+z");
  const text = async () => (await personaText(page)).text;
  await until(async () => !/First\./.test(await text()), "undone");
  await page.locator('.library-item[title="agents/frontend.md"] .library-edited').waitFor();
});

test("a reference is followed by a click with the modifier key and by the keyboard", async () => {
  await page
    .locator(".cm-reference-link")
    .first()
    .click({ modifiers: ["Control"] });
  await until(async () => (await openPath(page)) === "standards/backend.md", "followed");
  await openDocument(page, "agents/backend-developer.md");
  await source(page).click();
  await page.keyboard.press("Control+End");
  await page.locator(".cm-reference-link", { hasText: "backend-skills.md" }).last().click();
  await page.keyboard.press("Control+Enter");
  await until(async () => (await openPath(page)) === "skills/backend-skills.md", "followed");
});

/** @param {string} path */
const opens = (path) => until(async () => (await openPath(page)) === path, path);

test("the browser goes back to the document that was open before, at its place, and forward again", async () => {
  const agent = "agents/backend-developer.md";
  await source(page).click();
  await page.keyboard.press("Control+End");
  const link = page.locator(".cm-reference-link", { hasText: "backend-skills.md" }).last();
  const top = async () => (await link.boundingBox())?.y ?? 0;
  await link.click({ modifiers: ["Control"] });
  await opens("skills/backend-skills.md");
  await page.getByText("XML", { exact: true }).click();
  await openDocument(page, "standards/backend.md");
  await page.goBack();
  await opens("skills/backend-skills.md");
  await page.goBack();
  await opens(agent);
  const room = await page.locator(".source .cm-scroller").boundingBox();
  await until(
    async () => (await top()) > 0 && (await top()) < (room?.y ?? 0) + (room?.height ?? 0),
    "its place",
  );
  assert.match(page.url(), /target=xml/, "the address tells what is shown");
  await page.goForward();
  await opens("skills/backend-skills.md");
  await page.goBack();
  await opens(agent);
  assert.equal(await page.evaluate(() => history.length), 4, "as many steps as documents");
});

test("in the texts Alt with an arrow is left to the browser", async () => {
  await page.evaluate(() =>
    addEventListener("keydown", (event) => {
      if (event.key.startsWith("Arrow"))
        Object.assign(globalThis, { taken: event.defaultPrevented });
    }),
  );
  for (const text of [source(page), persona(page)]) {
    await text.click();
    for (const key of ["Alt+ArrowLeft", "Alt+ArrowRight"]) {
      await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => Reflect.get(globalThis, "taken")), false, key);
    }
  }
});

test("a step back to a document that is gone, or of another workspace, leaves what is open", async () => {
  await openDocument(page, "agents/frontend.md");
  await openDocument(page, "standards/backend.md");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await opens("agents/backend-developer.md");
  await page.goBack();
  await stands(page, /error/);
  await opens("agents/backend-developer.md");
  await page.goBack();
  await opens("agents/frontend.md");

  await choose(page, "New, empty");
  await page.getByText("Nothing is here yet").waitFor();
  await page.goBack();
  await stands(page, /./);
  await page.getByText("Nothing is here yet").waitFor();
  await choose(page, "Starter roster");
  await opens("agents/frontend.md");
  assert.deepEqual(complaints, []);
});

test("a reference tells on hover what it links to and why", async () => {
  await page.locator(".cm-reference-link").first().hover();
  const card = page.locator(".cm-card");
  const told = await card.innerText();
  assert.match(told, /standards\/backend\.md/);
  assert.match(told, /Linked by basename/);
  assert.match(told, /TypeScript strict mode and type safety/);
});

test("characters that no one sees are shown", async () => {
  await source(page).click();
  await page.keyboard.insertText("safe\u202eevil\u{e0041}");
  const shown = page.locator(".source .cm-specialChar");
  await until(async () => (await shown.count()) === 2, "both");
});

test("the palette and the dialogs have the focus before another key can be pressed", async () => {
  await source(page).click();
  const palette = await page.evaluate(async () => {
    dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
    for (let turn = 0; turn < 5; turn += 1) await undefined;
    return document.activeElement?.role;
  });
  assert.equal(palette, "combobox");
  await page.keyboard.press("Escape");
  const dialog = await page
    .getByRole("button", { name: "Rename", exact: true })
    .evaluate(async (button) => {
      /** @type {HTMLElement} */ (button).click();
      for (let turn = 0; turn < 5; turn += 1) await undefined;
      return /** @type {HTMLInputElement} */ (document.activeElement)?.value;
    });
  assert.equal(dialog, "agents/backend-developer.md");
});

test("the palette goes to documents, does things and finds in all texts, by keyboard and mouse", async () => {
  const field = page.getByRole("combobox", { name: /Go to/ });
  const chosen = page.locator('.palette-offer[aria-selected="true"]');
  await source(page).click();
  await page.keyboard.press("Control+k");
  await field.fill("serverless.md");
  await until(async () => /serverless\.md/.test(await chosen.innerText()), "chosen");
  await page.keyboard.press("Enter");
  await until(async () => (await openPath(page)) === "standards/serverless.md", "the document");

  await page.getByRole("button", { name: "Go to, do or find" }).click();
  await field.fill("target xml");
  await page.getByRole("option", { name: "Target: XML" }).click();
  await until(async () => /^<document/.test((await personaText(page)).text), "tags");

  await page.keyboard.press("Control+k");
  await field.fill("leverage your skills documented");
  await page.keyboard.press("ArrowDown");
  await until(async () => /Follow the standards in/i.test(await chosen.innerText()), "chosen");
  await page.keyboard.press("Enter");
  await eventually(async () =>
    assert.equal((await selection(page)).toLowerCase(), "leverage your skills documented"),
  );

  await page.keyboard.press("Control+k");
  await field.fill("no text holds these words");
  await page.getByText("Nothing is called that").waitFor();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});
