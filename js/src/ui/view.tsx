import { computed, untracked } from "@preact/signals-core";
import { createRef, render } from "preact";
import { messageOf } from "../core/message-of.ts";
import { whenAborted } from "../core/when-aborted.ts";
import { measureLabels } from "../panels/label-lengths.ts";
import type { PanelName } from "../panels/paintings.ts";
import { type PanelElements, Picture } from "../panels/picture.ts";
import { COL_LABEL_ANGLE } from "../panels/written-labels.ts";
import { Asking } from "../state/asking.ts";
import { effectUntil } from "../state/effect-until.ts";
import { PageState } from "../state/page-state.ts";
import type { SharedState } from "../state/shared-state.ts";
import { TopChoice } from "../state/top-choice.ts";
import { ViewSteps } from "../state/view-steps.ts";
import "@preact/signals";
import { CellCursorControl } from "./cell-cursor.ts";
import { Dock } from "./dock.tsx";
import { FullScreen } from "./full-screen.ts";
import { attachGestures, type GestureTargets } from "./gestures.ts";
import { Help } from "./help.tsx";
import { attachKeyboard } from "./keyboard.ts";
import { Moving } from "./moving.ts";
import { followLines } from "./other-lines.ts";
import type { RegionName } from "./pick.ts";
import type { StageElements } from "./region.tsx";
import { Searching } from "./searching.ts";
import { Selecting } from "./selecting.ts";
import { DockedPanel } from "./selection-panel/docked-panel.tsx";
import { SheetPanel } from "./selection-panel/sheet.tsx";
import { followAddress, restoreView } from "./sharing.ts";
import { Sidebar } from "./sidebar.tsx";
import { Stage } from "./stage.tsx";
import { styles } from "./styles/index.ts";
import { variables } from "./styles/variables.ts";
import { followTheme } from "./theme.ts";
import { Tooltip } from "./tooltip.tsx";
import { Zooming } from "./zooming.ts";

/** Follows the sizes of the widget and its stage, and the screen's resolution. */
function followSizes(
  page: PageState,
  root: HTMLElement,
  stage: HTMLElement,
  signal: AbortSignal,
): void {
  const { stage: size } = page;
  const followWidth = () => {
    page.windowHeight.value = window.innerHeight;
    if (root.clientWidth > 0) page.width.value = root.clientWidth; // what stands where follows from it
    const { clientWidth: width } = stage;
    if (width > 0 && width !== size.value.width) size.value = { ...size.value, width };
  };
  const follow = () => {
    followWidth();
    const { clientWidth: width, clientHeight: height } = stage; // a height may follow from the width
    if (width > 0 && height > 0) size.value = { width, height };
    const isAuto = root.hasAttribute("data-auto-height");
    if (root.clientHeight > 0) page.fixedHeight.value = isAuto ? null : root.clientHeight;
    page.pixelRatio.value = window.devicePixelRatio || 1;
  };
  followWidth();
  effectUntil(signal, () => {
    const isAuto = page.shared.options.value.height === AUTO && !page.isFullScreen.value;
    const height = isAuto ? `${page.autoHeight.value}px` : "";
    const adopt = () => {
      root.toggleAttribute("data-auto-height", isAuto);
      stage.style.height = height;
    };
    // what is observed must not change its own size while it is told of it
    if (stage.style.height && height) requestAnimationFrame(adopt);
    else adopt();
  });
  const observer = new ResizeObserver(follow);
  observer.observe(widthProbe(root));
  observer.observe(stage);
  follow();
  window.addEventListener("resize", follow, { signal });
  whenAborted(signal, () => observer.disconnect());
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
  whenAborted(signal, () => shadow.replaceChildren());
  return root;
}

/** Says in the widget's place why there is no picture. */
export function showProblem(host: HTMLElement, problem: unknown, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  render(
    <div class="problem" role="alert">
      <b>The heatmap can't be shown.</b> {messageOf(problem)}
    </div>,
    root,
  );
}

