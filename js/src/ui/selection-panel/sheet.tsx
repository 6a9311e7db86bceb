import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { capturePointer } from "../../interaction/dom.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";
import { type HeaderDrag, PanelContent } from "./panel.tsx";
import { moved, type Place, placeBesideTrees } from "./sheet-place.ts";
import { panelTitle, type Subject, subjectOf } from "./subject/subject.ts";

const STEP_PX = 16;
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

/** Moves the sheet as its header is dragged, or by the arrow keys. */
function useMoving(session: ViewSession) {
  const element = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place>(() => placeBesideTrees(session));
  const held = useRef<readonly [x: number, y: number] | null>(null);
  const move = (x: number, y: number) => {
    const sheet = element.current;
    const room = sheet?.offsetParent;
    if (sheet && room) setPlace((before) => moved(before, x, y, sheet, room));
  };
  const drag: HeaderDrag = {
    onPointerDown: (event) => {
      const isControl = (event.target as Element).closest("button:not(.sheet-grip), input, label");
      if (event.button !== 0 || isControl) return;
      held.current = [event.clientX, event.clientY];
      capturePointer(event.currentTarget, event.pointerId);
    },
    onPointerMove: ({ clientX, clientY }) => {
      if (!held.current) return;
      const [x, y] = held.current;
      held.current = [clientX, clientY];
      move(clientX - x, clientY - y);
    },
    onPointerUp: () => {
      held.current = null;
    },
    onPointerCancel: () => {
      held.current = null;
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(...step);
  };
  return { element, place, drag, onKeyDown };
}

function Sheet({ session, subject }: { session: ViewSession; subject: Subject }) {
  const { element, place, drag, onKeyDown } = useMoving(session);
  useLayoutEffect(() => {
    const sheet = element.current;
    const root = sheet?.getRootNode() as Document | ShadowRoot | undefined;
    const before = root?.activeElement;
    sheet?.focus({ preventScroll: true });
    return () => {
      if (sheet?.contains(root?.activeElement ?? null) && before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  const { panel } = session;
  return (
    <section
      class="sheet panel"
      role="dialog"
      aria-label={panelTitle(subject)}
      tabIndex={-1}
      ref={element}
      style={{
        right: `${place.right}px`,
        top: `${place.top}px`,
        maxHeight: `min(${place.height}px, 100% - ${place.top}px)`,
      }}
    >
      <PanelContent
        key={panel.selections[subject.side].value}
        session={session}
        subject={subject}
        drag={drag}
        before={
          <button
            type="button"
            class="icon-button sheet-grip"
            aria-label="Move panel"
            title="Drag, or press the arrow keys, to move"
            onKeyDown={onKeyDown}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={ICONS.grip} />
            </svg>
          </button>
        }
        after={
          <IconButton
            name="Close"
            path={ICONS.close}
            onClick={() => {
              panel.isOpen.value = false;
            }}
          />
        }
      />
    </section>
  );
}

/** The selection panel in a sheet, where there is no dock. */
export function SheetPanel({ session }: { session: ViewSession }) {
  const isOpen = session.panel.isOpen.value && !session.hasDock.value;
  const subject = isOpen ? subjectOf(session) : null;
  return subject && <Sheet session={session} subject={subject} />;
}
