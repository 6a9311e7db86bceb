import { changeColors } from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { Slider } from "../controls/slider.tsx";

const GESTURE = "opacity";

/** The opacity slider: as given in the middle, paler to the left, stronger to the right. */
export function OpacitySlider({ store }: { store: WidgetStore }) {
  const { opacity } = store.colorView.value;
  const percent = `${Math.round(opacity * 100)} %`;
  const end = () => store.endGesture();
  return (
    <Slider
      name="Opacity"
      text={percent}
      aria-valuetext={opacity === 1 ? "100 %, normal" : percent}
      title="Left: paler colours. Right: stronger colours. Double-click: normal"
      max={2}
      step={0.05}
      value={opacity}
      onValue={(value) => changeColors(store, { opacity: value }, GESTURE)}
      onChange={end}
      onEnd={end}
      onDblClick={() => changeColors(store, { opacity: 1 })}
    />
  );
}
