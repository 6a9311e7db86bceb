import type { ComponentChildren, InputHTMLAttributes } from "preact";

interface SliderProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | "aria-label"
    | "aria-valuetext"
    | "title"
    | "disabled"
    | "max"
    | "step"
    | "value"
    | "onChange"
    | "onKeyDown"
    | "onPointerDown"
    | "onDblClick"
  > {
  readonly name: string;
  /** The value as it stands beside the name, or a field for it. */
  readonly text: ComponentChildren;
  /** How many stops the slider is ruled with, besides the one where it begins. */
  readonly stops?: number;
  readonly onValue: (value: number) => void;
  /** When the hand leaves it. */
  readonly onEnd: () => void;
}

/** A slider from 0 on, with its name and its value above it. */
export function Slider({ name, text, stops = 0, onValue, onEnd, ...input }: SliderProps) {
  return (
    <div class="control">
      <div class="control-title">
        <span>{name}</span>
        <span class="value">{text}</span>
      </div>
      <input
        type="range"
        class="slider"
        aria-label={name}
        min={0}
        {...input}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
        onKeyUp={onEnd}
        onPointerUp={onEnd}
        onPointerCancel={onEnd}
        onBlur={onEnd}
      />
      {stops > 0 && (
        <div class="stops" aria-hidden="true">
          {Array.from({ length: stops + 1 }, (_, i) => (
            <i key={i} />
          ))}
        </div>
      )}
    </div>
  );
}
