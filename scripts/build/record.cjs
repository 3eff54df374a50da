// Loaded before the command line: gives it the module that notes its calls, and keeps the notes when it ends.

const { readFileSync, writeFileSync } = require("node:fs");

const { NOTING = "", NOTES = "", NOTES_START } = process.env;
const { Instance, Module } = WebAssembly;
/** @type {WebAssembly.Memory} */
let memory;

WebAssembly.Module = class extends Module {
  constructor() {
    super(readFileSync(NOTING));
  }
};

WebAssembly.compile = async () => new WebAssembly.Module(new Uint8Array());

WebAssembly.Instance = class extends Instance {
  /** @param {[WebAssembly.Module, WebAssembly.Imports?]} given */
  constructor(...given) {
    super(...given);
    memory = /** @type {WebAssembly.Memory} */ (this.exports["memory"]);
  }
};

process.on("exit", () => {
  writeFileSync(NOTES, new Uint8Array(memory.buffer, Number(NOTES_START), 2 ** 16));
});
