// What Lighthouse says of the page and of its documentation, as a static host serves them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { flags } from "./browser.mjs";
import { serve } from "./server.mjs";
import { areTools, tool } from "./tools.mjs";

const skip = areTools ? false : "Lighthouse is not installed";

/** What each category must reach, of 100. */
const least = 95;

/** How often a page is tried: a machine that has other work makes it look slower than it is, never quicker. */
const attempts = 3;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  if (skip) return console.log(`skipped: what Lighthouse says, ${skip}`);
  server = await serve("/", undefined, { isCompressed: true });
});

after(() => server?.close());

for (const [name, path] of [
  ["the playground", ""],
  ["the documentation", "docs/index.html"],
  ["a guide", "docs/guides/first-persona.html"],
]) {
  test(`${name} reaches ${least} in every category`, { skip }, async () => {
    /** @type {Map<string, number>} */
    const best = new Map();
    /** @type {string[]} */
    let missing = [];
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { scores, failures } = await rate(server.address + path);
      for (const [category, score] of scores) {
        best.set(category, Math.max(score, best.get(category) ?? 0));
      }
      missing = failures;
      if ([...best.values()].every((score) => score >= least)) break;
    }
    const told = [...best].map((one) => one.join(" ")).join(", ");
    console.log(`${name}: ${told}`);
    assert.equal(best.size, 4);
    assert.ok(
      [...best.values()].every((score) => score >= least),
      `${told}: ${missing.join(", ")}`,
    );
  });
}

/**
 * Rates a page once.
 *
 * @param {string} address
 */
async function rate(address) {
  const [{ default: lighthouse }, { launch }] = await Promise.all([
    tool("lighthouse"),
    tool("chrome-launcher"),
  ]);
  const chromePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await launch({ chromePath, chromeFlags: ["--headless=new", ...flags] });
  try {
    const options = { port: browser.port, logLevel: "error", output: "json" };
    const { lhr } = await lighthouse(address, options, await desktop());
    const categories = /** @type {Category[]} */ (Object.values(lhr.categories));
    return {
      scores: categories.map(
        ({ id, score }) => /** @type {const} */ ([id, Math.round(score * 100)]),
      ),
      failures: categories.flatMap(({ auditRefs }) =>
        auditRefs
          .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
          .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()),
      ),
    };
  } finally {
    browser.kill();
  }
}

/** @typedef {{ id: string, score: number, auditRefs: { id: string, weight: number }[] }} Category */

/** What Lighthouse calls a desktop: a machine and a network as those who write prompts have them. */
const desktop = async () => (await tool("lighthouse/core/config/desktop-config.js")).default;
