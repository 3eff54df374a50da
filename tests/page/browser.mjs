// Chromium with an empty profile, and a page that keeps account of what it does.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** How Chromium is started. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long a state of a page is waited for, in milliseconds. Tests wait for states: how quick the machine is, is no matter. */
export const patience = 30_000;

/** What Playwright says where a page registers a service worker that it must not have. */
export const blocked = "Service Worker registration blocked by Playwright";

/** @typedef {import("playwright-core").BrowserContextOptions & { isNew?: boolean }} Options */

/**
 * Opens Chromium. Close what is returned.
 *
 * @param {Options} [options] `isNew` for somebody who has not seen the tour yet
 */
export async function openBrowser({ isNew = false, ...options } = {}) {
  const profile = await mkdtemp(join(tmpdir(), "promptlink-page-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: flags,
    headless: true,
    viewport: { width: 1280, height: 800 },
    // What one test is served must not come from what another one kept.
    serviceWorkers: "block",
    ...options,
  });
  if (!isNew) await context.addInitScript(sawTheTour);
  context.setDefaultTimeout(patience);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs before the page does. */
function sawTheTour() {
  try {
    localStorage.setItem("promptlink:tour", "seen");
  } catch {
    // An empty page has no storage, and no tour.
  }
}

/**
 * Opens a page as on a first visit and waits until it has linked and has its fonts.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 * @param {object} [options]
 * @param {boolean} [options.again] for a visit that finds what the last one kept
 * @param {(page: import("playwright-core").Page) => Promise<unknown>} [options.prepare] what comes before it
 */
export async function openPage(context, address, { again = false, prepare } = {}) {
  const page = await context.newPage();
  await prepare?.(page);
  if (!again) await forget(page, address);
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    if (isComplaint && message.text() !== blocked) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.locator(".standing").waitFor({ state: "attached" });
  // Other letters would move what is pointed at.
  await page.evaluate(async () => void (await document.fonts.ready));
  return { page, complaints, requests };
}

/**
 * Forgets what the browser keeps for the page.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} address
 */
async function forget(page, address) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(address);
  await session.send("Storage.clearDataForOrigin", {
    origin,
    storageTypes: "indexeddb,local_storage",
  });
  await session.detach();
}
