import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { nameProblem } from "../../store/commands/groups.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

/** A field for the name of a group, which says why a name is not possible. */
export function GroupNameField({
  store,
  label,
  action,
  own = "",
  onName,
  onLeave,
}: {
  store: WidgetStore;
  label: string;
  /** What the button says. */
  action: string;
  /** The name that the group has. */
  own?: string;
  onName: (name: string) => void;
  /** Escape goes back; without this it is left to the surroundings. */
  onLeave?: () => void;
}) {
  const [name, setName] = useState(own);
  const [problem, setProblem] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!own) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = name.trim();
    const found = nameProblem(store, wanted, own);
    setProblem(found);
    if (found) return;
    setName(own);
    // the field may go away now, and the keyboard stays where it was
    field.current?.closest<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
    onName(wanted);
  };
  return (
    <form class="group-name" onSubmit={submit}>
      <input
        type="text"
        class="select"
        aria-label={label}
        placeholder={label}
        aria-invalid={problem !== ""}
        value={name}
        ref={field}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
          setProblem("");
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !onLeave) return;
          event.preventDefault();
          onLeave();
        }}
      />
      <button type="submit" class="button">
        {action}
      </button>
      <span class="group-problem" role="alert">
        {problem}
      </span>
    </form>
  );
}
