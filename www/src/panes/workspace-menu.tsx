import { fromFiles } from "../exchange/brought.ts";
import { chooseFiles } from "../exchange/choose.ts";
import { Icon } from "../parts/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../parts/menu.tsx";
import { bring } from "../state/bringing.ts";
import { canSaveToFolder, openFolder, saveToFolder } from "../state/folders.ts";
import { kept } from "../state/keeping.ts";
import { deeds, undoLast } from "../state/undo.ts";
import { workspaceQuestion } from "../state/view.ts";
import { documents, workspace } from "../state/workspace.ts";
import {
  downloadWorkspace,
  openEmpty,
  openRoster,
  removeWorkspace,
  switchTo,
} from "../state/workspaces.ts";

/** The workspace by name, with all that one can do to workspaces. */
export function WorkspaceMenu() {
  const { name } = workspace.value;
  const face = (
    <>
      <span class="workspace-name">{name}</span>
      <Icon name="fold" />
    </>
  );
  return (
    <Menu label={`Workspace ${name}`} face={face}>
      <Kept />
      <MenuGroup>
        <MenuItem onChoose={() => void openRoster()}>New from the starter roster</MenuItem>
        <MenuItem onChoose={() => void openEmpty()}>New, empty</MenuItem>
        <MenuItem onChoose={() => void openFiles()}>Open files or a zip…</MenuItem>
        <MenuItem onChoose={() => void openAnyFolder()}>Open a folder…</MenuItem>
      </MenuGroup>
      <TakeAway />
      <ThisOne />
    </Menu>
  );
}

function Kept() {
  const { id, name } = workspace.value;
  const others = kept.value.filter((one) => one.id !== id);
  return (
    <MenuGroup>
      <MenuItem checked onChoose={() => undefined}>
        {name}
      </MenuItem>
      {others.map((one) => (
        <MenuItem key={one.id} checked={false} onChoose={() => void switchTo(one)}>
          {one.name}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}

function TakeAway() {
  const { folder } = workspace.value;
  const isEmpty = documents.value.length === 0;
  const share = () => {
    workspaceQuestion.value = "share";
  };
  return (
    <MenuGroup>
      {canSaveToFolder ? (
        <MenuItem disabled={isEmpty} onChoose={() => void saveToFolder()}>
          {folder ? `Save to “${folder.name}”` : "Save to a folder…"}
        </MenuItem>
      ) : undefined}
      <MenuItem disabled={isEmpty} onChoose={() => void downloadWorkspace()}>
        Download as a zip
      </MenuItem>
      <MenuItem disabled={isEmpty} onChoose={share}>
        Share by a link…
      </MenuItem>
    </MenuGroup>
  );
}

function ThisOne() {
  const last = deeds.value.at(-1);
  const rename = () => {
    workspaceQuestion.value = "rename";
  };
  return (
    <MenuGroup>
      {last ? <MenuItem onChoose={undoLast}>Undo: {last.text}</MenuItem> : undefined}
      <MenuItem onChoose={rename}>Rename the workspace…</MenuItem>
      <MenuItem onChoose={() => void removeWorkspace()}>Remove the workspace</MenuItem>
    </MenuGroup>
  );
}

async function openFiles(): Promise<void> {
  const files = await chooseFiles("files");
  if (files.length > 0) await bring(fromFiles(files));
}

async function openAnyFolder(): Promise<void> {
  if (canSaveToFolder) return openFolder();
  const files = await chooseFiles("folder");
  if (files.length > 0) await bring(fromFiles(files));
}
