import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { formatNumber } from "../core/format.ts";
import type { Interval } from "../core/types.ts";
import type { ColorScale } from "../panels/color-scale.ts";
import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";

type End = "vmin" | "vmax";

const NAMES: Readonly<Record<End, string>> = { vmin: "Minimum value", vmax: "Maximum value" };
const GESTURE = "domain";
const STEPS = 100;
const LARGE_STEP = 10;
/** The two ends keep this share of the range between them. */
const LEAST_DISTANCE = 1 / 200;

const STEPS_OF: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: LARGE_STEP,
  PageDown: -LARGE_STEP,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Not more digits than a pixel can tell. */
function readable(value: number, [from, to]: Interval): number {
  const unit = 10 ** Math.floor(Math.log10((to - from) / 500));
  const rounded = Math.round(value / unit) * unit;
  return Number.isFinite(rounded) ? Number(rounded.toPrecision(12)) : value;
}

/** Where the colours begin and end, as two handles over the histogram. */
export function DomainHandles({
  shared,
  scale: { range, domain },
  children,
}: {
  shared: SharedState;
  scale: ColorScale;
  children: JSX.Element;
}) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ end: End; offset: number } | null>(null);
  const [from, to] = range;
  const reach = to - from;
  const ends = { vmin: domain[0], vmax: domain[1] };
  const limits = (end: End): Interval =>
    end === "vmin"
      ? [from, domain[1] - reach * LEAST_DISTANCE]
      : [domain[0] + reach * LEAST_DISTANCE, to];

  const move = (end: End, value: number) => {
    const [least, most] = limits(end);
    const allowed = Math.min(Math.max(readable(value, range), least), most);
    changeColors(shared, { [end]: allowed }, `${GESTURE} ${end}`);
  };
  const valueAt = (clientX: number) => {
    const { left, width } = (track.current as HTMLDivElement).getBoundingClientRect();
    return from + ((clientX - left) / width) * reach;
  };
  const grab = (event: PointerEvent & { currentTarget: HTMLDivElement }) => {
    if (event.button !== 0) return;
    const value = valueAt(event.clientX);
    const nearest: End =
      Math.abs(value - domain[0]) <= Math.abs(value - domain[1]) ? "vmin" : "vmax";
    const held = (event.target as HTMLElement).dataset.end as End | undefined;
    const end = held ?? nearest;
    drag.current = { end, offset: held ? ends[end] - value : 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!held) move(end, value);
  };
  const release = () => {
    drag.current = null;
    shared.endGesture();
  };
  const onKeyDown = (end: End, event: KeyboardEvent) => {
    const steps = STEPS_OF[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const size = event.shiftKey ? LARGE_STEP : 1;
    move(end, ends[end] + (steps * size * reach) / STEPS);
  };
  return (
    <div
      class="domain"
      ref={track}
      title="Drag the handles to where the colours begin and end; double-click on one resets it"
      onPointerDown={grab}
      onPointerMove={(event) => {
        if (drag.current) move(drag.current.end, valueAt(event.clientX) + drag.current.offset);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {children}
      {(["vmin", "vmax"] as const).map((end) => {
        const [least, most] = limits(end);
        return (
          <div
            key={end}
            class={`domain-handle ${end}`}
            data-end={end}
            role="slider"
            tabIndex={0}
            aria-label={NAMES[end]}
            aria-orientation="horizontal"
            aria-valuemin={least}
            aria-valuemax={most}
            aria-valuenow={ends[end]}
            aria-valuetext={formatNumber(ends[end])}
            style={{ left: `${((ends[end] - from) / reach) * 100}%` }}
            onKeyDown={(event) => onKeyDown(end, event)}
            onKeyUp={() => shared.endGesture()}
            onDblClick={() => changeColors(shared, { [end]: null })}
          />
        );
      })}
    </div>
  );
}
