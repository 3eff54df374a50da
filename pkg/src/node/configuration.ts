import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aString, checkOptions, stringMap, strings } from "../arguments.js";
import { PromptlinkError } from "../errors.js";
import { reasonOf } from "./reason.js";

/** What `promptlink.json`, or the key `promptlink` of `package.json`, says about a library. */
export interface FileConfiguration {
  /** The library's own name, as its documents may write it before a path. */
  readonly name?: string;
  /** Names that stand for others: from what a reference says to the path or name of its target. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Which files belong to the library, as patterns of `.gitignore`. */
  readonly include?: readonly string[];
  /** Which of these do not, as patterns of `.gitignore`. */
  readonly exclude?: readonly string[];
}

/** The file that marks a folder as a library and configures it. */
export const configurationFile = "promptlink.json";

const checks = {
  $schema: aString,
  name: aString,
  aliases: stringMap,
  include: strings,
  exclude: strings,
};

/**
 * The configuration of the library in a folder; an empty one where there is none.
 *
 * @throws {PromptlinkError} `invalid-configuration` where it cannot be read
 */
export function readConfiguration(folder: string): FileConfiguration {
  const own = readJson(join(folder, configurationFile));
  if (own !== undefined) return checked(own, configurationFile);
  const manifest = readJson(join(folder, "package.json"));
  const part = (manifest as { promptlink?: unknown } | null | undefined)?.promptlink;
  return part === undefined ? {} : checked(part, "package.json");
}

function checked(value: unknown, file: string): FileConfiguration {
  try {
    return checkOptions(value, checks, file);
  } catch (error) {
    throw new PromptlinkError("invalid-configuration", (error as Error).message, { cause: error });
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, error as Error);
  }
}

function unreadable(path: string, cause: Error): PromptlinkError {
  return new PromptlinkError(
    "invalid-configuration",
    `${path} cannot be read: ${reasonOf(cause)}`,
    {
      cause,
    },
  );
}
