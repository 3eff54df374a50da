// Two tabs on one workspace would write over each other, so one at a time has the right to write.

/** The right to write a workspace. */
export interface Claim {
  /** Gives the right back. */
  readonly release: () => void;
}

/**
 * Claims a workspace; `undefined` where another tab has it. With `force` it is taken from that tab, whose `onLost` is
 * called.
 */
export function claim(
  workspace: string,
  onLost: () => void,
  { force = false } = {},
): Promise<Claim | undefined> {
  // Pages that are not served securely have no locks; they have no second tab to fear either, as a rule.
  if (!navigator.locks) return Promise.resolve({ release: () => {} });
  const mode = force ? { steal: true } : { ifAvailable: true };
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve({ release }));
    };
    navigator.locks.request(`promptlink:${workspace}`, mode, hold).catch(onLost);
  });
}
