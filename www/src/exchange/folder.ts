// Reading and writing single files of a folder that the user has opened to the page.

/** Whether a file holds neither what is to be written nor what is known of it: somebody else has written it. */
export async function conflict(
  folder: FileSystemDirectoryHandle,
  path: string,
  text: string,
  known: string | undefined,
): Promise<boolean> {
  const there = await readFile(folder, path);
  return there !== undefined && there !== text && there !== known;
}

/** Writes a file, with the folders around it. The browser puts the new file in place once it is whole. */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  path: string,
  text: string,
): Promise<void> {
  const { inner, name } = await place(folder, path, true);
  const file = await inner.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}

/** The text of a file; `undefined` where there is none. */
async function readFile(
  folder: FileSystemDirectoryHandle,
  path: string,
): Promise<string | undefined> {
  try {
    const { inner, name } = await place(folder, path, false);
    const file = await (await inner.getFileHandle(name)).getFile();
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

async function place(folder: FileSystemDirectoryHandle, path: string, create: boolean) {
  const parts = path.split("/");
  const name = parts.pop() ?? path;
  let inner = folder;
  for (const part of parts) inner = await inner.getDirectoryHandle(part, { create });
  return { inner, name };
}
