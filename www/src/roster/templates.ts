/** What a new document may begin as. */
export interface Template {
  readonly name: string;
  /** The path that is offered. */
  readonly path: string;
  /** Its text, with the document's title. */
  readonly text: (title: string) => string;
}

/** The templates, in the order in which they are offered. */
export const templates: readonly Template[] = [
  {
    name: "Standard",
    path: "standards/new.md",
    text: (title) => `# ${title}\n\n## First topic\n\n- You MUST \n- You SHOULD NOT \n`,
  },
  {
    name: "Agent",
    path: "agents/new.md",
    text: (title) =>
      `# ${title}\n\nYou are the **${title}**.\n\n## Responsibilities\n\n1. **First**\n   - \n\n## Standards\n\nFollow **standard.md**, including:\n- First topic\n`,
  },
  {
    name: "Skill",
    path: "skills/new.md",
    text: (title) =>
      `---\nname: ${title}\ndescription: What it can do, and when to use it\n---\n\n# ${title}\n\n`,
  },
  {
    name: "Command",
    path: "commands/new.md",
    text: (title) =>
      `---\ndescription: ${title}\n---\n\n# ${title}\n\nDo this with $ARGUMENTS:\n\n1. \n`,
  },
  { name: "Empty", path: "new.md", text: (title) => `# ${title}\n\n` },
];
