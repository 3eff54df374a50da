// The packed package in every runtime and bundler: each folder in `consumers` is a project that installs it, is built
// and run, and must print the persona's digest.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeBrowser } from "./harness/browser.mjs";
import { wasmIn } from "./harness/bundle.mjs";
import { consumerFolder, consumerNames, readConsumer } from "./harness/consumer.mjs";
import { keyOf, noteTried, wasTried } from "./harness/memory.mjs";
import { makeProject } from "./harness/project.mjs";
import { expected } from "./harness/seed.mjs";
import { packInto } from "./harness/tarball.mjs";
import { whyNot } from "./harness/tools.mjs";

const packed = mkdtempSync(join(tmpdir(), "promptlink-packed-"));
const { file, digest } = packInto(packed);
after(async () => {
  await closeBrowser();
  rmSync(packed, { recursive: true });
});

// All are read first: the runner takes a file that waits between two tests for one that is through.
const consumers = await Promise.all(consumerNames.map(readConsumer));

for (const consumer of consumers) {
  const { name, needs = [] } = consumer;
  test(name, async (t) => {
    const reason = needs.map(whyNot).find(Boolean);
    if (reason) {
      console.log(`skipped: ${name}, ${reason}`);
      return t.skip(reason);
    }
    const key = keyOf(name, digest);
    if (wasTried(name, key)) return t.diagnostic("nothing has changed since it passed");
    const project = await makeProject(consumerFolder(name), file);
    try {
      await tryOut(consumer, project);
    } finally {
      project.remove();
    }
    noteTried(name, key);
  });
}

/**
 * @param {import("./harness/consumer.mjs").Consumer} consumer
 * @param {import("./harness/project.mjs").Project} project
 */
async function tryOut({ build, bundles = [], runs }, project) {
  await build?.(project);
  for (const { folder, holds } of bundles) {
    const found = wasmIn(project.file(folder)).map(({ form }) => form);
    assert.deepEqual(found, [holds], `the WebAssembly in ${folder}`);
  }
  for (const [title, run] of Object.entries(runs)) {
    assert.equal(await run(project), expected, title);
  }
}
