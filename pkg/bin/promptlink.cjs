#!/usr/bin/env node
// CommonJS, which starts without Node's loader of modules. What a version needs is read here, all else when wanted.

const [, , first, ...others] = process.argv;

if (others.length === 0 && (first === "--version" || first === "-V")) {
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  // Node 20 keeps no compiled code yet.
  require("node:module").enableCompileCache?.();
  require("../dist/cli/main.cjs");
}
