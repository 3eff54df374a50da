import { Library } from "./node_modules/promptlink/dist/entries/index.js";
import { digestOf } from "./seed.js";

postMessage(digestOf(Library));
