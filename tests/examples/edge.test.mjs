// The Worker in examples/edge, in workerd.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadLibrary } from "promptlink/node";
import { startWorker, token } from "../../examples/edge/workerd.mjs";

const library = await loadLibrary(
  join(fileURLToPath(new URL("../../", import.meta.url)), "library"),
);
const roster = Object.fromEntries(
  library.documents().map(({ path }) => [path, library.text(path) ?? ""]),
);

/** @type {Awaited<ReturnType<typeof startWorker>>} */
let worker;

before(async () => {
  worker = await startWorker();
  assert.equal((await publish("acme", roster)).status, 201);
});

after(() => worker.close());

/**
 * @param {string} tenant
 * @param {unknown} documents
 * @param {Record<string, string>} [headers]
 */
function publish(tenant, documents, headers = { authorization: `Bearer ${token}` }) {
  const body = typeof documents === "string" ? documents : JSON.stringify(documents);
  return fetch(`${worker.address}tenants/${tenant}`, { method: "PUT", headers, body });
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
const ask = (path, init) => fetch(`${worker.address}tenants/${path}`, init);

/** @param {string} text */
const digestOf = (text) => createHash("sha256").update(text).digest("hex");

/**
 * @param {Response} response
 * @param {number} status
 * @param {string} code
 */
async function assertProblem(response, status, code) {
  const problem = /** @type {any} */ (await response.json());
  assert.deepEqual([response.status, problem.code], [status, code]);
  assert.ok(problem.message.length > 0);
  return problem;
}

test("a persona is that which Node composes, and comes from the cache the second time", async () => {
  const expected = library.compose("backend-developer", {
    target: "xml",
    budget: { tokens: 6000 },
  });
  for (const cache of ["MISS", "HIT"]) {
    const response = await ask("acme/personas/backend-developer?budget=6000&target=xml");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("x-cache"), cache);
    assert.equal(response.headers.get("etag"), `"${expected.digest}"`);
    assert.equal(response.headers.get("x-tokens"), String(expected.tokens));
    assert.equal(response.headers.get("content-type"), "text/markdown; charset=utf-8");
    assert.equal(await response.text(), expected.text);
  }
});

test("who has it already is told so, without its text", async () => {
  const path = "acme/personas/frontend";
  const etag = (await ask(path)).headers.get("etag") ?? "";
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const response = await ask(path, { headers: { "if-none-match": tags } });
    assert.deepEqual([response.status, response.headers.get("etag")], [304, etag]);
    assert.equal(await response.text(), "");
  }
  const other = await ask(path, { headers: { "if-none-match": '"other"' } });
  assert.equal(other.status, 200);
  const head = await ask(path, { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("etag"), await head.text()], [200, etag, ""]);
});

test("what is published counts at once, and for its tenant alone", async () => {
  const before = await ask("acme/personas/frontend");
  const standard = "standards/frontend-standards.md";
  const changed = {
    ...roster,
    [standard]: `${roster[standard]}\n- You MUST test with a keyboard.\n`,
  };
  assert.equal((await publish("globex", changed)).status, 201);
  const globex = await ask("globex/personas/frontend");
  assert.match(await globex.text(), /MUST test with a keyboard/);
  const after = await ask("acme/personas/frontend");
  assert.equal(after.headers.get("etag"), before.headers.get("etag"));
  assert.notEqual(globex.headers.get("etag"), before.headers.get("etag"));
  assert.equal((await publish("globex", roster)).status, 201);
  const restored = await ask("globex/personas/frontend");
  assert.equal(restored.headers.get("etag"), before.headers.get("etag"));
});

test("what cannot be answered is refused with promptlink's codes", async () => {
  await assertProblem(await ask("nobody/personas/frontend"), 404, "unknown-tenant");
  const unknown = await assertProblem(await ask("acme/personas/fronted"), 404, "unknown-agent");
  assert.deepEqual(unknown.suggestions, ["agents/frontend.md"]);
  const persona = "acme/personas/frontend";
  await assertProblem(await ask(`${persona}?budget=10`), 422, "budget-too-small");
  await assertProblem(await ask(`${persona}?budget=ten`), 400, "invalid-option");
  await assertProblem(await ask(`${persona}?target=html`), 400, "invalid-option");
  await assertProblem(await ask(`${persona}?size=10`), 400, "invalid-option");
  await assertProblem(await ask("acme/personas/%ff"), 400, "invalid-argument");
  await assertProblem(await ask("acme/plans/frontend"), 404, "unknown-address");
  await assertProblem(await fetch(worker.address), 404, "unknown-address");
  const posted = await ask(persona, { method: "POST" });
  assert.equal(posted.headers.get("allow"), "GET, HEAD");
  await assertProblem(posted, 405, "method-not-allowed");
});

test("a library that is refused leaves the one before it", async () => {
  const before = await ask("acme/personas/frontend");
  const large = { ...roster, "standards/large.md": "word ".repeat(300_000) };
  await assertProblem(await publish("acme", large), 413, "document-too-large");
  await assertProblem(await publish("acme", { "../a.md": "A" }), 400, "invalid-path");
  await assertProblem(await publish("acme", { "a.md": 1 }), 400, "invalid-argument");
  await assertProblem(await publish("acme", []), 400, "invalid-library");
  await assertProblem(await publish("acme", "{"), 400, "invalid-library");
  const dangling = { "agents/a.md": "# A\n\nFollow **b.md**.\n" };
  const problem = await assertProblem(await publish("acme", dangling), 422, "library-with-errors");
  assert.deepEqual(problem.details, ["agents/a.md:3: the document `b.md` is not in the library"]);
  await assertProblem(await publish("acme", roster, {}), 401, "unauthorized");
  await assertProblem(await ask("acme", { method: "DELETE" }), 405, "method-not-allowed");
  const after = await ask("acme/personas/frontend");
  assert.equal(after.headers.get("etag"), before.headers.get("etag"));
});

test("more tenants than stay parsed are answered right, many at a time", async () => {
  const tenants = Array.from({ length: 12 }, (_, index) => `tenant-${index}`);
  // Nine of them are as much as an isolate keeps.
  const bulk = "A word. ".repeat(115_000);
  for (const tenant of tenants) {
    const own = { "standards/own.md": `# Own\n\nThis is ${tenant}.\n`, "standards/bulk.md": bulk };
    const documents = { ...roster, ...own };
    const agent = `${roster["agents/frontend.md"]}\nFollow **own.md**.\n`;
    assert.equal(
      (await publish(tenant, { ...documents, "agents/frontend.md": agent })).status,
      201,
    );
  }
  const requests = Array.from({ length: 48 }, async (_, index) => {
    const tenant = tenants[(index * 7) % tenants.length];
    const response = await ask(`${tenant}/personas/frontend?target=xml&budget=${20_000 + index}`);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.ok(text.includes(`This is ${tenant}.`));
    assert.equal(response.headers.get("etag"), `"${digestOf(text)}"`);
  });
  await Promise.all(requests);
});
