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

/** What was kept under a name in this tab, or else in any. */
export function recallHere(name: string): string | undefined {
  try {
    return sessionStorage.getItem(prefix + name) ?? recall(name);
  } catch {
    return undefined;
  }
}

/** Keeps a choice for this tab, and for those that are opened next. */
export function rememberHere(name: string, value: string): void {
  remember(name, value);
  try {
    sessionStorage.setItem(prefix + name, value);
  } catch {
    // Storage is full or refused: the choice holds for this visit.
  }
}
