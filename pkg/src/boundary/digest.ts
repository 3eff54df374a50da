import { attempt, core } from "./engine.js";
import { write } from "./input.js";

/** The SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function digest(text: string): string {
  return attempt(() => core.digest(write(text)[0]));
}
