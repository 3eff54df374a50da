import { Library } from "promptlink";
import { digestOf } from "./seed.js";

addEventListener("message", ({ source }) => source.postMessage(digestOf(Library)));
