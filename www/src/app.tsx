import { BringDialog } from "./panes/bring-dialog.tsx";
import { DropPlace } from "./panes/drop-place.tsx";
import { KeepingBar } from "./panes/keeping-bar.tsx";
import { Library } from "./panes/library.tsx";
import { NoticeBar } from "./panes/notice-bar.tsx";
import { Palette } from "./panes/palette.tsx";
import { PaneSwitch } from "./panes/pane-switch.tsx";
import { PathDialog } from "./panes/path-dialog.tsx";
import { Persona } from "./panes/persona.tsx";
import { Pictures } from "./panes/pictures.tsx";
import { Source } from "./panes/source.tsx";
import { TopBar } from "./panes/top-bar.tsx";
import { Tour } from "./panes/tour.tsx";
import { WorkspaceDialog } from "./panes/workspace-dialog.tsx";
import { Splitter } from "./parts/splitter.tsx";
import { pane, split } from "./state/view.ts";

/** The page. */
export function App() {
  return (
    <div class="page" data-pane={pane.value}>
      <TopBar />
      <KeepingBar />
      <main>
        <Library />
        <div class="work" style={{ "--split": `${split.value}%` }}>
          <Source />
          <Splitter label="Width of the source" share={split} controls="source" />
          <Persona />
          <Pictures />
        </div>
      </main>
      <PaneSwitch />
      <NoticeBar />
      <Tour />
      <PathDialog />
      <WorkspaceDialog />
      <BringDialog />
      <Palette />
      <DropPlace />
    </div>
  );
}
