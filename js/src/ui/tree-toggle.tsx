import type { PageState } from "../state/page-state.ts";

/** Keeps the whole trees beside the matrix, not only a slice of them. */
export function TreeToggle({ page }: { page: PageState }) {
  const { shared, isTreeWhole } = page;
  if (!shared.rows.tree.value && !shared.cols.tree.value) return null;
  return (
    <label class="toggle" title="Keep the whole dendrograms drawn; drag the line to cut them">
      <input
        type="checkbox"
        checked={isTreeWhole.value}
        onChange={(event) => {
          isTreeWhole.value = event.currentTarget.checked;
        }}
      />
      <span>Whole tree</span>
    </label>
  );
}
