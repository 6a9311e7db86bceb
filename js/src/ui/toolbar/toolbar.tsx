import type { FullScreen } from "../../interaction/full-screen.ts";
import type { ZoomController } from "../../interaction/zoom-controller.ts";
import type { HistoryNavigation } from "../../store/requests/history-navigation.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";
import { CropButton } from "./crop-button.tsx";
import { DownloadButton, FormulaChoice } from "./download-button.tsx";
import { ShareButton } from "./share-button.tsx";
import { SnapshotButton } from "./snapshot-button.tsx";

/** The tool buttons. */
export function Toolbar({
  session,
  steps,
  zooming,
  fullScreen,
}: {
  session: ViewSession;
  steps: HistoryNavigation;
  zooming: ZoomController;
  fullScreen: FullScreen;
}) {
  const { store } = session;
  const { past, future } = store.history.value;
  const isFull = session.isFullScreen.value;
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
          <CropButton session={session} />
          <IconButton
            name="Reset zoom"
            path={ICONS.resetZoom}
            hint="Show the whole matrix (0, or double-click on the heatmap)"
            isOff={!session.isZoomed.value}
            onClick={() => zooming.reset()}
          />
        </div>
        <SidebarButton session={session} />
      </div>
      <div class="tool-row">
        <div class="tool-group">
          <DownloadButton session={session} />
          <SnapshotButton session={session} />
          <ShareButton session={session} />
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
              session.isHelpOpen.value = true;
            }}
          />
        </div>
      </div>
      <FormulaChoice session={session} />
    </div>
  );
}

/** Hides the sidebar, or brings it back. */
function SidebarButton({ session }: { session: ViewSession }) {
  const isShown = session.isSidebarShown.value;
  return (
    <div class="at-end sidebar-button">
      <IconButton
        name={isShown ? "Hide sidebar" : "Show sidebar"}
        path={ICONS.sidebar}
        onClick={() => {
          session.sidebarChoice.value = !isShown;
        }}
      />
    </div>
  );
}
