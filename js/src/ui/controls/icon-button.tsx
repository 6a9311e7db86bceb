/** A small square button with an icon; `name` is its accessible name and its title. */
export function IconButton({
  name,
  path,
  hint = name,
  isOff = false,
  isPressed,
  isExpanded,
  isStop = true,
  onClick,
}: {
  name: string;
  /** An SVG path on a grid of 16 by 16, drawn as a line. */
  path: string;
  hint?: string;
  isOff?: boolean;
  isPressed?: boolean;
  /** For a button that opens something: whether it is open. */
  isExpanded?: boolean;
  /** Whether the Tab key stops at it. */
  isStop?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      tabIndex={isStop ? undefined : -1}
      title={hint}
      disabled={isOff}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
