// node count-tokens.mjs TOKENIZER FILE: what a small script takes to count the tokens of one document.

import { readFileSync } from "node:fs";

const [, , tokenizer, file] = process.argv;
const { count } = await import(`./tokenizers/${tokenizer}.mjs`);
console.log(count(readFileSync(file, "utf8")));
