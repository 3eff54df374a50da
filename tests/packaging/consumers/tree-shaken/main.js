import { readFileSync } from "node:fs";
import { initialize, Library } from "promptlink/slim";
import { digestOf } from "./seed.js";

initialize(readFileSync("node_modules/promptlink/wasm/promptlink_bg.wasm"));
console.log(digestOf(Library));
