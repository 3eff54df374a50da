// Long text page by page, as Git shows it.

/**
 * The command that shows pages; `undefined` where there is none.
 *
 * @param env `PROMPTLINK_PAGER` goes before `PAGER`; an empty one, or `cat`, asks for none
 */
export function pagerCommand(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (env["TERM"] === "dumb") return undefined;
  const usual = platform === "win32" ? "" : "less";
  const command = (env["PROMPTLINK_PAGER"] ?? env["PAGER"] ?? usual).trim();
  return command === "" || command === "cat" ? undefined : command;
}

/** What a shell exits with where there is no such command. */
const notFound = 127;

/**
 * Shows text with a pager until its reader is done.
 *
 * @returns whether there was such a pager
 */
export async function page(command: string, text: string): Promise<boolean> {
  const { spawn } = await import("node:child_process");
  const env = { LESS: "FRX", LV: "-c", ...process.env };
  const pager = spawn(command, { shell: true, stdio: ["pipe", "inherit", "inherit"], env });
  // An interrupt is for the pager, which shares the terminal.
  process.on("SIGINT", ignore);
  try {
    // The reader may leave before the end.
    pager.stdin.on("error", ignore);
    pager.stdin.end(text);
    return await new Promise<boolean>((resolve) => {
      pager.on("error", () => resolve(false));
      pager.on("close", (code) => resolve(code !== notFound));
    });
  } finally {
    process.off("SIGINT", ignore);
  }
}

function ignore(): void {}
