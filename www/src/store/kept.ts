// What the browser keeps, as it lies in IndexedDB.

import type { Target } from "../linker/linked.ts";

/** A workspace without its documents. */
export interface KeptWorkspace {
  readonly id: string;
  readonly name: string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
  /** The path of the agent that is composed. */
  readonly agent: string | undefined;
  /** The path of the document in the editor. */
  readonly open: string | undefined;
  readonly target: Target;
  /** The folder that it is saved back to. */
  readonly folder?: FileSystemDirectoryHandle | undefined;
}

/** A document of a workspace. */
export interface KeptDocument {
  /** The workspace's id. */
  readonly workspace: string;
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly originalPath: string | undefined;
  readonly originalText: string;
}
