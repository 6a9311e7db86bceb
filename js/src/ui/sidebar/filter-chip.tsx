import type { ComponentChildren } from "preact";

/** What the view is narrowed to; a click takes it back. */
export function FilterChip({
  label,
  title,
  onClick,
  children,
}: {
  label: string;
  title: string;
  onClick: () => void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="filter-chip" aria-label={label} title={title} onClick={onClick}>
      <span class="filter-text">{children}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}
