// What `bin/promptlink.cjs` starts: the whole command line, bundled into one file.

import { run } from "./run.js";

// All that was written has left by then. Node would clean up first what goes with the process anyway.
run(process.argv.slice(2)).then((exit) => process.exit(exit));
