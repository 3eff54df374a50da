// Choices that outlive a visit. A browser may refuse to keep them, and the page works all the same.

const prefix = "promptlink:";

/** What was kept under a name. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Storage is full or refused: the choice holds for this visit.
  }
}
