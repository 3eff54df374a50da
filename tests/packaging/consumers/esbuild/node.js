import { createHash } from "node:crypto";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { digestOf } from "./seed.js";

const read = await loadLibrary("prompts");
const { digest, text } = read.compose("reviewer");
if (digest !== createHash("sha256").update(text).digest("hex")) throw new Error("digests differ");
console.log(digestOf(Library));
