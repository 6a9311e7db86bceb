/** A button that looks like a link. */
export function LinkButton({
  name,
  title,
  onClick,
}: {
  name: string;
  title?: string;
  onClick: () => void;
}) {
  return (
    <button type="button" class="link" title={title} onClick={onClick}>
      {name}
    </button>
  );
}
