/** A file that somebody brings. */
export interface Candidate {
  /** Relative to what was brought, with `/` between its parts. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Its bytes; fails where they cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/** Whether a file may be a prompt: Markdown, or a manifest that links prompts. The command line takes the same. */
export function isPrompt(path: string): boolean {
  return /\.(?:md|mdc|markdown)$|(?:^|\/)\.kiro\/agents\/[^/]+\.json$/.test(path);
}

/** Whether a folder never holds a team's own prompts. */
export function isForeign(path: string): boolean {
  return /(?:^|\/)(?:\.git|node_modules|__MACOSX)(?:\/|$)/.test(path);
}

/** A file of the browser as a candidate. */
export function fromFile(file: File, path: string): Candidate {
  const read = async () => new Uint8Array(await file.arrayBuffer());
  return { path, size: file.size, read };
}
