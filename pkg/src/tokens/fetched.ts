import { locate } from "./files.js";
import type { TokenFile } from "./load.js";

/** A file of the package, by a request to where the package lies. */
export async function fetched(name: TokenFile): Promise<ArrayBuffer> {
  const response = await fetch(locate(name));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
