/**
 * The colours of what is drawn on canvases; the style sheet has them as variables, and more of its
 * own.
 */
export interface Theme {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly selection: string;
  /** What a search found: its mark, and the ground under its name. */
  readonly found: string;
  readonly foundGround: string;
  readonly tree: string;
  readonly treeHover: string;
  readonly treeLine: string;
  readonly shade: string;
  readonly crosshair: string;
  /** In place of masked cells; not the surface, which may be a colour of the map. */
  readonly masked: string;
  /** Between large cells. */
  readonly grid: string;
}

export const LIGHT: Theme = {
  surface: "#ffffff",
  text: "#25282d",
  muted: "#6a7079",
  accent: "#0b6e5f",
  selection: "#cfeee6",
  found: "#b45309",
  foundGround: "#ffe8b8",
  tree: "#c9cdd3",
  treeHover: "#7d8590",
  treeLine: "#8b929c",
  shade: "rgba(255, 255, 255, 0.72)",
  crosshair: "rgba(20, 24, 28, 0.75)",
  masked: "#e9ecf0",
  grid: "rgba(37, 40, 45, 0.16)",
};

export const DARK: Theme = {
  surface: "#111315",
  text: "#e3e6ea",
  muted: "#979ea8",
  accent: "#4fd1b5",
  selection: "#174f45",
  found: "#ffc35c",
  foundGround: "#54400f",
  tree: "#4b525c",
  treeHover: "#a4acb8",
  treeLine: "#7d8590",
  shade: "rgba(17, 19, 22, 0.72)",
  crosshair: "#f2f4f6",
  masked: "#1e2227",
  grid: "rgba(17, 19, 21, 0.45)",
};

export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

export function fontOf(size: number, bold = false): string {
  return `${bold ? "600 " : ""}${size}px ${FONT_FAMILY}`;
}
