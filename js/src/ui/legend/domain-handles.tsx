import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { denormalize, normalize } from "../../color/norm.ts";
import { sliderStep } from "../../interaction/keys/key-steps.ts";
import type { Interval } from "../../model/interval.ts";
import type { ColorScale } from "../../panels/legend/color-scale.ts";
import { changeColors } from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { clamp } from "../../util/clamp.ts";
import { formatNumber } from "../../util/number-format.ts";

const NAMES = { vmin: "Minimum value", vmax: "Maximum value", center: "Centre value" } as const;

type Handle = keyof typeof NAMES;

const GESTURE = "domain";
const STEPS = 100;
const LARGE_STEP = 10;
/** The two ends keep this share of the range between them. */
const LEAST_DISTANCE = 1 / 200;

/** Round to the digits that a pixel can show. */
function readable(value: number, { range: [from, to], norm }: ColorScale): number {
  if (norm === "log") return Number(value.toPrecision(3));
  const unit = 10 ** Math.floor(Math.log10((to - from) / 500));
  const rounded = Math.round(value / unit) * unit;
  return Number.isFinite(rounded) ? Number(rounded.toPrecision(12)) : value;
}

/** Handles over the histogram for the ends of the colour range and its centre. */
export function DomainHandles({
  store,
  scale,
  children,
}: {
  store: WidgetStore;
  scale: ColorScale;
  children: JSX.Element;
}) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ handle: Handle; offset: number } | null>(null);
  const { range, domain, center, norm } = scale;
  const [from, to] = range;
  const values = { vmin: domain[0], vmax: domain[1], center: center ?? 0 };
  const along = (value: number, share: number) =>
    denormalize(norm, range, normalize(norm, range, value) + share);
  const handles = (Object.keys(NAMES) as Handle[]).slice(0, center === null ? 2 : 3);
  const limits: Readonly<Record<Handle, Interval>> = {
    vmin: [from, along(domain[1], -LEAST_DISTANCE)],
    vmax: [along(domain[0], LEAST_DISTANCE), to],
    center: [Math.min(values.center, domain[0]), Math.max(values.center, domain[1])],
  };

  const move = (handle: Handle, value: number) => {
    const [least, most] = limits[handle];
    const allowed = clamp(readable(value, scale), least, most);
    changeColors(store, { [handle]: allowed }, `${GESTURE} ${handle}`);
  };
  const shareAt = (clientX: number) => {
    const { left, width } = (track.current as HTMLDivElement).getBoundingClientRect();
    return (clientX - left) / width;
  };
  const shareOf = (handle: Handle) => normalize(norm, range, values[handle]);
  const grab = (event: PointerEvent & { currentTarget: HTMLDivElement }) => {
    if (event.button !== 0) return;
    const share = shareAt(event.clientX);
    const distance = (handle: Handle) => Math.abs(share - shareOf(handle));
    const nearest = handles.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    const held = (event.target as HTMLElement).dataset.handle as Handle | undefined;
    const handle = held ?? nearest;
    drag.current = { handle, offset: held ? shareOf(held) - share : 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!held) move(handle, denormalize(norm, range, share));
  };
  const release = () => {
    drag.current = null;
    store.endGesture();
  };
  const onKeyDown = (handle: Handle, event: KeyboardEvent) => {
    const steps = sliderStep(event.key, LARGE_STEP);
    if (!steps) return;
    event.preventDefault();
    const size = event.shiftKey ? LARGE_STEP : 1;
    move(handle, along(values[handle], (steps * size) / STEPS));
  };
  return (
    <div
      class="domain"
      ref={track}
      title="Drag the handles to set the ends and the centre of the colours. Double-click a handle to reset it"
      onPointerDown={grab}
      onPointerMove={(event) => {
        const held = drag.current;
        if (!held) return;
        move(held.handle, denormalize(norm, range, shareAt(event.clientX) + held.offset));
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {children}
      {handles.map((handle) => {
        const value = values[handle];
        const place = clamp(shareOf(handle), 0, 1);
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
            onKeyUp={() => store.endGesture()}
            onDblClick={() => changeColors(store, { [handle]: null })}
          />
        );
      })}
    </div>
  );
}
