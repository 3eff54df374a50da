import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { root } from "../lib/paths.mjs";
import { ask } from "../lib/run.mjs";

/** @type {import("../lib/steps.mjs").Step} */
export const rust = {
  name: "Rust",
  does: "checks that cargo and rustc are there and new enough",
  find: () => {
    const { cargo, rustc } = versions();
    return cargo && rustc && isRecent(rustc, oldest()) ? `${cargo}, ${rustc}` : undefined;
  },
  make: () => {
    const { cargo, rustc } = versions();
    if (!cargo || !rustc) {
      throw new Failure(
        "cargo and rustc are not on the PATH.\n" +
          "Install Rust with rustup from https://rustup.rs/, open a new terminal and run this again.",
      );
    }
    throw new Failure(
      `This is ${rustc}, and promptlink needs ${oldest()} or newer.\n` +
        "With rustup: rustup update\nElse install rustup from https://rustup.rs/.",
    );
  },
};

function versions() {
  return { cargo: ask("cargo", ["--version"]), rustc: ask("rustc", ["--version"]) };
}

const oldest = () => oldestRust(readFileSync(join(root, "Cargo.toml"), "utf8"));

/**
 * The oldest Rust that a `Cargo.toml` says it can be built with.
 *
 * @param {string} manifest
 */
export function oldestRust(manifest) {
  const version = /^rust-version = "([\d.]+)"/m.exec(manifest)?.[1];
  if (!version) throw new Failure("Cargo.toml does not say its rust-version.");
  return version;
}

/**
 * Whether what `rustc --version` printed is this version or a newer one.
 *
 * @param {string} answer
 * @param {string} version
 */
export function isRecent(answer, version) {
  const found = numbers(answer);
  const wanted = numbers(version);
  const different = wanted.findIndex((number, index) => number !== found[index]);
  return different === -1 || (found[different] ?? 0) > (wanted[different] ?? 0);
}

/** @param {string} text */
const numbers = (text) => (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? "").split(".").map(Number);
