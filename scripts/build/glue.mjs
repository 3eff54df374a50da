// What wasm-bindgen writes for `--target web`, fitted to how the package uses it.
//
// * `initSync` returns the first instance for ever. The package makes a new one after a trap, so
//   that guard goes.
// * It compiles again whatever is no `WebAssembly.Module` of its own realm, as the one of an edge runtime is
//   not. It is always given a compiled module, so that goes too.
// * The asynchronous initialiser fetches the module from beside `import.meta.url`, which bundlers
//   cannot follow and the package never calls. It goes, with all that only it uses.
//
// Each cut must find exactly what it is meant for: a new wasm-bindgen that writes its glue otherwise
// fails the build rather than the package's users.

import { Failure } from "../lib/failure.mjs";

/**
 * @param {string} glue the generated JavaScript
 * @returns {string}
 */
export function fitGlue(glue) {
  const fitted = [withRenewableInstance, withoutAsyncInit].reduce((text, fit) => fit(text), glue);
  for (const trace of ["import.meta", "fetch(", "new URL", "__wbg_init", "export default"]) {
    if (fitted.includes(trace)) throw unexpected(`still holds ${JSON.stringify(trace)}`);
  }
  return fitted;
}

/**
 * @param {string} types the generated declarations
 * @returns {string}
 */
export function fitTypes(types) {
  const comment = String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/\n`;
  const initialiser = new RegExp(`\\n${comment}export default function __wbg_init [^\\n]*\\n?`);
  const fitted = cut(cut(types, initialiser, ""), /\nexport type InitInput = [^\n]*\n/, "");
  if (/\bInitInput\b|export default/.test(fitted)) throw unexpected("types the initialiser");
  return fitted;
}

/** @param {string} glue */
function withRenewableInstance(glue) {
  const { start, end } = findFunction(glue, "initSync");
  const compiling = /\n +if \(!\(module instanceof WebAssembly\.Module\)\) \{\n.*\n +\}/;
  const returning = /\n +if \(wasm !== undefined\) return wasm;\n+/;
  const body = cut(cut(glue.slice(start, end), returning, "\n"), compiling, "");
  return glue.slice(0, start) + body + glue.slice(end);
}

/** @param {string} glue */
function withoutAsyncInit(glue) {
  const functions = ["__wbg_load", "__wbg_init", "__wbg_init_once"];
  const without = functions.reduce((text, name) => {
    const { start, end } = findFunction(text, name);
    return text.slice(0, start) + text.slice(end);
  }, glue);
  return cut(
    cut(without, /\nlet __wbg_init_promise;\n/, "\n"),
    /\nexport \{ initSync, __wbg_init as default \};\n/,
    "\nexport { initSync };\n",
  );
}

// Functions at the top level are the only ones whose closing brace stands at the start of a line.
/**
 * @param {string} glue
 * @param {string} name
 */
function findFunction(glue, name) {
  const pattern = new RegExp(`^(?:async )?function ${name}\\([\\s\\S]*?^\\}\\n+`, "gm");
  const [found, ...others] = glue.matchAll(pattern);
  if (!found || others.length > 0) throw unexpected(`has no one function ${name}`);
  return { start: found.index, end: found.index + found[0].length };
}

/**
 * Replaces what a pattern finds, which must be exactly one place.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} replacement
 */
function cut(text, pattern, replacement) {
  const count = [...text.matchAll(new RegExp(pattern, "g"))].length;
  if (count !== 1) throw unexpected(`holds ${pattern} ${count} times instead of once`);
  return text.replace(pattern, replacement);
}

/** @param {string} what */
function unexpected(what) {
  return new Failure(
    `The glue that wasm-bindgen wrote is not as expected: it ${what}.\n` +
      "Compare it with scripts/build/glue.mjs, which fits it to the package.",
  );
}
