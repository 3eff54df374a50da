import { Failure } from "../lib/failure.mjs";

const oldest = 20;

/** @type {import("../lib/steps.mjs").Step} */
export const node = {
  name: "Node",
  does: `checks that it is version ${oldest} or newer`,
  find: () => (isRecent(process.versions.node) ? process.versions.node : undefined),
  make: () => {
    throw new Failure(
      `This is Node ${process.versions.node}, and promptlink needs ${oldest} or newer.\n` +
        "Install a current one from https://nodejs.org/ and run this again.",
    );
  },
};

/** @param {string} version */
export function isRecent(version) {
  return Number.parseInt(version, 10) >= oldest;
}
