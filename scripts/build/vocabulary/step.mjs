// The vocabularies of the tokenizer: `pkg/vocabularies`.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { partialPath, readJson, replaceFolder } from "../../lib/files.mjs";
import { filesIn } from "../../lib/listing.mjs";
import { root } from "../../lib/paths.mjs";
import { digestOf, isFresh, writeStamp } from "../../lib/stamp.mjs";
import { isBasic } from "./basic.mjs";
import { pack } from "./pack.mjs";
import { encodings, tokensOf } from "./ranks.mjs";

const output = join(root, "pkg", "vocabularies");
const stamp = join(root, "pkg", ".build", "vocabularies.json");

/** @type {import("../../lib/steps.mjs").Step} */
export const vocabularies = {
  name: "vocabularies",
  does: "packs the ranks that tiktoken publishes, seconds",
  find: async () => ((await isFresh(stamp, await inputs(), output)) ? found() : undefined),
  make: async () => {
    const before = await inputs();
    await rm(stamp, { force: true });
    await make();
    await writeStamp(stamp, before, output);
    return found();
  },
};

const found = () => encodings.join(", ");

async function inputs() {
  const own = "scripts/build/vocabulary";
  const { packages } = await readJson(join(root, "package-lock.json"));
  const { version, integrity } = packages["node_modules/tiktoken"];
  const sources = filesIn(join(root, own)).map((path) => `${own}/${path}`);
  return digestOf(root, sources, [version, integrity]);
}

async function make() {
  const partial = partialPath(output);
  try {
    await mkdir(partial, { recursive: true });
    const basic = isBasic();
    for (const encoding of encodings) {
      const packed = pack(encoding, tokensOf(encoding), basic);
      await writeFile(join(partial, `${encoding}.bin`), packed.basic);
      await writeFile(join(partial, `${encoding}.rest.bin`), packed.rest);
    }
    await replaceFolder(partial, output);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
