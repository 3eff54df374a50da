import { splitPath } from "./words.ts";

/** A path with its file's name before its folder in weight. */
export function Path({ path }: { readonly path: string }) {
  const [folder, file] = splitPath(path);
  return (
    <span class="path" title={path}>
      <span class="path-folder">{folder}</span>
      <span class="path-file">{file}</span>
    </span>
  );
}
