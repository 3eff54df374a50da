// Rust's formatter and linter, which rustup's minimal profile leaves out.

import { Failure } from "../lib/failure.mjs";
import { findProgram } from "../lib/programs.mjs";
import { ask, run } from "../lib/run.mjs";

/** @type {import("../lib/steps.mjs").Step} */
export const rustLints = {
  name: "clippy and rustfmt",
  does: "adds them to Rust, seconds",
  find: () => versions(),
  make: async () => {
    const command = { command: "rustup", args: ["component", "add", "clippy", "rustfmt"] };
    if (findProgram("rustup")) await run("rustup-component-add", command);
    const found = versions();
    if (found) return found;
    throw new Failure(
      "cargo clippy and cargo fmt are missing.\n" +
        "With rustup: rustup component add clippy rustfmt\n" +
        "With a system's own Rust: install its packages for clippy and rustfmt.",
    );
  },
};

function versions() {
  const clippy = ask("cargo", ["clippy", "--version"]);
  const rustfmt = ask("cargo", ["fmt", "--version"]);
  return clippy && rustfmt ? `${clippy}, ${rustfmt}` : undefined;
}
