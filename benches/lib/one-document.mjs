// node one-document.mjs PARSER FILE: what a small script makes of one document, as JSON.

import { readFileSync } from "node:fs";

const [, , parser, file] = process.argv;
const { parse } = await import(`./parsers/${parser}.mjs`);
const { sections, items, spans } = parse(readFileSync(file, "utf8"));
process.stdout.write(JSON.stringify({ sections, items, spans }));
