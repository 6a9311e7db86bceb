import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";
import { Slider } from "./slider.tsx";

const GESTURE = "opacity";

/** In the middle as given; to the left paler, to the right stronger. */
export function OpacitySlider({ shared }: { shared: SharedState }) {
  const { opacity } = shared.colorView.value;
  const percent = `${Math.round(opacity * 100)} %`;
  const end = () => shared.endGesture();
  return (
    <Slider
      name="Opacity"
      text={percent}
      aria-valuetext={opacity === 1 ? "100 %, normal" : percent}
      title="Left: paler colours. Right: stronger colours. Double-click: normal"
      max={2}
      step={0.05}
      value={opacity}
      onValue={(value) => changeColors(shared, { opacity: value }, GESTURE)}
      onChange={end}
      onEnd={end}
      onDblClick={() => changeColors(shared, { opacity: 1 })}
    />
  );
}
