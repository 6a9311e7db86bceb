import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { visibleText } from "../core/format.ts";
import { removeGroup, renameGroup } from "../state/grouping.ts";
import type { SharedState } from "../state/shared-state.ts";
import { GroupNameField } from "./group-name-field.tsx";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";

/** A group in the legend, with the means to rename and to remove it. */
export function GroupRow({
  shared,
  name,
  children,
}: {
  shared: SharedState;
  name: string;
  children: ComponentChildren;
}) {
  const row = useRef<HTMLDivElement>(null);
  const [isRenaming, setRenaming] = useState(false);
  const wasRenaming = useRef(false);
  useLayoutEffect(() => {
    if (wasRenaming.current && !isRenaming) row.current?.querySelectorAll("button")[1]?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  const shown = visibleText(name);
  if (isRenaming) {
    return (
      <GroupNameField
        shared={shared}
        label={`New name of ${shown}`}
        action="Rename"
        own={name}
        onName={(wanted) => {
          setRenaming(false);
          renameGroup(shared, name, wanted);
        }}
        onLeave={() => setRenaming(false)}
      />
    );
  }
  return (
    <div class="group-row" ref={row}>
      {children}
      <IconButton
        name={`Rename ${shown}`}
        path={ICONS.rename}
        isStop={false}
        onClick={() => setRenaming(true)}
      />
      <IconButton
        name={`Remove ${shown}`}
        hint={`Remove the group ${shown}; its rows or columns stay`}
        path={ICONS.close}
        isStop={false}
        onClick={() => removeGroup(shared, name)}
      />
    </div>
  );
}
