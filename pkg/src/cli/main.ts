// What `bin/promptlink.cjs` starts: the whole command line, bundled into one file.

import { expectModule, provideModule } from "../boundary/engine.js";
import { moduleFromFile } from "../module/file.js";
import type { ComingModule } from "./quick-start.js";
import { run } from "./run.js";

/**
 * Runs the command line and ends the process.
 *
 * @param module what was begun to be compiled
 */
export async function main(module?: ComingModule): Promise<void> {
  provideModule(moduleFromFile);
  if (module) expectModule(module);
  // Where V8 could not begin to compile in its head start, it does now.
  await new Promise((resolve) => setImmediate(resolve));
  // All that was written has left by then. Node would clean up first what goes with the process anyway.
  process.exit(await run(process.argv.slice(2)));
}
