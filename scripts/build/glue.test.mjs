import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { fitGlue, fitTypes } from "./glue.mjs";

// The shape of what wasm-bindgen writes, and no more of it than the cuts look at.
const glue = `let wasm;

async function __wbg_load(module, imports) {
    return await WebAssembly.instantiate(module, imports);
}

function initSync(module) {
    if (wasm !== undefined) return wasm;

    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, {});
    wasm = instance.exports;
    return wasm;
}

let __wbg_init_promise;
async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;
    return __wbg_init_once(module_or_path);
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path === undefined) {
        module_or_path = new URL('promptlink_bg.wasm', import.meta.url);
    }
    return __wbg_load(fetch(module_or_path), {});
}

export { initSync, __wbg_init as default };
`;

const types = `export function parse(text: string): number;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates.
 */
export function initSync(module: { module: SyncInitInput }): InitOutput;

/**
 * Fetches.
 */
export default function __wbg_init (module_or_path?: InitInput): Promise<InitOutput>;
`;

// The types of Node 20 do not name it.
const { WebAssembly } = /** @type {any} */ (globalThis);
const emptyModule = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

/** @param {string} source */
const load = (source) => import(`data:text/javascript,${encodeURIComponent(source)}`);

test("each initialisation makes an instance of its own", async () => {
  const { initSync } = await load(fitGlue(glue));
  assert.notEqual(initSync(emptyModule), initSync(emptyModule));
});

test("a module of another realm is taken as it is", async () => {
  const { initSync } = await load(fitGlue(glue));
  const bytes = "Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)";
  const foreign = runInNewContext(`new WebAssembly.Module(${bytes})`);
  assert.ok(!(foreign instanceof WebAssembly.Module));
  assert.deepEqual(Object.keys(initSync(foreign)), []);
});

test("wasm-bindgen's own glue returns the first instance for ever, hence the cut", async () => {
  const { initSync } = await load(glue);
  assert.equal(initSync(emptyModule), initSync(emptyModule));
});

test("nothing that a bundler would follow is left, and one export", async () => {
  const fitted = fitGlue(glue);
  assert.doesNotMatch(fitted, /import\.meta|fetch|URL|async|__wbg_init/);
  assert.deepEqual(Object.keys(await load(fitted)), ["initSync"]);
});

test("the types lose the asynchronous initialiser, its comment and its input, and nothing else", () => {
  const fitted = fitTypes(types);
  assert.doesNotMatch(fitted, /\bInitInput\b|default|Fetches/);
  assert.match(fitted, /parse\(text[\s\S]*SyncInitInput[\s\S]*Instantiates\.[\s\S]*initSync\(/);
});

const guard = "    if (wasm !== undefined) return wasm;\n";

for (const [what, changed] of /** @type {const} */ ([
  ["has no guard", glue.replace(guard, "")],
  ["has two guards", glue.replace(guard, `${guard}    wasm;\n${guard}`)],
  ["exports otherwise", glue.replace("as default", "as init")],
  ["lacks a function that is cut", glue.replace("async function __wbg_load", "function load")],
  ["fetches elsewhere too", `${glue}export const more = fetch("x");\n`],
])) {
  test(`glue that ${what} fails the build`, () => {
    assert.throws(() => fitGlue(changed), /glue that wasm-bindgen wrote is not as expected/);
  });
}

test("types that declare the initialiser otherwise fail the build", () => {
  assert.throws(() => fitTypes(types.replace("__wbg_init ", "init")), /not as expected/);
  assert.throws(() => fitTypes(types.replace("type InitInput", "type Input")), /not as expected/);
});
