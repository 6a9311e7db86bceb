import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";

/**
 * Covers the page until it is closed, and keeps the focus; or stands over the widget's right, in the
 * `place` it is given, until something else is clicked, which then happens. The focus goes back to
 * where it was.
 */
export function Dialog({
  title,
  place,
  onClose,
  children,
}: {
  title: string;
  place?: Readonly<Record<"right" | "maxHeight", string>>;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const isBeside = place !== undefined;
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    const root = dialog.getRootNode() as Document | ShadowRoot;
    const before = root.activeElement;
    if (isBeside) dialog.show();
    else dialog.showModal();
    return () => {
      const hasFocus = dialog.contains(root.activeElement);
      dialog.close();
      if (hasFocus && before instanceof HTMLElement) before.focus();
    };
  }, [isBeside]);
  useLayoutEffect(() => {
    const root = element.current?.getRootNode();
    if (!isBeside || !root) return;
    const closeFromOutside = (event: Event) => {
      if (!element.current?.contains(event.target as Node)) onClose();
    };
    root.addEventListener("pointerdown", closeFromOutside);
    return () => root.removeEventListener("pointerdown", closeFromOutside);
  }, [isBeside, onClose]);
  return (
    <dialog
      class={isBeside ? "dialog-beside" : "dialog-room"}
      style={place}
      ref={element}
      aria-label={title}
      onClick={(event) => {
        if (event.target === element.current && !isBeside) onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog">
        <header class="dialog-header">
          <h2>{title}</h2>
          <IconButton name="Close" path={ICONS.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
