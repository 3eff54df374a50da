import { parentPort } from "node:worker_threads";
import { Library } from "promptlink";
import { lockPersona, withLocked, writeLock } from "promptlink/node";

const library = new Library();
library
  .set("agents/a.md", "# A\n\nFollow **b.md**.\n")
  .set("standards/b.md", "- Test.\n".repeat(999));
for (let round = 0; ; round++) {
  library.set("standards/b.md", `- Test ${round}.\n`.repeat(999));
  await writeLock(".", withLocked(undefined, [lockPersona(library, "a")]));
  if (round === 0) parentPort?.postMessage("at work");
}
