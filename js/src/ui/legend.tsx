import { categoryCounts, maxMagnitude } from "../core/category-counts.ts";
import { cssColor } from "../core/colors.ts";
import { formatCount, formatNumber, visibleText } from "../core/format.ts";
import { histogram } from "../core/histogram.ts";
import type { Axis, Category, NumberCategory, TextCategory } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";

const BINS = 48;
const BARS_HEIGHT = 30;
const SCALE_HEIGHT = 8;
const MOST_LISTED = 60;

/** Three digits are enough for the ends of a scale. */
function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function histogramHeights(shared: SharedState): number[] {
  const { vmin, vmax } = shared.colors.value;
  const { values, scale } = shared.matrix.value;
  const counts = histogram(values, vmin, vmax, BINS, scale);
  const tallest = Math.max(1, ...counts);
  return Array.from(counts, (count) => Math.sqrt(count / tallest) * BARS_HEIGHT);
}

/** The colours over the values' range, with how often each value occurs. */
export function ColorLegend({ shared }: { shared: SharedState }) {
  const colors = shared.colors.value;
  const { vmin, vmax } = colors;
  const center = colors.center !== null && colors.center > vmin && colors.center < vmax;
  const bins = histogramHeights(shared).map((height, bin) => {
    const value = vmin + ((bin + 0.5) / BINS) * (vmax - vmin);
    return { bin, height, color: cssColor(colors, value) };
  });
  const total = BARS_HEIGHT + 2 + SCALE_HEIGHT;
  return (
    <div class="color-legend">
      <svg viewBox={`0 0 ${BINS} ${total}`} preserveAspectRatio="none" role="img">
        <title>{`Colours from ${formatNumber(vmin)} to ${formatNumber(vmax)}`}</title>
        {bins.map(({ bin, height, color }) => (
          <g key={bin}>
            <rect class="bar" x={bin} y={BARS_HEIGHT - height} width={1} height={height} />
            <rect x={bin} y={BARS_HEIGHT + 2} width={1.05} height={SCALE_HEIGHT} fill={color} />
          </g>
        ))}
      </svg>
      <div class="scale">
        <span>{rounded(vmin)}</span>
        {center && (
          <span
            class="center"
            style={{ left: `${(((colors.center as number) - vmin) / (vmax - vmin)) * 100}%` }}
          >
            {rounded(colors.center as number)}
          </span>
        )}
        <span>{rounded(vmax)}</span>
      </div>
      {shared.drawable.value.hasMissing && (
        <div class="legend-row">
          <i class="swatch" style={{ background: colors.missing }} />
          <span>missing</span>
        </div>
      )}
    </div>
  );
}

function TextLegend({ category }: { category: TextCategory }) {
  const { counts } = categoryCounts(category);
  const listed = category.values.slice(0, MOST_LISTED);
  const more = category.values.length - listed.length;
  return (
    <>
      {listed.map((value, code) => (
        <div class="legend-row" key={value} title={visibleText(value).slice(0, 300)}>
          <i class="swatch" style={{ background: category.colors[code] ?? "" }} />
          <span class="legend-name">{visibleText(value.slice(0, 120))}</span>
          <span class="value">{formatCount(counts[code] ?? 0)}</span>
        </div>
      ))}
      {more > 0 && <div class="note">and {formatCount(more)} more</div>}
    </>
  );
}

function NumberLegend({ category }: { category: NumberCategory }) {
  const reach = maxMagnitude(category);
  const hasNegative = category.numbers.some((number) => number < 0);
  const from = hasNegative ? category.negative : "transparent";
  const middle = hasNegative ? "transparent, " : "";
  return (
    <div class="ramp-row">
      <span class="value">{rounded(hasNegative ? -reach : 0)}</span>
      <i
        class="ramp"
        style={{ background: `linear-gradient(90deg, ${from}, ${middle}${category.positive})` }}
      />
      <span class="value">{rounded(reach)}</span>
    </div>
  );
}

function CategoryLegend({ category }: { category: Category }) {
  return (
    <div class="category-legend">
      <div class="legend-title" title={category.title}>
        {visibleText(category.title.slice(0, 120))}
      </div>
      {category.kind === "text" ? (
        <TextLegend category={category} />
      ) : (
        <NumberLegend category={category} />
      )}
    </div>
  );
}

export function AxisLegends({ axis }: { axis: Axis }) {
  return (
    <>
      {axis.categories.map((category, i) => (
        <CategoryLegend key={`${i} ${category.title}`} category={category} />
      ))}
    </>
  );
}
