import wasm from "promptlink/promptlink.wasm";
import { initialize, Library } from "promptlink/slim";
import { digestOf } from "./seed.js";

initialize(await WebAssembly.compileStreaming(fetch(new URL(wasm, import.meta.url))));
console.log(digestOf(Library));
