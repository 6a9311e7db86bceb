import { flattenColors } from "../color/lut.ts";
import type { Box } from "../layout/stage-layout.ts";
import type { HeatmapScene } from "../lod/scene.ts";
import { AXES } from "../model/axes.ts";
import { drawStripTitles } from "../panels/annotations/strip-titles.ts";
import { heatmapScene } from "../panels/heatmap/heatmap-scene.ts";
import type { Pen } from "../panels/pen.ts";
import { DRAWN_PANEL_NAMES, panelDrawing } from "../panels/stage/panel-registry.ts";
import { fittedText } from "../panels/text-measure.ts";
import { DARK, fontOf, LIGHT, type Theme } from "../panels/theme.ts";
import type { Size, ViewSession } from "../store/view-session.ts";
import type { FigureOptions } from "./figure-options.ts";
import { legendBlocks } from "./legend.ts";

/** A drawing with its box; nothing shows outside the box. */
export interface FigurePart {
  readonly name: string;
  readonly box: Box;
  readonly draw: (pen: Pen) => void;
  /** Rectangles side by side, which are to show no seams. */
  readonly isCrisp?: boolean;
}

/** A picture of a view: the title, the stage as on the screen, and the legend beside it. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly heatmap: {
    readonly box: Box;
    readonly scene: HeatmapScene;
    /** The same with the pixels of the screen. */
    readonly screen: HeatmapScene;
  };
  /** Over the matrix, from the lowest to the uppermost. */
  readonly parts: readonly FigurePart[];
}

const MARGIN = 14;
const COLUMN_GAP = 22;
const BLOCK_GAP = 14;
const TITLE_SIZE = 16;
const TITLE_HEIGHT = MARGIN + 22;

/**
 * Compose the picture of a view. `pixelRatio` image pixels make a CSS pixel; strips end at whole
 * pixels where the picture becomes an image.
 */
export function composeFigure(
  session: ViewSession,
  { title, isDark, marks }: Pick<FigureOptions, "title" | "isDark" | "marks">,
  pixelRatio: number,
  edgeRatio = pixelRatio,
): Figure {
  const theme = isDark ? DARK : LIGHT;
  const colors = flattenColors(session.store.colors.value, theme);
  const stage = session.stage.value;
  const top = title ? TITLE_HEIGHT : 0;
  const below = <Kind extends { box: Box }>(part: Kind): Kind => ({
    ...part,
    box: { ...part.box, y: part.box.y + top },
  });
  const legend = legendParts(session, stage, theme).map(below);
  const right = Math.max(...legend.map(({ box }) => box.x + box.width));
  const lowest = Math.max(...legend.map(({ box }) => box.y + box.height));
  const [width, height] = [right + MARGIN, Math.max(top + stage.height, lowest + MARGIN)];
  return {
    width,
    height,
    ground: theme.surface,
    heatmap: below({
      box: session.layout.value.heatmap,
      scene: heatmapScene(session, pixelRatio, colors),
      screen: heatmapScene(session, session.pixelRatio.value, colors),
    }),
    parts: [
      ...(title ? [titlePart(title, width, theme)] : []),
      ...DRAWN_PANEL_NAMES.map((name) => panelDrawing(name, session, theme, edgeRatio, marks))
        .filter(({ box }) => box.width > 0 && box.height > 0)
        .map((drawing) => ({ ...drawing, isCrisp: drawing.name.endsWith("-categories") }))
        .map(below),
      ...AXES.map((side) =>
        below({
          name: `${side === "rows" ? "row" : "col"}-category-titles`,
          box: { x: 0, y: 0, ...stage },
          draw: (pen: Pen) => drawStripTitles(pen, session, side, theme),
        }),
      ),
      ...legend,
    ],
  };
}

function titlePart(title: string, width: number, theme: Theme): FigurePart {
  return {
    name: "title",
    box: { x: MARGIN, y: 0, width: width - 2 * MARGIN, height: TITLE_HEIGHT },
    draw: (pen) => {
      pen.font = fontOf(TITLE_SIZE, true);
      pen.fillStyle = theme.text;
      pen.textAlign = "left";
      pen.textBaseline = "middle";
      pen.fillText(fittedText(pen, title, width - 2 * MARGIN), 0, MARGIN + TITLE_SIZE / 2);
    },
  };
}

/** Place blocks in columns to the right of the stage. */
function legendParts(session: ViewSession, stage: Size, theme: Theme): FigurePart[] {
  const mostHeight = stage.height - 2 * MARGIN;
  let x = stage.width + MARGIN;
  let y = MARGIN;
  let columnWidth = 0;
  return legendBlocks(session.store, theme, mostHeight).map(({ width, height, draw }, i) => {
    if (y > MARGIN && y + height > MARGIN + mostHeight) {
      x += columnWidth + COLUMN_GAP;
      y = MARGIN;
      columnWidth = 0;
    }
    const box = { x, y, width, height };
    y += height + BLOCK_GAP;
    columnWidth = Math.max(columnWidth, width);
    return { name: `legend-${i + 1}`, box, draw };
  });
}
