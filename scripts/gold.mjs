// npm run gold: what promptlink says about real prompts against labels made by hand; fails under what we want to reach.
// The names of parts (`npm run gold -- tune fresh`) leave the others out.

import { spawnSync } from "node:child_process";
import { root } from "./lib/paths.mjs";

const parts = process.argv.slice(2);
const { status, error } = spawnSync(
  "cargo",
  ["test", "--locked", "--test", "gold", "--", "--nocapture", "--exact", ...parts],
  { cwd: root, stdio: "inherit", env: { ...process.env, PROMPTLINK_GOLD: "targets" } },
);
if (error) throw error;
process.exitCode = status ?? 1;
