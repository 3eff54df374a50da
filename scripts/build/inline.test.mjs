import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { inlinedModule } from "./inline.mjs";

test("the inlined module gives back the same bytes", async () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256);
  const source = inlinedModule(bytes);
  const { base64, size } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  assert.equal(size, bytes.length);
  assert.deepEqual(Uint8Array.from(inflateRawSync(Buffer.from(base64, "base64"))), bytes);
});
