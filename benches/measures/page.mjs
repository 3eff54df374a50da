// The playground in Chromium: how long a key takes to be in the persona.

import { execFileSync } from "node:child_process";
import { findChromium } from "../../scripts/setup/chromium.mjs";
import { drop, source } from "../../tests/page/actions.mjs";
import { openBrowser, openPage } from "../../tests/page/browser.mjs";
import { serve } from "../../tests/page/server.mjs";
import { documentsIn, root } from "../lib/documents.mjs";
import { duration } from "../lib/table.mjs";

const agent = "agents/backend-developer.md";

/** How long there is between two keys, in milliseconds: a quick writer. */
const pause = 80;

/** How many milliseconds a key may take at the median, by the number of documents. */
const limits = { 15: 16, 100: 16, 1000: 50 };

export async function measure({ quick }) {
  execFileSync("npm", ["run", "build", "--workspace", "www"], { cwd: root, stdio: "ignore" });
  process.env.CHROMIUM ??= findChromium();
  const server = await serve();
  const browser = await openBrowser();
  try {
    const rows = [];
    const targets = [];
    for (const [documents, most] of Object.entries(limits)) {
      const { page } = await openPage(browser.context, server.address);
      await fill(page, Number(documents));
      const { shown, linked } = await type(page, quick ? 20 : 120);
      rows.push([documents, ...[shown, linked].flatMap((all) => [0.5, 0.9].map(quantile(all)))]);
      for (const [what, times] of Object.entries({ shown, linked })) {
        targets.push({
          what: `a key in the persona, ${what}, ${documents} documents, milliseconds`,
          most,
          is: quantile(times)(0.5),
        });
      }
      await page.close();
    }
    return {
      title: "Typing in the playground",
      about: `From the event of a key to the DOM that shows it, in a headless Chromium, ${pause} ms between keys. Shown: the letter stands in the persona beside the source. Linked: what promptlink answers is shown, with tokens, sections, sources and digest.`,
      head: ["documents", "shown, median", "90 %", "linked, median", "90 %"],
      rows: rows.map(([documents, ...times]) => [documents, ...times.map(duration)]),
      targets,
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Fills the workspace with the starter roster as often as it takes, and waits until nothing is going on. */
async function fill(page, documents) {
  const roster = documentsIn(`${root}/library`);
  const all = Array.from({ length: documents }, (_, index) => {
    const { path, text } = roster[index % roster.length];
    const team = Math.floor(index / roster.length);
    return [`${team === 0 ? "" : `team-${team}/`}${path}`, text];
  });
  await drop(page, Object.fromEntries(all));
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  const persona = page.getByRole("combobox", { name: "Persona of" });
  await persona.locator(`option[value="${agent}"]`).waitFor({ state: "attached", timeout: 60_000 });
  await persona.selectOption(agent);
  await page.locator(`.source-header .path[title="${agent}"]`).waitFor();
  await page.waitForTimeout(3_000);
}

/** Types in a sentence of the agent, and tells how long each key took, in milliseconds. */
async function type(page, keys) {
  await source(page).locator(".cm-line", { hasText: "You are" }).first().click();
  await page.keyboard.press("End");
  await page.evaluate(watch);
  const warmUp = 20;
  for (let key = 0; key < warmUp + keys; key += 1) {
    await page.keyboard.press("etaoinshr"[key % 9]);
    await page.waitForTimeout(pause);
  }
  const times = await page.evaluate(() => globalThis.times);
  return { shown: times.shown.slice(warmUp), linked: times.linked.slice(warmUp) };
}

/** Runs in the page: notes when a key changes the text of the persona, and when its digest. */
function watch() {
  const times = { shown: [], linked: [] };
  globalThis.times = times;
  let pressed = 0;
  let isShown = true;
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      pressed = timeStamp;
      isShown = false;
    },
    true,
  );
  const isOfLine = ({ target }) =>
    (target instanceof Element ? target : target.parentElement)?.closest(".cm-line");
  const text = document.querySelector(".persona .code").shadowRoot;
  new MutationObserver((changes) => {
    if (isShown || !changes.some(isOfLine)) return;
    isShown = true;
    times.shown.push(performance.now() - pressed);
  }).observe(text, { subtree: true, childList: true, characterData: true });
  new MutationObserver(() => times.linked.push(performance.now() - pressed)).observe(
    document.querySelector(".persona-digest"),
    { attributes: true },
  );
}

/** The value that a share of all lies below. */
const quantile = (values) => (share) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * share)];
