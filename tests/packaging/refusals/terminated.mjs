// A worker that is terminated amid calls, again and again: whatever it was about to write is whole, and others go on.

import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";
import { Library } from "promptlink";
import { readLock } from "promptlink/node";
import { digestOf } from "./seed.js";

const before = digestOf(Library);
for (let round = 0; round < 12; round++) {
  const worker = new Worker(new URL("./endless.mjs", import.meta.url));
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await new Promise((resolve) => setTimeout(resolve, 3 * round));
  assert.equal(await worker.terminate(), 1);
  assert.equal((await readLock("."))?.personas.length, 1);
}
assert.equal(digestOf(Library), before);
console.log(before);
