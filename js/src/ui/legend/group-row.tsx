import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { removeGroup, renameGroup } from "../../store/commands/groups.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { singleLine } from "../../util/text.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";
import { GroupNameField } from "./group-name-field.tsx";

/** A group in the legend, with buttons to rename and to remove it. */
export function GroupRow({
  store,
  name,
  children,
}: {
  store: WidgetStore;
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
  const shown = singleLine(name);
  if (isRenaming) {
    return (
      <GroupNameField
        store={store}
        label={`New name of ${shown}`}
        action="Rename"
        own={name}
        onName={(wanted) => {
          setRenaming(false);
          renameGroup(store, name, wanted);
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
        onClick={() => removeGroup(store, name)}
      />
    </div>
  );
}
