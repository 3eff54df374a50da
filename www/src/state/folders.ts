// Opening and saving folders, loaded when somebody does either.

/** Whether the browser can write to folders. */
export const canSaveToFolder = globalThis.showDirectoryPicker !== undefined;

/** Opens a folder that can be saved back to. */
export async function openFolder(): Promise<void> {
  const folders = await import("./folder.ts");
  await folders.openFolder();
}

/** Writes what was changed to the folder of the workspace, or all of it to one that is chosen now. */
export async function saveToFolder(): Promise<void> {
  const folders = await import("./folder.ts");
  await folders.saveToFolder();
}
