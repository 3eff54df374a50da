import { CommanderError } from "commander";

/** What the command's exit code says: nothing is wrong, something is, or the command could not do what it was asked. */
export const exit = { fine: 0, findings: 1, misuse: 2 } as const;

/** One of the exit codes. */
export type Exit = (typeof exit)[keyof typeof exit];

/** What is thrown where options do not go together in a way that the grammar does not see. */
export function misuse(message: string): CommanderError {
  return new CommanderError(exit.misuse, "promptlink.misuse", message);
}
