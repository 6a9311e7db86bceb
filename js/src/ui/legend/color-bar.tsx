import { useMemo } from "preact/hooks";
import { cssColor } from "../../color/lut.ts";
import {
  BINS,
  barHeights,
  type ColorScale,
  fractionAlong,
  gradientColors,
  rangeInWords,
} from "../../panels/legend/color-scale.ts";
import { endLabels } from "../../panels/legend/scale-text.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

const BARS_HEIGHT = 36;
const GAP = 2;
const GRADIENT_HEIGHT = 11;
/** Wide enough to be seen, narrower than what is shown beyond the range. */
const TRIANGLE_PX = 13;

/** The colour bar with a histogram above it; triangles point to values beyond the range. */
export function ColorBar({
  store,
  scale,
  width,
}: {
  store: WidgetStore;
  scale: ColorScale;
  width: number;
}) {
  const { range, domain, norm } = scale;
  const [from, to] = range;
  const matrix = store.drawable.value;
  const heights = useMemo(
    () => barHeights(matrix, { range: [from, to], norm }),
    [matrix, from, to, norm],
  );
  const gradient = gradientColors(store, scale);
  const [start, end] = domain.map((value) => fractionAlong(scale, value) * BINS) as [
    number,
    number,
  ];
  const step = (end - start) / gradient.length;
  const height = BARS_HEIGHT + GAP + GRADIENT_HEIGHT;
  const { below, above } = rangeInWords(store, scale);
  const triangle = (at: number, direction: 1 | -1) => {
    const [top, middle, bottom] = [BARS_HEIGHT + GAP, height - GRADIENT_HEIGHT / 2, height];
    const tip = at + (direction * TRIANGLE_PX * BINS) / width;
    return `${at},${top} ${tip},${middle} ${at},${bottom}`;
  };
  const colorAt = (value: number) => cssColor(store.colors.value, value);
  return (
    <svg viewBox={`0 0 ${BINS} ${height}`} preserveAspectRatio="none" role="img">
      <title>{`Colours from ${endLabels(scale).join(" to ")}`}</title>
      {heights.map((share, bin) => (
        <rect
          key={bin}
          class={bin + 0.5 >= start && bin + 0.5 <= end ? "bar" : "bar outside"}
          x={bin}
          y={BARS_HEIGHT * (1 - share)}
          width={1}
          height={BARS_HEIGHT * share}
        />
      ))}
      {gradient.map((color, i) => (
        <rect
          key={i}
          x={start + i * step}
          y={BARS_HEIGHT + GAP}
          width={Math.min(step * 1.5, end - start - i * step)}
          height={GRADIENT_HEIGHT}
          fill={color}
        />
      ))}
      {below > 0 && (
        <polygon class="beyond" points={triangle(start, -1)} fill={colorAt(domain[0])} />
      )}
      {above > 0 && <polygon class="beyond" points={triangle(end, 1)} fill={colorAt(domain[1])} />}
    </svg>
  );
}
