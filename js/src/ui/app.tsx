import "@preact/signals";
import { computed, untracked } from "@preact/signals-core";
import { createRef, render } from "preact";
import { FullScreen } from "../interaction/full-screen.ts";
import { attachGestures, type GestureTargets } from "../interaction/gestures/gestures.ts";
import { CellCursorControl } from "../interaction/keys/cell-cursor.ts";
import { attachKeyboard } from "../interaction/keys/keyboard.ts";
import { ReorderAnimation } from "../interaction/reorder-animation.ts";
import { resetOnTableChange } from "../interaction/reset-on-table-change.ts";
import { SearchController } from "../interaction/search-controller.ts";
import { SelectionController } from "../interaction/selection-controller.ts";
import { followUrl, restoreViewFromUrl } from "../interaction/url-sync.ts";
import { ZoomController } from "../interaction/zoom-controller.ts";
import { COL_LABEL_ANGLE } from "../panels/labels/drawn-labels.ts";
import type { RegionName } from "../panels/stage/hit-test.ts";
import { measureLabels } from "../panels/stage/measure-labels.ts";
import type { PanelName } from "../panels/stage/panel-registry.ts";
import { type PanelElements, StageRenderer } from "../panels/stage/stage-renderer.ts";
import { effectUntil } from "../store/effect-until.ts";
import { HistoryNavigation } from "../store/requests/history-navigation.ts";
import { PendingRequest } from "../store/requests/pending-request.ts";
import { TopRowsChoice } from "../store/requests/top-rows-choice.ts";
import { ViewSession } from "../store/view-session.ts";
import type { WidgetStore } from "../store/widget-store.ts";
import { onAbort } from "../util/abort.ts";
import { errorMessage } from "../util/text.ts";
import { Dock } from "./dock.tsx";
import { followTheme } from "./follow-theme.ts";
import { Help } from "./help.tsx";
import { DockedPanel } from "./selection-panel/docked-panel.tsx";
import { SheetPanel } from "./selection-panel/sheet.tsx";
import { Sidebar } from "./sidebar/sidebar.tsx";
import type { StageElements } from "./stage/region.tsx";
import { Stage } from "./stage/stage.tsx";
import { styles } from "./styles/index.ts";
import { variables } from "./styles/variables.ts";
import { Tooltip } from "./tooltip/tooltip.tsx";

/** Follows the sizes of the widget and its stage, and the screen's resolution. */
function followSizes(
  session: ViewSession,
  root: HTMLElement,
  stage: HTMLElement,
  signal: AbortSignal,
): void {
  const { stage: size } = session;
  const followWidth = () => {
    session.windowHeight.value = window.innerHeight;
    if (root.clientWidth > 0) session.width.value = root.clientWidth; // the layout follows from it
    const { clientWidth: width } = stage;
    if (width > 0 && width !== size.value.width) size.value = { ...size.value, width };
  };
  const follow = () => {
    followWidth();
    const { clientWidth: width, clientHeight: height } = stage; // a height may follow from the width
    if (width > 0 && height > 0) size.value = { width, height };
    const isAuto = root.hasAttribute("data-auto-height");
    if (root.clientHeight > 0) session.fixedHeight.value = isAuto ? null : root.clientHeight;
    session.pixelRatio.value = window.devicePixelRatio || 1;
  };
  followWidth();
  effectUntil(signal, () => {
    const isAuto = session.store.options.value.height === AUTO && !session.isFullScreen.value;
    const height = isAuto ? `${session.autoHeight.value}px` : "";
    const adopt = () => {
      root.toggleAttribute("data-auto-height", isAuto);
      stage.style.height = height;
    };
    // an observed element must not change its own size in the callback
    if (stage.style.height && height) requestAnimationFrame(adopt);
    else adopt();
  });
  const observer = new ResizeObserver(follow);
  observer.observe(widthProbe(root));
  observer.observe(stage);
  follow();
  window.addEventListener("resize", follow, { signal });
  onAbort(signal, () => observer.disconnect());
}

/** An element as wide as the root, which does not change with the root's height. */
function widthProbe(root: HTMLElement): HTMLElement {
  const probe = document.createElement("div");
  probe.className = "width-probe";
  root.append(probe);
  return probe;
}

/** The height that follows from the table. */
const AUTO = "auto";

function createRoot(host: HTMLElement, signal: AbortSignal): HTMLElement {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = variables + styles;
  const root = document.createElement("div");
  root.className = "clustergram";
  root.tabIndex = -1; // a click anywhere brings the focus in, and with it the keyboard
  root.dataset.ready = "false";
  root.dataset.busy = "false";
  root.dataset.animating = "false";
  root.dataset.lmSuppressShortcuts = "true";
  shadow.replaceChildren(style, root);
  onAbort(signal, () => shadow.replaceChildren());
  return root;
}

