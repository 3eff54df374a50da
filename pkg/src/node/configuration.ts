import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigurationFile } from "../aliases.js";
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

/** A configuration with the file that it is from; without one where there is none. */
export interface Configured {
  readonly configuration: FileConfiguration;
  readonly file?: ConfigurationFile;
}

/**
 * The configuration of the library in a folder.
 *
 * @throws {PromptlinkError} `invalid-configuration` where it cannot be read
 */
export function readConfiguration(folder: string): Configured {
  const own = readJson(folder, configurationFile);
  if (own) return { configuration: checked(own.value, own.file.path), file: own.file };
  const manifest = readJson(folder, "package.json");
  const part = (manifest?.value as { promptlink?: unknown } | null | undefined)?.promptlink;
  if (!manifest || part === undefined) return { configuration: {} };
  return { configuration: checked(part, manifest.file.path), file: manifest.file };
}

function checked(value: unknown, file: string): FileConfiguration {
  try {
    return checkOptions(value, checks, file);
  } catch (error) {
    throw new PromptlinkError("invalid-configuration", (error as Error).message, { cause: error });
  }
}

function readJson(
  folder: string,
  name: string,
): { value: unknown; file: ConfigurationFile } | undefined {
  const path = join(folder, name);
  try {
    const text = readFileSync(path, "utf8");
    return { value: JSON.parse(text.replace(/^\ufeff/, "")), file: { path: name, text } };
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
