import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ViewSession } from "../../store/view-session.ts";

const SEEN = "clustergrammer-hint-seen";
const LEAST_WIDTH = 300;
/** The line below the picture is shared with the status at its right end. */
const ROOM_FOR_STATUS = 190;
const GESTURES = ["pointerdown", "wheel", "keydown"] as const;

/** Where a page remembers when its browser refuses to; every widget has a module of its own. */
const onPage = globalThis as unknown as Record<string, boolean | undefined>;

function isSeen(): boolean {
  try {
    return onPage[SEEN] === true || localStorage.getItem(SEEN) !== null;
  } catch {
    return onPage[SEEN] === true;
  }
}

function remember(): void {
  onPage[SEEN] = true;
  try {
    localStorage.setItem(SEEN, "1");
  } catch {
    // the page itself remembers
  }
}

/** A hint for new users, which the first gesture removes. */
export function Hint({ session }: { session: ViewSession }) {
  const element = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(() => !isSeen());
  const { x, width } = session.layout.value.heatmap;
  const hasRoom = width >= LEAST_WIDTH;
  useLayoutEffect(() => {
    const root = element.current?.closest(".clustergram");
    if (!root) return;
    const life = new AbortController();
    const end = () => {
      remember();
      setShown(false);
    };
    for (const name of GESTURES) {
      root.addEventListener(name, end, { signal: life.signal, capture: true, passive: true });
    }
    return () => life.abort();
  }, [isShown, hasRoom]);
  if (!isShown || !hasRoom) return null;
  return (
    <div
      class="hint"
      ref={element}
      role="note"
      style={{ left: `${x}px`, maxWidth: `${width - ROOM_FOR_STATUS}px` }}
    >
      <span>Scroll to zoom</span>
      <span>drag to pan</span>
      <span>
        <kbd>?</kbd> for all
      </span>
      <span>click a label to select</span>
    </div>
  );
}
