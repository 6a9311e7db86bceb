import type { PageState } from "../state/page-state.ts";
import type { ViewSteps } from "../state/view-steps.ts";
import { CropButton } from "./crop-button.tsx";
import { DownloadButton, FormulaChoice } from "./download-button.tsx";
import type { FullScreen } from "./full-screen.ts";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";
import { ShareButton } from "./share-button.tsx";
import { SnapshotButton } from "./snapshot-button.tsx";
import type { Zooming } from "./zooming.ts";

/** What is done with one click: on the view above, with it as a whole below. */
export function Toolbar({
  page,
  steps,
  zooming,
  fullScreen,
}: {
  page: PageState;
  steps: ViewSteps;
  zooming: Zooming;
  fullScreen: FullScreen;
}) {
  const { shared } = page;
  const { past, future } = shared.history.value;
  const isFull = page.isFullScreen.value;
  return (
    <div class="toolbar" role="toolbar" aria-label="Tools">
      <div class="tool-row">
        <div class="tool-group">
          <IconButton
            name="Undo"
            path={ICONS.undo}
            hint="Undo (Ctrl+Z)"
            isOff={past.length === 0}
            onClick={() => steps.undo()}
          />
          <IconButton
            name="Redo"
            path={ICONS.redo}
            hint="Redo (Ctrl+Shift+Z)"
            isOff={future.length === 0}
            onClick={() => steps.redo()}
          />
        </div>
        <div class="tool-group">
          <CropButton page={page} />
          <IconButton
            name="Reset zoom"
            path={ICONS.resetZoom}
            hint="Show the whole matrix (0, or double-click on the heatmap)"
            isOff={!page.isZoomed.value}
            onClick={() => zooming.reset()}
          />
        </div>
        <SidebarButton page={page} />
      </div>
      <div class="tool-row">
        <div class="tool-group">
          <DownloadButton page={page} />
          <SnapshotButton page={page} />
          <ShareButton page={page} />
        </div>
        <div class="tool-group at-end">
          <IconButton
            name="Full screen"
            path={isFull ? ICONS.leaveFullScreen : ICONS.fullScreen}
            hint={isFull ? "Leave full screen (Escape)" : "Full screen"}
            isPressed={isFull}
            onClick={() => void fullScreen.toggle()}
          />
          <IconButton
            name="Keyboard help"
            path={ICONS.help}
            hint="Mouse and keyboard (?)"
            onClick={() => {
              page.isHelpOpen.value = true;
            }}
          />
        </div>
      </div>
      <FormulaChoice page={page} />
    </div>
  );
}

/** Hides the sidebar, or brings it back. */
function SidebarButton({ page }: { page: PageState }) {
  const isShown = page.isSidebarShown.value;
  return (
    <div class="at-end sidebar-button">
      <IconButton
        name={isShown ? "Hide sidebar" : "Show sidebar"}
        path={ICONS.sidebar}
        onClick={() => {
          page.sidebarChoice.value = !isShown;
        }}
      />
    </div>
  );
}
