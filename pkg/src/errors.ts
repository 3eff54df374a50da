/**
 * The stable name of what went wrong. Names never change their meaning; new ones may come.
 *
 * - `invalid-argument`: an argument is of the wrong type (a `TypeError`).
 * - `invalid-option`: an option is unknown or has a value that it cannot have (a `TypeError`).
 * - `invalid-path`: a path could lead out of the library, or mean different files on different systems.
 * - `invalid-configuration`: `promptlink.json` cannot be read.
 * - `unknown-document`: no document answers to a name.
 * - `ambiguous-document`: several documents answer to a name.
 * - `unknown-agent`: no document answers to an agent's name.
 * - `ambiguous-agent`: several documents answer to it.
 * - `unknown-section`: a document has no section of that title.
 * - `empty-library`: there is no agent because there is no document.
 * - `document-exists`: a document would be moved onto another.
 * - `document-too-large`: a text is larger than promptlink parses.
 * - `persona-too-large`: the documents of a persona together are larger than promptlink composes.
 * - `invalid-lock`: `promptlink.lock` cannot be read.
 * - `invalid-values`: a file of values of variables cannot be read.
 * - `unknown-revision`: git knows no such revision, or there is no git.
 * - `budget-too-small`: the agent and the rules that must be kept to have more tokens than the budget.
 * - `unreadable-folder`: a folder does not exist or cannot be read.
 * - `not-initialized`: `promptlink/slim` was not given its WebAssembly module yet.
 * - `webassembly-unavailable`: the runtime has no WebAssembly, or forbids to compile it.
 * - `invalid-vocabulary`: what was given as a vocabulary of `promptlink/tokens` is none.
 * - `unreadable-vocabulary`: a file of `promptlink/tokens` cannot be loaded.
 * - `vocabulary-missing`: counting a text takes the rest of the vocabulary, which was not loaded.
 * - `disposed`: a library was used after it was disposed of.
 * - `internal`: promptlink itself failed; the message names the document where that is known.
 */
export type ErrorCode =
  | "invalid-argument"
  | "invalid-option"
  | "invalid-path"
  | "invalid-configuration"
  | "unknown-document"
  | "ambiguous-document"
  | "unknown-agent"
  | "ambiguous-agent"
  | "unknown-section"
  | "empty-library"
  | "document-exists"
  | "document-too-large"
  | "persona-too-large"
  | "budget-too-small"
  | "invalid-lock"
  | "invalid-values"
  | "unknown-revision"
  | "unreadable-folder"
  | "not-initialized"
  | "webassembly-unavailable"
  | "invalid-vocabulary"
  | "unreadable-vocabulary"
  | "vocabulary-missing"
  | "disposed"
  | "internal";

/** What an error can say beyond its message. */
export interface ErrorDetails {
  /** The path of the document that it is about. */
  readonly document?: string | undefined;
  /** What may have been meant instead, best first. */
  readonly suggestions?: readonly string[] | undefined;
  /** The error behind it. */
  readonly cause?: unknown;
}

/** The same symbol in every copy of this package that a program holds. */
const mark = Symbol.for("promptlink.error");

/**
 * A call that could not be answered. What is wrong with a document is a diagnostic instead.
 *
 * `instanceof` knows the errors of other copies of this package too, for instance where a bundler doubled it.
 */
export class PromptlinkError extends Error {
  /** The stable name of what went wrong. */
  readonly code: ErrorCode;
  /** The path of the document that it is about, where there is one. */
  readonly document: string | undefined;
  /** What may have been meant instead, best first. */
  readonly suggestions: readonly string[];

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "PromptlinkError";
    this.code = code;
    this.document = details.document;
    this.suggestions = details.suggestions ?? [];
    Object.defineProperty(this, mark, { value: true });
  }

  /** Whether a value is an error of promptlink, of this copy or another. */
  static override [Symbol.hasInstance](value: unknown): value is PromptlinkError {
    return typeof value === "object" && value !== null && mark in value;
  }
}

/** A `TypeError` with a `code`, for arguments that no call could answer. */
export function invalid(code: "invalid-argument" | "invalid-option", message: string): TypeError {
  return Object.assign(new TypeError(message), { code });
}
