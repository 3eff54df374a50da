import { Library } from "promptlink";
import { digestsOf } from "./digests.js";
import { groups } from "./groups.js";

console.log(JSON.stringify(await digestsOf(Library, groups)));
