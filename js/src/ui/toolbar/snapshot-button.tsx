import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { saveFile } from "../../export/download.ts";
import { composeFigure } from "../../export/figure.ts";
import {
  DEFAULT_OPTIONS,
  dotsPerMetre,
  type FigureOptions,
  imagePixelRatio,
  type Unit,
} from "../../export/figure-options.ts";
import { figureCanvas, pngBlob } from "../../export/png.ts";
import { writeSvg } from "../../export/svg/svg.ts";
import { measuringContext } from "../../panels/text-measure.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { errorMessage } from "../../util/text.ts";
import { ICONS } from "../controls/icons.ts";
import { PopupButton } from "../controls/popup.tsx";
import { whenAtRest } from "./at-rest.ts";
import { fileNameOf } from "./download-button.tsx";
import { SnapshotOptionsForm, widthProblem } from "./snapshot-options.tsx";

type Kind = "svg" | "png";

const CHOICES: readonly { kind: Kind; name: string; note: string }[] = [
  { kind: "svg", name: "SVG", note: "vector graphics" },
  { kind: "png", name: "PNG", note: "image" },
];

/** Device pixels to a CSS pixel, at the least. */
const LEAST_RATIO = 2;
/** Finer than any screen shows. */
const VECTOR_EDGES = 8;

async function snapshot(session: ViewSession, kind: Kind, options: FigureOptions): Promise<Blob> {
  session.hover.value = null;
  session.isCursorShown.value = false;
  await whenAtRest(session);
  const { width } = options;
  const screenRatio = Math.max(LEAST_RATIO, session.pixelRatio.value);
  if (kind === "png") {
    const { width: sheetWidth } = composeFigure(session, options, screenRatio);
    const ratio = imagePixelRatio(width, sheetWidth, screenRatio);
    const canvas = figureCanvas(composeFigure(session, options, ratio), ratio);
    return pngBlob(canvas, dotsPerMetre(width));
  }
  const sheet = composeFigure(session, options, screenRatio, VECTOR_EDGES);
  return new Blob([writeSvg(sheet, measuringContext(), width)], { type: "image/svg+xml" });
}

function Menu({ onChoose }: { onChoose: (kind: Kind) => void }) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => menu.current?.querySelector("button")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const target: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const next = target[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };
  return (
    <div class="menu" role="menu" aria-label="Snapshot as" ref={menu} onKeyDown={onKeyDown}>
      {CHOICES.map(({ kind, name, note }) => (
        <button
          key={kind}
          type="button"
          class="menu-item"
          role="menuitem"
          aria-label={name}
          onClick={() => onChoose(kind)}
        >
          {name} <span class="value">{note}</span>
        </button>
      ))}
    </div>
  );
}

/** A button that saves a picture. */
export function SnapshotButton({ session }: { session: ViewSession }) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const [options, setOptions] = useState(DEFAULT_OPTIONS);
  const [unit, setUnit] = useState<Unit>("px");
  const toggle = (open: boolean) => {
    setProblem("");
    setOpen(open);
  };
  const change = (next: FigureOptions) => {
    setProblem(widthProblem(next.width));
    setOptions(next);
  };
  const changeUnit = (next: Unit) => {
    setUnit(next);
    if (options.width) change({ ...options, width: { ...options.width, unit: next } });
  };
  const save = async (kind: Kind) => {
    if (widthProblem(options.width)) return;
    try {
      saveFile(await snapshot(session, kind, options), fileNameOf(session.store, kind));
      setOpen(false);
    } catch (error) {
      setProblem(`The picture could not be made: ${errorMessage(error)}.`);
    }
  };
  return (
    <PopupButton
      name="Snapshot"
      path={ICONS.snapshot}
      hint="Save a picture of what is shown (SVG or PNG)"
      isOpen={isOpen}
      onToggle={toggle}
    >
      <Menu onChoose={(kind) => void save(kind)} />
      <SnapshotOptionsForm
        options={options}
        unit={unit}
        isTreeWhole={session.isTreeWhole.value}
        onChange={change}
        onUnit={changeUnit}
      />
      {problem && <p role="alert">{problem}</p>}
    </PopupButton>
  );
}
