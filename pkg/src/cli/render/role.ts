import type { PersonaSource } from "../../persona.js";

const roles: Readonly<Record<PersonaSource["role"], string>> = {
  identity: "the agent",
  inherited: "inherited",
  inline: "full text",
  pointer: "its path",
  brief: "one line",
};

/** What a document is in a persona, in two words. */
export function roleWords(
  { path, role }: Pick<PersonaSource, "path" | "role">,
  parts: ReadonlySet<string>,
): string {
  return parts.has(path) ? "in part" : roles[role];
}
