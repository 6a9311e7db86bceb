import { colorsOnGround } from "../core/colors.ts";
import type { Box } from "../core/layout.ts";
import type { HeatmapScene } from "../core/scene.ts";
import { SIDES } from "../core/sides.ts";
import { drawCategoryTitles } from "../panels/category-titles.ts";
import { heatmapScene } from "../panels/heatmap-scene.ts";
import { PAINTING_NAMES, painting } from "../panels/paintings.ts";
import type { Pen } from "../panels/pen.ts";
import { DARK, LIGHT, type Theme } from "../panels/theme.ts";
import type { PageState, Size } from "../state/page-state.ts";
import { LEGEND_WIDTH, legendBlocks } from "./legend.ts";

/** Something drawn from the top left of its box, of which nothing shows outside the box. */
export interface Part {
  readonly name: string;
  readonly box: Box;
  readonly draw: (pen: Pen) => void;
  /** Rectangles side by side, which are to show no seams. */
  readonly isCrisp?: boolean;
}

/** A picture of a view: the stage as it is on the screen, and the legend beside it. */
export interface Sheet {
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
  readonly parts: readonly Part[];
}

const MARGIN = 14;
const COLUMN_GAP = 22;
const BLOCK_GAP = 14;

/**
 * `pixelRatio` pixels of an image are to make a CSS pixel; edges of strips lie on parts of one, as
 * many as there are pixels where pixels are what is made in the end.
 */
export function sheetOf(page: PageState, pixelRatio: number, edgeRatio = pixelRatio): Sheet {
  const theme = page.isDark.value ? DARK : LIGHT;
  const colors = colorsOnGround(page.shared.colors.value, theme.surface);
  const stage = page.stage.value;
  const legend = legendParts(page, stage, theme);
  const right = Math.max(...legend.map(({ box }) => box.x + box.width));
  const lowest = Math.max(...legend.map(({ box }) => box.y + box.height));
  const [width, height] = [right + MARGIN, Math.max(stage.height, lowest + MARGIN)];
  return {
    width,
    height,
    ground: theme.surface,
    heatmap: {
      box: page.layout.value.heatmap,
      scene: heatmapScene(page, pixelRatio, colors),
      screen: heatmapScene(page, page.pixelRatio.value, colors),
    },
    parts: [
      ...PAINTING_NAMES.map((name) => painting(name, page, theme, edgeRatio))
        .filter(({ box }) => box.width > 0 && box.height > 0)
        .map((painting) => ({ ...painting, isCrisp: painting.name.endsWith("-categories") })),
      ...SIDES.map((side) => ({
        name: `${side === "rows" ? "row" : "col"}-category-titles`,
        box: { x: 0, y: 0, ...stage },
        draw: (pen: Pen) => drawCategoryTitles(pen, page, side, theme),
      })),
      ...legend,
    ],
  };
}

/** From the top down to the right of the stage; what does not fit goes on in a further column. */
function legendParts(page: PageState, stage: Size, theme: Theme): Part[] {
  let x = stage.width + MARGIN;
  let y = MARGIN;
  return legendBlocks(page.shared, theme).map(({ height, draw }, i) => {
    if (y > MARGIN && y + height > stage.height - MARGIN) {
      x += LEGEND_WIDTH + COLUMN_GAP;
      y = MARGIN;
    }
    const box = { x, y, width: LEGEND_WIDTH, height };
    y += height + BLOCK_GAP;
    return { name: `legend-${i + 1}`, box, draw };
  });
}
