#!/usr/bin/env node
// CommonJS, which starts without Node's loader of modules. What a version needs is read here, all else when wanted.

const words = process.argv.slice(2);

if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
  process.stdout.on("error", ({ code, message }) => {
    if (code === "EPIPE") return;
    process.stderr.write(`error: ${message}\n`);
    process.exitCode = 2;
  });
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  // Node 20 keeps no compiled code yet. The class of all modules is at hand.
  module.constructor.enableCompileCache?.();
  const { startQuickly } = require("../dist/cli/quick-start.cjs");
  startQuickly(words, (module) => require("../dist/cli/main.cjs").main(module));
}
