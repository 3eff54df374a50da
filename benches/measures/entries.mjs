// What it takes to have each entry: on the disk, in a bundle, and in time before anything is asked of it. The peers are
// installed apart, each with all that it brings along.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { peers, peersFolder } from "../../scripts/setup/peers.mjs";
import { bundle, sizes } from "../lib/bundle.mjs";
import { root } from "../lib/documents.mjs";
import { bytesOf, closure, packedFiles } from "../lib/installed.mjs";
import { node } from "../lib/process.mjs";
import { median, race, ratio } from "../lib/race.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

/**
 * @typedef {object} Entry
 * @property {string} name what is imported
 * @property {"browser" | "node"} platform
 * @property {string} [wasm] a file of the package that a program loads beside its bundle
 */

/** @type {Entry[]} */
const own = [
  { name: "promptlink", platform: "browser" },
  { name: "promptlink/slim", platform: "browser", wasm: "wasm/promptlink_bg.wasm" },
  { name: "promptlink/node", platform: "node" },
  { name: "promptlink/request", platform: "browser" },
  { name: "promptlink/tokens", platform: "browser", wasm: "tokens/tokens_bg.wasm" },
  { name: "promptlink/tokens/slim", platform: "browser", wasm: "tokens/tokens_bg.wasm" },
];

/** @type {Entry[]} */
const others = [
  { name: "dotprompt", platform: "browser" },
  { name: "promptl-ai", platform: "browser" },
  { name: "minijinja-js", platform: "browser", wasm: "dist/web/minijinja_js_bg.wasm" },
  { name: "rulesync", platform: "node" },
];

const nothing = "nothing";

export async function measure({ quick }) {
  if (!(await peers.find())) await peers.make();
  const entries = [
    ...own.map((entry) => {
      const home = join(root, "pkg");
      return { ...entry, home, from: join(root, "benches"), installed: ownInstalled(entry) };
    }),
    ...others.map((entry) => {
      const home = join(peersFolder(), "node_modules", entry.name);
      return { ...entry, home, from: peersFolder(), installed: installed(home) };
    }),
  ];
  const lanes = await importing(entries, quick ? 5 : 15);
  const rows = await Promise.all(entries.map((entry) => row(entry, lanes)));
  const whole = entries[0].installed;
  return {
    title: "Entries",
    about:
      "Importing: whole processes that import an entry and do nothing, over those that import nothing. Bundle: what esbuild makes of all that the entry exports, minified, for a browser or for Node; with the WebAssembly where it is a file beside it. Installed: the package with all that it depends on; promptlink's own without the tokenizer's vocabularies, which are 1.8 MB more.",
    head: ["entry", "importing", "against promptlink", "bundle", "gzip", "packages", "installed"],
    rows,
    targets: [
      { what: "installed, mebibytes", most: 3, is: whole.bytes / 2 ** 20 },
      { what: "packages installed", most: 11, is: whole.packages },
    ],
  };
}

/** @param {readonly (Entry & { from: string })[]} entries */
function importing(entries, rounds) {
  const contenders = [{ name: nothing, from: root }, ...entries].map(({ name, from }) => {
    const code = name === nothing ? "" : `import ${JSON.stringify(name)}`;
    return { name, run: () => node(["--input-type=module", "-e", code], from) };
  });
  return race(contenders, { rounds, warmUp: 0, sample: 0 });
}

async function row({ name, platform, from, wasm, home, installed }, lanes) {
  const [empty, first] = lanes;
  const lane = lanes.find((one) => one.name === name);
  const over = median(lane.times.map((time, round) => time - empty.times[round]));
  const script = sizes(await bundle(`export * from ${JSON.stringify(name)}`, { from, platform }));
  const beside = wasm ? sizes(readFileSync(join(home, wasm))) : { raw: 0, gzip: 0 };
  return [
    platform === "node" ? `${name} (Node)` : name,
    duration(Math.max(0, over)),
    times(ratio(lane, first)),
    kilobytes(script.raw + beside.raw),
    kilobytes(script.gzip + beside.gzip),
    ...(installed ? [String(installed.packages), megabytes(installed.bytes)] : ["", ""]),
  ];
}

/** What a peer leaves on the disk. */
function installed(home) {
  const folders = closure(home);
  return { packages: folders.length, bytes: sum(folders.map(bytesOf)) };
}

/** The same of what npm would pack of promptlink; nothing for its other entries, which come with the first. */
function ownInstalled({ name }) {
  if (name !== "promptlink") return undefined;
  const [folder, ...others] = closure(join(root, "pkg"));
  const files = packedFiles(folder).filter(({ path }) => !path.startsWith("vocabularies/"));
  return {
    packages: 1 + others.length,
    bytes: sum([...files.map(({ size }) => size), ...others.map(bytesOf)]),
  };
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
