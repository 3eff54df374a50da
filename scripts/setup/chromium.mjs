// A Chromium for the tests of the page.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { findProgram } from "../lib/programs.mjs";
import { installPackages, whyNotDebian } from "./debian.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** @type {import("../lib/steps.mjs").Step} */
export const chromium = {
  name: "Chromium",
  does: "installs Debian's package for the tests of the page, about 1 minute",
  find: () => findChromium(),
  make: async () => {
    const why = whyNotDebian();
    if (why === undefined) await installPackages(["chromium"]);
    const path = findChromium();
    if (path) return path;
    throw new Failure(
      "The tests of the page need Chromium or Chrome, and none was found.\n" +
        "Install one, or set CHROMIUM to its path, and run this again.",
    );
  },
};

/**
 * The browser that `CHROMIUM` names, or else one of those that are usual.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : undefined;
  return (
    names.map((name) => findProgram(name, env)).find(Boolean) ?? usualPlaces(env).find(existsSync)
  );
}

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  const inside = (/** @type {string | undefined} */ folder) =>
    folder ? [join(folder, "Google", "Chrome", "Application", "chrome.exe")] : [];
  return [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...inside(env.PROGRAMFILES),
    ...inside(env.LOCALAPPDATA),
  ];
}