/** Show in the widget's place why there is no picture. */
export function showProblem(host: HTMLElement, problem: unknown, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  render(
    <div class="problem" role="alert">
      <b>The heatmap can't be shown.</b> {errorMessage(problem)}
    </div>,
    root,
  );
}

/** Show a view in `host`, or what is wrong as long as something is, until `signal` aborts. */
export function showWidget(host: HTMLElement, store: WidgetStore, signal: AbortSignal): void {
  let life = new AbortController();
  effectUntil(signal, () => {
    const problem = store.problem.value;
    life.abort();
    life = new AbortController();
    untracked(() => {
      if (problem) showProblem(host, problem, life.signal);
      else createView(host, store, life.signal);
    });
  });
  onAbort(signal, () => life.abort());
}

/** One view of a widget, in `host`, until `signal` aborts. */
function createView(host: HTMLElement, store: WidgetStore, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  const labelLengths = computed(() => measureLabels(store.rows.axis.value, store.cols.axis.value));
  const session = new ViewSession(store, labelLengths, COL_LABEL_ANGLE);
  const zooming = new ZoomController(session, signal);
  const moving = new ReorderAnimation(session, signal);
  const selecting = new SelectionController(store);
  resetOnTableChange(session, selecting, signal);
  session.panel.follow(signal);
  const asking = new PendingRequest(session, signal);
  const topChoice = new TopRowsChoice(session, asking);
  const steps = new HistoryNavigation(session, asking, signal);
  const searching = new SearchController(session, zooming, signal);
  const fullScreen = new FullScreen(session, root, signal);
  const cursor = new CellCursorControl(session, zooming);
  const elements: StageElements = { regions: new Map(), canvases: new Map() };
  const stageRef = createRef<HTMLDivElement>();

  session.width.value = root.clientWidth; // before what follows from it, as all this is one batch
  const followHostTheme = followTheme(session.isDark, () => store.options.value.theme, signal);
  effectUntil(signal, () => {
    const { width, height } = store.options.value;
    followHostTheme();
    const whole = { width: "100%", height: "100%" };
    Object.assign(root.style, session.isFullScreen.value ? whole : { width, height });
    root.dataset.theme = session.isDark.value ? "dark" : "light";
    root.toggleAttribute("data-dock", session.isLegendBeside.value);
    root.toggleAttribute(
      "data-dock-narrow",
      session.isLegendBeside.value && !session.hasDock.value,
    );
    root.toggleAttribute("data-drawer", session.hasDrawer.value);
    root.toggleAttribute("data-rail", session.hasDrawer.value || !session.isSidebarShown.value);
    root.dataset.animating = String(session.isAnimating.value || session.motion.value !== null);
    root.dataset.cropArmed = String(session.isCropArmed.value);
    const isAwaited =
      session.pendingMessage.value !== null || session.isComparing.value || session.isSaving.value;
    root.dataset.busy = String(isAwaited);
  });

  render(
    <>
      <Sidebar
        session={session}
        steps={steps}
        zooming={zooming}
        searching={searching}
        fullScreen={fullScreen}
        topChoice={topChoice}
      />
      <div class="main">
        <Stage
          session={session}
          zooming={zooming}
          selecting={selecting}
          elements={elements}
          stageRef={stageRef}
        />
        <Dock session={session} selecting={selecting}>
          <DockedPanel session={session} />
        </Dock>
      </div>
      <Tooltip session={session} />
      <SheetPanel session={session} />
      <Help session={session} />
    </>,
    root,
  );
  onAbort(signal, () => render(null, root));

  const panels = Object.fromEntries(elements.canvases) as Record<PanelName, HTMLCanvasElement>;
  const restored = restoreViewFromUrl(store, steps);
  let isRestoring = restored !== null;
  const picture = new StageRenderer(
    session,
    panels satisfies PanelElements,
    {
      drawn: () => {
        if (root.dataset.ready === "true" || isRestoring) return;
        root.dataset.ready = "true";
        root.dataset.renderer = picture.rendererKind;
        store.ask({ kind: "painted" });
      },
      prepared: () => moving.rehearse(picture.draw),
    },
    signal,
  );
  void restored?.then(() => {
    isRestoring = false;
    picture.refresh();
  });
  followUrl(store, steps, signal);
  const regions = Object.fromEntries(elements.regions) as Record<RegionName, HTMLElement>;
  attachGestures(session, zooming, selecting, { root, regions } satisfies GestureTargets, signal);
  const { heatmap } = regions;
  attachKeyboard(
    { session, steps, zooming, selecting, searching, fullScreen, cursor, root, heatmap },
    signal,
  );
  if (stageRef.current) followSizes(session, root, stageRef.current, signal);
}
