import { messageOf } from "../core/message-of.ts";
import { measuringContext } from "../panels/text-measure.ts";
import { pngBlob, sheetCanvas } from "../snapshot/png.ts";
import { sheetOf } from "../snapshot/sheet.ts";
import { svgText } from "../snapshot/svg.ts";
import type { PageState } from "../state/page-state.ts";
import { atRest } from "./at-rest.ts";
import { fileNameOf } from "./download-button.tsx";
import { useLayoutEffect, useRef, useState } from "./hooks.ts";
import { ICONS } from "./icons.ts";
import { PopupButton } from "./popup.tsx";
import { saveFile } from "./save-file.ts";

type Kind = "svg" | "png";

const CHOICES: readonly { kind: Kind; name: string; note: string }[] = [
  { kind: "svg", name: "SVG", note: "vector graphics" },
  { kind: "png", name: "PNG", note: "image" },
];
/** Device pixels to a CSS pixel, at the least. */
const LEAST_RATIO = 2;
/** Finer than any screen shows. */
const VECTOR_EDGES = 8;

async function snapshot(page: PageState, kind: Kind): Promise<Blob> {
  page.hover.value = null;
  page.isCursorShown.value = false;
  await atRest(page);
  const ratio = Math.max(LEAST_RATIO, page.pixelRatio.value);
  if (kind === "png") return pngBlob(sheetCanvas(sheetOf(page, ratio), ratio));
  const sheet = sheetOf(page, ratio, VECTOR_EDGES);
  return new Blob([svgText(sheet, measuringContext())], { type: "image/svg+xml" });
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

/** Saves a picture of what is shown. */
export function SnapshotButton({ page }: { page: PageState }) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const toggle = (open: boolean) => {
    setProblem("");
    setOpen(open);
  };
  const save = async (kind: Kind) => {
    try {
      saveFile(await snapshot(page, kind), fileNameOf(page.shared, kind));
      setOpen(false);
    } catch (error) {
      setProblem(messageOf(error));
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
      {problem && <p role="alert">No picture: {problem}.</p>}
    </PopupButton>
  );
}
