// Whole processes, each with nothing but Node.

import { spawnSync } from "node:child_process";

/** What Node itself does before it starts depends on the environment, which is not measured. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("NODE_")),
);

/**
 * Runs Node to its end.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function node(args, cwd = process.cwd()) {
  const options = { cwd, maxBuffer: 1 << 26, env: environment };
  const { status, stderr } = spawnSync(process.execPath, args, options);
  // 1 says that there are findings, which a document alone has.
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
}
