import { readFile } from "node:fs/promises";
import { locate } from "./files.js";
import type { TokenFile } from "./load.js";

/** A file of the package, from the disk. */
export function fromDisk(name: TokenFile): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(locate(name)) as Promise<Uint8Array<ArrayBuffer>>;
}
