import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatNumber } from "../core/format.ts";
import { BINS, barHeights, colorScale, gradientColors } from "../panels/color-scale.ts";
import { scaleText } from "../panels/scale-text.ts";
import { textMeasure } from "../panels/text-measure.ts";
import type { SharedState } from "../state/shared-state.ts";
import { DomainHandles } from "./domain-handles.tsx";

const BARS_HEIGHT = 36;
const GAP = 2;
const GRADIENT_HEIGHT = 11;
const USUAL_WIDTH = 173;
const LABEL_SIZE = 11;

function Histogram({ shared }: { shared: SharedState }) {
  const { range, domain } = colorScale(shared);
  const [from, to] = range;
  const matrix = shared.drawable.value;
  const heights = useMemo(() => barHeights(matrix, [from, to]), [matrix, from, to]);
  const gradient = gradientColors(shared, range);
  const isInside = (bin: number) => {
    const value = from + ((bin + 0.5) / BINS) * (to - from);
    return value >= domain[0] && value <= domain[1];
  };
  const height = BARS_HEIGHT + GAP + GRADIENT_HEIGHT;
  return (
    <svg viewBox={`0 0 ${BINS} ${height}`} preserveAspectRatio="none" role="img">
      <title>{`Colours from ${formatNumber(domain[0])} to ${formatNumber(domain[1])}`}</title>
      {heights.map((share, bin) => (
        <rect
          key={bin}
          class={isInside(bin) ? "bar" : "bar outside"}
          x={bin}
          y={BARS_HEIGHT * (1 - share)}
          width={1}
          height={BARS_HEIGHT * share}
        />
      ))}
      {gradient.map((color, step) => (
        <rect
          key={step}
          x={(step / gradient.length) * BINS}
          y={BARS_HEIGHT + GAP}
          width={(BINS / gradient.length) * 1.1}
          height={GRADIENT_HEIGHT}
          fill={color}
        />
      ))}
    </svg>
  );
}

/** The colours over the values' range, how often each value occurs, and where colours end. */
export function ColorLegend({ shared }: { shared: SharedState }) {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const measured = element.current?.clientWidth;
    if (measured && measured !== width) setWidth(measured);
  });
  const scale = colorScale(shared);
  const bars = <Histogram shared={shared} />;
  return (
    <div class="color-legend" ref={element}>
      {scale.isPerRow ? (
        <div class="domain">{bars}</div>
      ) : (
        <DomainHandles shared={shared} scale={scale}>
          {bars}
        </DomainHandles>
      )}
      <div class="scale">
        {scaleText(scale, width, textMeasure(LABEL_SIZE)).map(({ text, left }, i) => (
          <span key={i} style={{ left: `${left}px` }}>
            {text}
          </span>
        ))}
      </div>
      {shared.drawable.value.hasMissing && (
        <div class="legend-row">
          <i class="swatch" style={{ background: shared.colors.value.missing }} />
          <span>missing</span>
        </div>
      )}
    </div>
  );
}
