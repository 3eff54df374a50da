// Prints as JSON what each bundle holds: the package's modules, and their size in bytes.

import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["main.js", "parse.js", "request.js"],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "node",
  metafile: true,
  outdir: "dist",
});
const bundles = Object.entries(metafile.outputs).map(([path, { inputs }]) => {
  const own = Object.entries(inputs).filter(
    ([input, { bytesInOutput }]) => input.includes("promptlink/") && bytesInOutput > 0,
  );
  const modules = own.map(([input]) =>
    input.slice(input.indexOf("promptlink/") + "promptlink/".length),
  );
  return [
    path,
    { modules, bytes: own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0) },
  ];
});
console.log(JSON.stringify(Object.fromEntries(bundles)));
