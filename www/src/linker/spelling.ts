// How a path can be written.

/** A path as it is written from the folder of another document. */
export function relative(document: string, path: string): string {
  const folder = document.split("/").slice(0, -1);
  const parts = path.split("/");
  let same = 0;
  while (same < folder.length && same < parts.length - 1 && folder[same] === parts[same]) same += 1;
  return [...folder.slice(same).map(() => ".."), ...parts.slice(same)].join("/");
}

/** The path that is written so from the folder of another document. */
export function resolved(document: string, written: string): string {
  const parts = document.split("/").slice(0, -1);
  for (const part of written.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function stemOf(path: string): string {
  return fileOf(path).replace(/\.[^.]*$/, "");
}
