// Real prompts, put together at random, give the same personas in every runtime, to the byte: 1,000 pairs and 200
// libraries of 12. Skipped where the prompts are not at hand.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Library } from "../../pkg/dist/entries/node.js";
import { filesIn } from "../../scripts/lib/listing.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { closeBrowser } from "./harness/browser.mjs";
import { makeProject } from "./harness/project.mjs";
import { packInto } from "./harness/tarball.mjs";
import { whyNot } from "./harness/tools.mjs";
import { digestsOf } from "./personas/digests.js";

const corpus = process.env.PROMPTLINK_CORPUS ?? join(root, "..", "shared", "corpus");
const source = fileURLToPath(new URL("personas", import.meta.url));

/** @typedef {import("./harness/project.mjs").Project} Project */

/** @type {Record<string, { needs?: string, run: (project: Project) => Promise<string> }>} */
const runtimes = {
  Deno: { needs: "deno", run: (project) => project.deno("main.js") },
  Bun: { needs: "bun", run: (project) => project.run("bun", "main.js") },
  "Node 24": { needs: "node-24", run: (project) => project.run("node-24", "main.js") },
  Chromium: { run: (project) => project.browse("index.html") },
};

if (existsSync(join(corpus, "repos"))) {
  const groups = chosen(prompts(join(corpus, "repos")));
  const expected = digestsOf(Library, groups);
  const packed = mkdtempSync(join(tmpdir(), "promptlink-packed-"));
  /** @type {Promise<Project> | undefined} */
  let project;
  after(async () => {
    await closeBrowser();
    (await project)?.remove();
    rmSync(packed, { recursive: true });
  });

  test("no two groups give the same", async () => {
    assert.equal(groups.groups.length, 1_200);
    assert.equal(new Set(await expected).size, 1_200);
  });

  for (const [name, { needs, run }] of Object.entries(runtimes)) {
    test(`${name} composes as Node does`, async (t) => {
      const reason = needs && whyNot(needs);
      if (reason) {
        console.log(`skipped: ${name}, ${reason}`);
        return t.skip(reason);
      }
      project ??= makeProject(source, packInto(packed).file);
      const there = await project;
      writeFileSync(there.file("groups.js"), `export const groups = ${JSON.stringify(groups)};\n`);
      const digests = JSON.parse(await run(there));
      (await expected).forEach((digest, at) => {
        const paths = groups.groups[at]?.map((place) => groups.documents[place]?.[0]);
        assert.equal(digests[at], digest, `${name}: ${paths}`);
      });
    });
  }
} else {
  console.log("skipped: personas of real prompts, none are at hand (set PROMPTLINK_CORPUS)");
}

/**
 * The Markdown files below a folder, by path.
 *
 * @param {string} folder
 * @returns {[path: string, text: string][]}
 */
function prompts(folder) {
  const paths = filesIn(folder).filter((path) => /\.mdc?$/.test(path));
  return paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]);
}

/**
 * 1,000 pairs and 200 dozens, the same in every run. Each dozen has its documents from one repository, so that they refer to
 * each other.
 *
 * @param {[path: string, text: string][]} documents
 * @returns {import("./personas/digests.js").Groups}
 */
function chosen(documents) {
  const below = choice(20_261_123);
  const all = documents.map((_, place) => place);
  const repository = (/** @type {number} */ place) => documents[place]?.[0].split("/", 1)[0];
  const some = (/** @type {readonly number[]} */ places, /** @type {number} */ count) => {
    const left = [...places];
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0] ?? 0);
  };
  const pairs = Array.from({ length: 1_000 }, () => some(all, 2));
  const dozens = Array.from({ length: 200 }, () => {
    for (;;) {
      const [first = 0] = some(all, 1);
      const beside = all.filter((place) => repository(place) === repository(first));
      if (beside.length >= 12) return some(beside, 12);
    }
  });
  return { documents, groups: [...pairs, ...dozens] };
}

/**
 * Numbers that look random and are the same in every run.
 *
 * @param {number} seed
 * @returns {(limit: number) => number}
 */
function choice(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
