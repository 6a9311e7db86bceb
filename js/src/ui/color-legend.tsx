import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type ColorScale, colorScale } from "../panels/color-scale.ts";
import { scaleText } from "../panels/scale-text.ts";
import { textMeasure } from "../panels/text-measure.ts";
import type { SharedState } from "../state/shared-state.ts";
import { ColorBar } from "./color-bar.tsx";
import { ColorRangeNote } from "./color-range-note.tsx";
import { DomainHandles } from "./domain-handles.tsx";
import { OwnRangeNote } from "./own-range-note.tsx";
import { shortText } from "./short-text.ts";

const USUAL_WIDTH = 173;
const LABEL_SIZE = 11;

function Ticks({ scale, width }: { scale: ColorScale; width: number }) {
  return (
    <div class="scale">
      {scaleText(scale, width, textMeasure(LABEL_SIZE)).map(({ text, left }, i) => (
        <span key={i} style={{ left: `${left}px` }}>
          {text}
        </span>
      ))}
    </div>
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
  const label = shared.valueLabel.value;
  const bar = <ColorBar shared={shared} scale={scale} width={width} />;
  return (
    <div class="color-legend" ref={element}>
      <div class="legend-title" title={label}>
        <span class="legend-name">{shortText(label)}</span>
      </div>
      {scale.ownRange ? (
        <div class="domain">{bar}</div>
      ) : (
        <DomainHandles shared={shared} scale={scale}>
          {bar}
        </DomainHandles>
      )}
      <Ticks scale={scale} width={width} />
      {scale.ownRange ? (
        <OwnRangeNote shared={shared} scale={scale} side={scale.ownRange} />
      ) : (
        <ColorRangeNote shared={shared} scale={scale} />
      )}
      {shared.drawable.value.hasMissing && (
        <div class="legend-row">
          <i class="swatch" style={{ background: shared.colors.value.missing }} />
          <span>missing</span>
        </div>
      )}
      {shared.drawable.value.hasMasked && (
        <div class="legend-row">
          <i class="swatch masked" />
          <span>masked</span>
        </div>
      )}
    </div>
  );
}
