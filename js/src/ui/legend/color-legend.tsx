import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type ColorScale, colorScale } from "../../panels/legend/color-scale.ts";
import { scaleLabels } from "../../panels/legend/scale-text.ts";
import { textMeasure } from "../../panels/text-measure.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { truncate } from "../../util/text.ts";
import { ColorBar } from "./color-bar.tsx";
import { ColorRangeNote } from "./color-range-note.tsx";
import { DomainHandles } from "./domain-handles.tsx";
import { OwnRangeNote } from "./own-range-note.tsx";

const USUAL_WIDTH = 173;
const LABEL_SIZE = 11;

function Ticks({ scale, width }: { scale: ColorScale; width: number }) {
  return (
    <div class="scale">
      {scaleLabels(scale, width, textMeasure(LABEL_SIZE)).map(({ text, left }, i) => (
        <span key={i} style={{ left: `${left}px` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** The legend of the colours: colour bar, histogram, handles and notes. */
export function ColorLegend({ store }: { store: WidgetStore }) {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const measured = element.current?.clientWidth;
    if (measured && measured !== width) setWidth(measured);
  });
  const scale = colorScale(store);
  const label = store.valueLabel.value;
  const bar = <ColorBar store={store} scale={scale} width={width} />;
  return (
    <div class="color-legend" ref={element}>
      <div class="legend-title" title={label}>
        <span class="legend-name">{truncate(label)}</span>
      </div>
      {scale.ownRange ? (
        <div class="domain">{bar}</div>
      ) : (
        <DomainHandles store={store} scale={scale}>
          {bar}
        </DomainHandles>
      )}
      <Ticks scale={scale} width={width} />
      {scale.ownRange ? (
        <OwnRangeNote store={store} scale={scale} side={scale.ownRange} />
      ) : (
        <ColorRangeNote store={store} scale={scale} />
      )}
      {store.drawable.value.hasMissing && (
        <div class="legend-row">
          <i class="swatch" style={{ background: store.colors.value.missing }} />
          <span>missing</span>
        </div>
      )}
      {store.drawable.value.hasMasked && (
        <div class="legend-row">
          <i class="swatch masked" />
          <span>masked</span>
        </div>
      )}
    </div>
  );
}
