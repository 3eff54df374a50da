import { promisify } from "node:util";
import webpack from "webpack";

const stats = await promisify(webpack)({
  mode: "production",
  entry: "./main.js",
  // The WebAssembly is larger than what webpack finds fit for a page.
  performance: { hints: false },
});
if (stats?.hasErrors() || stats?.hasWarnings()) throw new Error(stats.toString());
