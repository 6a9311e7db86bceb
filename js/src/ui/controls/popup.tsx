import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./icon-button.tsx";

/** A button with a panel below it, which Escape or a click elsewhere closes. */
export function PopupButton({
  name,
  path,
  hint,
  isOpen,
  onToggle,
  children,
}: {
  name: string;
  path: string;
  hint: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ComponentChildren;
}) {
  const wrapper = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = wrapper.current;
    if (!isOpen || !element) return;
    const closeOutside = (event: Event) => {
      if (!event.composedPath().includes(element)) onToggle(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      onToggle(false);
      element.querySelector("button")?.focus();
    };
    const life = new AbortController();
    window.addEventListener("pointerdown", closeOutside, { signal: life.signal, capture: true });
    element.addEventListener("keydown", closeByKey, { signal: life.signal });
    return () => life.abort();
  }, [isOpen]);
  return (
    <span class="popup-tool" ref={wrapper}>
      <IconButton
        name={name}
        path={path}
        hint={hint}
        isExpanded={isOpen}
        onClick={() => onToggle(!isOpen)}
      />
      {isOpen && <div class="popup">{children}</div>}
    </span>
  );
}
