import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/paths.mjs";

/** @typedef {Record<string, Record<string, any>>} Packages by their place in `node_modules` */

/**
 * Whether a lock holds what a package at this path finds under a name: in its own `node_modules` or in
 * one further out.
 *
 * @param {Packages} packages
 * @param {string} path
 * @param {string} name
 */
function holds(packages, path, name) {
  const folders = path.split("/node_modules/");
  return (
    folders.some((_, index) => {
      const outer = folders.slice(0, folders.length - index).join("/node_modules/");
      return packages[`${outer}/node_modules/${name}`] !== undefined;
    }) || packages[`node_modules/${name}`] !== undefined
  );
}

for (const file of [
  "package-lock.json",
  "tests/packaging/tools/package-lock.json",
  "tests/page/tools/package-lock.json",
]) {
  /** @type {Packages} */
  const packages = JSON.parse(readFileSync(join(root, file), "utf8")).packages;

  test(`${file} names the builds for all systems, or npm ci fails`, () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !holds(packages, path, name))
        .map((name) => `${path} asks for ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  test(`${file} names no place to load from: everyone's registry is their own`, () => {
    const places = Object.values(packages).filter(({ resolved, link }) => resolved && !link);
    assert.deepEqual(places, []);
  });
}
