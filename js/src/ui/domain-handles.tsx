import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { formatNumber } from "../core/format.ts";
import type { Interval } from "../core/types.ts";
import { within } from "../core/within.ts";
import type { ColorScale } from "../panels/color-scale.ts";
import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";
import { sliderStep } from "./line-steps.ts";

const NAMES = { vmin: "Minimum value", vmax: "Maximum value", center: "Centre value" } as const;
type Handle = keyof typeof NAMES;

const GESTURE = "domain";
const STEPS = 100;
const LARGE_STEP = 10;
/** The two ends keep this share of the range between them. */
const LEAST_DISTANCE = 1 / 200;

/** Not more digits than a pixel can tell. */
function readable(value: number, [from, to]: Interval): number {
  const unit = 10 ** Math.floor(Math.log10((to - from) / 500));
  const rounded = Math.round(value / unit) * unit;
  return Number.isFinite(rounded) ? Number(rounded.toPrecision(12)) : value;
}

/** Where the colours begin and end, and their centre if they have one, as handles over the histogram. */
export function DomainHandles({
  shared,
  scale: { range, domain, center },
  children,
}: {
  shared: SharedState;
  scale: ColorScale;
  children: JSX.Element;
}) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ handle: Handle; offset: number } | null>(null);
  const [from, to] = range;
  const reach = to - from;
  const values = { vmin: domain[0], vmax: domain[1], center: center ?? 0 };
  const handles = (Object.keys(NAMES) as Handle[]).slice(0, center === null ? 2 : 3);
  const limits: Readonly<Record<Handle, Interval>> = {
    vmin: [from, domain[1] - reach * LEAST_DISTANCE],
    vmax: [domain[0] + reach * LEAST_DISTANCE, to],
    center: [Math.min(values.center, domain[0]), Math.max(values.center, domain[1])],
  };

  const move = (handle: Handle, value: number) => {
    const [least, most] = limits[handle];
    const allowed = within(readable(value, range), least, most);
    changeColors(shared, { [handle]: allowed }, `${GESTURE} ${handle}`);
  };
  const valueAt = (clientX: number) => {
    const { left, width } = (track.current as HTMLDivElement).getBoundingClientRect();
    return from + ((clientX - left) / width) * reach;
  };
  const grab = (event: PointerEvent & { currentTarget: HTMLDivElement }) => {
    if (event.button !== 0) return;
    const value = valueAt(event.clientX);
    const distance = (handle: Handle) => Math.abs(value - values[handle]);
    const nearest = handles.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    const held = (event.target as HTMLElement).dataset.handle as Handle | undefined;
    const handle = held ?? nearest;
    drag.current = { handle, offset: held ? values[held] - value : 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!held) move(handle, value);
  };
  const release = () => {
    drag.current = null;
    shared.endGesture();
  };
  const onKeyDown = (handle: Handle, event: KeyboardEvent) => {
    const steps = sliderStep(event.key, LARGE_STEP);
    if (!steps) return;
    event.preventDefault();
    const size = event.shiftKey ? LARGE_STEP : 1;
    move(handle, values[handle] + (steps * size * reach) / STEPS);
  };
  return (
    <div
      class="domain"
      ref={track}
      title="Drag the handles to where the colours begin and end, or to their centre; double-click on one resets it"
      onPointerDown={grab}
      onPointerMove={(event) => {
        if (drag.current) move(drag.current.handle, valueAt(event.clientX) + drag.current.offset);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {children}
      {handles.map((handle) => {
        const value = values[handle];
        const place = within((value - from) / reach, 0, 1);
        return (
          <div
            key={handle}
            class={`domain-handle ${handle}`}
            data-handle={handle}
            role="slider"
            tabIndex={0}
            aria-label={NAMES[handle]}
            aria-orientation="horizontal"
            aria-valuemin={limits[handle][0]}
            aria-valuemax={limits[handle][1]}
            aria-valuenow={value}
            aria-valuetext={formatNumber(value)}
            style={{ left: `${place * 100}%` }}
            onKeyDown={(event) => onKeyDown(handle, event)}
            onKeyUp={() => shared.endGesture()}
            onDblClick={() => changeColors(shared, { [handle]: null })}
          />
        );
      })}
    </div>
  );
}
