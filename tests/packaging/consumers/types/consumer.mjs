// TypeScript: its types are checked as strictly as a program can ask for, theirs included, in each way to resolve modules;
// what the compiler makes is run.

import { writeFileSync } from "node:fs";

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: "es2022",
};

/** The ways to resolve modules, with what the oldest programs know: no `esnext.disposable`, and the browser or Node. */
const ways = {
  node16: { module: "node16", lib: ["es2022"], types: ["node"], files: ["main.ts"] },
  // The only one that knows that Node requires ECMAScript modules.
  nodenext: {
    module: "nodenext",
    lib: ["es2022"],
    types: ["node"],
    files: ["main.ts", "required.cts"],
  },
  bundler: { module: "esnext", lib: ["es2022", "dom"], types: [], files: ["main.ts"] },
};

const compilers = /** @type {const} */ (["typescript", "typescript-5"]);

/** @param {import("../../harness/project.mjs").Project} project */
async function check(project) {
  for (const [moduleResolution, { files, ...way }] of Object.entries(ways)) {
    const compilerOptions = { ...strict, ...way, moduleResolution };
    const config = `tsconfig.${moduleResolution}.json`;
    writeFileSync(project.file(config), JSON.stringify({ compilerOptions, files }));
    for (const compiler of compilers) await project.run([compiler, "tsc"], "--project", config);
  }
}

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: check,
  runs: { Node: (project) => project.node("main.js") },
};
