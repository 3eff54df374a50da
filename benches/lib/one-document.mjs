// node one-document.mjs FILE: what a small script with markdown-it makes of one document, as JSON.

import { readFileSync } from "node:fs";
import { parse } from "./parsers/markdown-it.mjs";

const { sections, items, spans } = parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify({ sections, items, spans }));
