import type { ComponentChildren } from "preact";

/** A chip that removes what it names when clicked. */
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
