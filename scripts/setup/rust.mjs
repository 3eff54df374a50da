import { Failure } from "../lib/failure.mjs";
import { ask } from "../lib/run.mjs";

/** @type {import("../lib/steps.mjs").Step} */
export const rust = {
  name: "Rust",
  does: "looks for cargo and rustc",
  find: () => {
    const cargo = ask("cargo", ["--version"]);
    return cargo && ask("rustc", ["--version"]) ? cargo : undefined;
  },
  make: () => {
    throw new Failure(
      "cargo and rustc are not on the PATH.\n" +
        "Install Rust with rustup from https://rustup.rs/, open a new terminal and run this again.",
    );
  },
};
