// The part of File System Access that only some browsers have, and the type library therefore has not.

type FolderMode = { readonly mode: "readwrite" };

interface FileSystemHandle {
  requestPermission?(mode: FolderMode): Promise<PermissionState>;
}

declare var showDirectoryPicker:
  | ((mode: FolderMode) => Promise<FileSystemDirectoryHandle>)
  | undefined;
