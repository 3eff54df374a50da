// What `bin/promptlink.cjs` starts: the whole command line, bundled into one file.

import { run } from "./run.js";

run(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
