// What Lighthouse says of the page and of its documentation, as a static host serves them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { flags } from "./browser.mjs";
import { serve } from "./server.mjs";
import { areTools, tool } from "./tools.mjs";

const skip = areTools ? false : "Lighthouse is not installed";

/** What each category must reach, of 100. */
const least = 95;

/**
 * On what it is rated: a machine and a network as those who write prompts have them, and a phone. That is simulated with a
 * quarter of this machine's speed, so that a busy one is felt four times.
 */
const devices = /** @type {const} */ ([
  ["desktop", least],
  ["phone", 90],
]);

/** How often a page is tried: a machine that has other work makes it look slower than it is, never quicker. */
const attempts = 5;

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
  for (const [device, speed] of devices) {
    test(
      `${name} reaches ${least} in every category on a ${device}, ${speed} for its speed`,
      { skip },
      () => reaches(name, server.address + path, device, speed),
    );
  }
}

/**
 * @param {string} name
 * @param {string} address
 * @param {"desktop" | "phone"} device
 * @param {number} speed
 */
async function reaches(name, address, device, speed) {
  /** @type {Map<string, number>} */
  const best = new Map();
  /** @type {string[]} */
  let missing = [];
  const isReached = () =>
    [...best].every(([category, score]) => score >= (category === "performance" ? speed : least));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { scores, failures } = await rate(address, device);
    for (const [category, score] of scores) {
      best.set(category, Math.max(score, best.get(category) ?? 0));
    }
    missing = failures;
    if (isReached()) break;
  }
  const told = [...best].map((one) => one.join(" ")).join(", ");
  console.log(`${name} on a ${device}: ${told}`);
  assert.equal(best.size, 4);
  assert.ok(isReached(), `${told}: ${missing.join(", ")}`);
}

/**
 * Rates a page once.
 *
 * @param {string} address
 * @param {"desktop" | "phone"} device a phone is what Lighthouse takes by itself
 */
async function rate(address, device) {
  const [{ default: lighthouse }, { launch }] = await Promise.all([
    tool("lighthouse"),
    tool("chrome-launcher"),
  ]);
  const chromePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await launch({ chromePath, chromeFlags: ["--headless=new", ...flags] });
  try {
    const options = { port: browser.port, logLevel: "error", output: "json" };
    const { lhr } = await lighthouse(address, options, await settings[device]());
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

/** What Lighthouse calls the devices. */
const settings = {
  desktop: async () => (await tool("lighthouse/core/config/desktop-config.js")).default,
  phone: async () => undefined,
};
