import { computed, effect } from "@preact/signals";
import { createRef, render } from "preact";
import { measureLabelRoom } from "../panels/label-room.ts";
import { COL_LABEL_ANGLE } from "../panels/labels.ts";
import { type PanelElements, type PanelName, Picture } from "../panels/picture.ts";
import { PageState } from "../state/page-state.ts";
import type { SharedState } from "../state/shared-state.ts";
import { attachGestures, type GestureTargets } from "./gestures.ts";
import type { RegionName } from "./pick.ts";
import { Selecting } from "./selecting.ts";
import { Sidebar } from "./sidebar.tsx";
import { Stage, type StageElements } from "./stage.tsx";
import styles from "./styles.css";
import { followTheme } from "./theme.ts";
import { Tooltip } from "./tooltip.tsx";
import { Zooming } from "./zooming.ts";

/** Follows the element's size and the screen's resolution. */
function followSize(page: PageState, stage: HTMLElement, signal: AbortSignal): void {
  const observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = stage;
    if (width > 0 && height > 0) page.stage.value = { width, height };
    page.pixelRatio.value = window.devicePixelRatio || 1;
  });
  observer.observe(stage);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

function createRoot(host: HTMLElement, signal: AbortSignal): HTMLElement {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = styles;
  const root = document.createElement("div");
  root.className = "clustergram";
  root.tabIndex = -1; // a click anywhere brings the focus in, and with it the keyboard
  root.dataset.ready = "false";
  root.dataset.busy = "false";
  root.dataset.animating = "false";
  shadow.replaceChildren(style, root);
  signal.addEventListener("abort", () => shadow.replaceChildren(), { once: true });
  return root;
}

/** Says in the widget's place why there is no picture. */
export function showProblem(host: HTMLElement, problem: unknown, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  const message = problem instanceof Error ? problem.message : String(problem);
  render(
    <div class="problem" role="alert">
      <b>The heatmap can't be shown.</b> {message}
    </div>,
    root,
  );
}

/** One view of a widget, in `host`, until `signal` aborts. */
export function createView(host: HTMLElement, shared: SharedState, signal: AbortSignal): void {
  const root = createRoot(host, signal);
  const labelRoom = computed(() =>
    measureLabelRoom(shared.rows.axis.value, shared.cols.axis.value),
  );
  const page = new PageState(shared, labelRoom, COL_LABEL_ANGLE);
  const zooming = new Zooming(page, signal);
  const selecting = new Selecting(shared);
  const elements: StageElements = { regions: new Map(), canvases: new Map() };
  const stageRef = createRef<HTMLDivElement>();

  const followHostTheme = followTheme(page.isDark, () => shared.options.value.theme, signal);
  const stopStyling = effect(() => {
    const { width, height } = shared.options.value;
    followHostTheme();
    Object.assign(root.style, { width, height });
    root.dataset.theme = page.isDark.value ? "dark" : "light";
    root.dataset.animating = String(page.isAnimating.value);
  });
  signal.addEventListener("abort", stopStyling, { once: true });

  render(
    <>
      <Sidebar page={page} onResetZoom={() => zooming.reset()} />
      <Stage page={page} elements={elements} stageRef={stageRef} />
      <Tooltip page={page} />
    </>,
    root,
  );
  signal.addEventListener("abort", () => render(null, root), { once: true });

  const panels = Object.fromEntries(elements.canvases) as Record<PanelName, HTMLCanvasElement>;
  const picture = new Picture(
    page,
    panels satisfies PanelElements,
    () => {
      root.dataset.ready = "true";
      root.dataset.renderer = picture.rendererKind;
    },
    signal,
  );
  const regions = Object.fromEntries(elements.regions) as Record<RegionName, HTMLElement>;
  attachGestures(page, zooming, selecting, { root, regions } satisfies GestureTargets, signal);
  if (stageRef.current) followSize(page, stageRef.current, signal);
}
