import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";

const GESTURE = "opacity";

/** In the middle as given; to the left paler, to the right stronger. */
export function OpacitySlider({ shared }: { shared: SharedState }) {
  const { opacity } = shared.colorView.value;
  const percent = `${Math.round(opacity * 100)} %`;
  const end = () => shared.endGesture();
  return (
    <div class="control">
      <div class="control-title">
        <span>Opacity</span>
        <span class="value">{percent}</span>
      </div>
      <input
        type="range"
        class="cut"
        aria-label="Opacity"
        aria-valuetext={opacity === 1 ? "as given" : percent}
        title="Left dims, right strengthens; double-click for as given"
        min={0}
        max={2}
        step={0.05}
        value={opacity}
        style={{ "--filled": opacity / 2 }}
        onInput={(event) =>
          changeColors(shared, { opacity: Number(event.currentTarget.value) }, GESTURE)
        }
        onChange={end}
        onPointerUp={end}
        onPointerCancel={end}
        onBlur={end}
        onDblClick={() => changeColors(shared, { opacity: 1 })}
      />
    </div>
  );
}
