import { Library } from "promptlink";
import { digestOf } from "./seed.js";

console.log(digestOf(Library));