/** A view in `host`, and in its place what is wrong as long as something is, until `signal` aborts. */
export function showWidget(host: HTMLElement, shared: SharedState, signal: AbortSignal): void {
  let life = new AbortController();
  effectUntil(signal, () => {
    const problem = shared.problem.value;
    life.abort();
    life = new AbortController();
    untracked(() => {
      if (problem) showProblem(host, problem, life.signal);
      else createView(host, shared, life.signal);
    });
  });
  whenAborted(signal, () => life.abort());
}

/** One view of a widget, in `host`, until `signal` aborts. */
function createView(host: HTMLElement, shared: SharedState, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  const labelLengths = computed(() =>
    measureLabels(shared.rows.axis.value, shared.cols.axis.value),
  );
  const page = new PageState(shared, labelLengths, COL_LABEL_ANGLE);
  const zooming = new Zooming(page, signal);
  const moving = new Moving(page, signal);
  const selecting = new Selecting(shared);
  followLines(page, selecting, signal);
  page.panel.follow(signal);
  const asking = new Asking(page, signal);
  const topChoice = new TopChoice(page, asking);
  const steps = new ViewSteps(page, asking, signal);
  const searching = new Searching(page, zooming, signal);
  const fullScreen = new FullScreen(page, root, signal);
  const cursor = new CellCursorControl(page, zooming);
  const elements: StageElements = { regions: new Map(), canvases: new Map() };
  const stageRef = createRef<HTMLDivElement>();

  page.width.value = root.clientWidth; // before what follows from it, as all this is one batch
  const followHostTheme = followTheme(page.isDark, () => shared.options.value.theme, signal);
  effectUntil(signal, () => {
    const { width, height } = shared.options.value;
    followHostTheme();
    const whole = { width: "100%", height: "100%" };
    Object.assign(root.style, page.isFullScreen.value ? whole : { width, height });
    root.dataset.theme = page.isDark.value ? "dark" : "light";
    root.toggleAttribute("data-dock", page.isLegendBeside.value);
    root.toggleAttribute("data-dock-narrow", page.isLegendBeside.value && !page.hasDock.value);
    root.toggleAttribute("data-drawer", page.hasDrawer.value);
    root.toggleAttribute("data-rail", page.hasDrawer.value || !page.isSidebarShown.value);
    root.dataset.animating = String(page.isAnimating.value || page.motion.value !== null);
    root.dataset.cropArmed = String(page.isCropArmed.value);
    const isAwaited = page.asked.value !== null || page.isComparing.value || page.isSaving.value;
    root.dataset.busy = String(isAwaited);
  });

  render(
    <>
      <Sidebar
        page={page}
        steps={steps}
        zooming={zooming}
        searching={searching}
        fullScreen={fullScreen}
        topChoice={topChoice}
      />
      <div class="main">
        <Stage
          page={page}
          zooming={zooming}
          selecting={selecting}
          elements={elements}
          stageRef={stageRef}
        />
        <Dock page={page} selecting={selecting}>
          <DockedPanel page={page} />
        </Dock>
      </div>
      <Tooltip page={page} />
      <SheetPanel page={page} />
      <Help page={page} />
    </>,
    root,
  );
  whenAborted(signal, () => render(null, root));

  const panels = Object.fromEntries(elements.canvases) as Record<PanelName, HTMLCanvasElement>;
  const restored = restoreView(shared, steps);
  let isRestoring = restored !== null;
  const picture = new Picture(
    page,
    panels satisfies PanelElements,
    {
      drawn: () => {
        if (root.dataset.ready === "true" || isRestoring) return;
        root.dataset.ready = "true";
        root.dataset.renderer = picture.rendererKind;
        shared.ask({ kind: "painted" });
      },
      prepared: () => moving.rehearse(picture.draw),
    },
    signal,
  );
  void restored?.then(() => {
    isRestoring = false;
    picture.refresh();
  });
  followAddress(shared, steps, signal);
  const regions = Object.fromEntries(elements.regions) as Record<RegionName, HTMLElement>;
  attachGestures(page, zooming, selecting, { root, regions } satisfies GestureTargets, signal);
  const { heatmap } = regions;
  attachKeyboard(
    { page, steps, zooming, selecting, searching, fullScreen, cursor, root, heatmap },
    signal,
  );
  if (stageRef.current) followSizes(page, root, stageRef.current, signal);
}
