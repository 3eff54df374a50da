// Files that could not be read: they are no documents, and whoever names one is told why.

import type { Diagnostic } from "./diagnostic.js";
import { PromptlinkError } from "./errors.js";

/** What is reported about files that are no documents of the library. */
export class Unread {
  readonly #findings: readonly Diagnostic[];

  constructor(findings: readonly Diagnostic[]) {
    this.#findings = findings;
  }

  /** The findings about the files that dangling references may mean. */
  behind(found: readonly Diagnostic[]): Diagnostic[] {
    if (this.#findings.length === 0) return [];
    const names = found
      .filter(({ code }) => code === "dangling-reference")
      .map(({ subject }) => subject ?? "");
    return this.#findings.filter(({ document }) => names.some((name) => isMeant(document, name)));
  }

  /** Does what looks a document up by its name. That there is none is said with the reason. */
  explained<Result>(name: string, look: () => Result): Result {
    try {
      return look();
    } catch (error) {
      const finding = this.#findings.find(({ document }) => isMeant(document, name));
      if (!finding || !(error instanceof PromptlinkError) || !isUnknown(error)) throw error;
      const { document, line, column, message } = finding;
      const noun = error.code === "unknown-agent" ? "there is no agent" : "no document answers to";
      const why = `${document}:${line}:${column} was not read: ${message}`;
      throw new PromptlinkError(error.code, `${noun} \`${name}\`; ${why}`, {
        document,
        suggestions: error.suggestions,
        cause: error,
      });
    }
  }
}

function isUnknown({ code }: PromptlinkError): boolean {
  return code === "unknown-agent" || code === "unknown-document" || code === "empty-library";
}

/** Whether a name, as references and callers write it, may mean the file: its path's end, with or without extension. */
function isMeant(path: string, name: string): boolean {
  const [place = ""] = name.split("#");
  const end = `/${place.replace(/^(?:\.{0,2}\/)+/, "")}`;
  const whole = `/${path}`;
  return end !== "/" && (whole.endsWith(end) || whole.replace(/\.[^./]+$/, "").endsWith(end));
}
