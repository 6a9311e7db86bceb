import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";

/** A modal dialog: it keeps the focus and gives it back when it closes. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    const root = dialog.getRootNode() as Document | ShadowRoot;
    const before = root.activeElement;
    dialog.showModal();
    return () => {
      const hasFocus = dialog.contains(root.activeElement);
      dialog.close();
      if (hasFocus && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="dialog-room"
      ref={element}
      aria-label={title}
      onClick={(event) => {
        if (event.target === element.current) onClose();
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
