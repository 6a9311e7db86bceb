import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatCount, visibleText } from "../core/format.ts";
import { isList, type NameMatch } from "../core/search.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";
import { NOUNS } from "./nouns.ts";
import { type Searching, told } from "./searching.ts";

const LONGEST_OFFERED = 300;
const MOST_CHIPS = 12;

/** Searches by name on both axes. */
export function Search({ searching }: { searching: Searching }) {
  return (
    <section class="search" aria-label="Search">
      <SearchField searching={searching} side="rows" />
      <SearchField searching={searching} side="cols" />
      <div class="search-foot">
        <div class="note" aria-live="polite" title={searching.message.value}>
          {searching.message.value}
        </div>
        {searching.hasFound.value && (
          <button type="button" class="link" onClick={() => searching.clear()}>
            Clear search
          </button>
        )}
      </div>
    </section>
  );
}

function SearchField({ searching, side }: { searching: Searching; side: AxisName }) {
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = `${side}-offer`;
  const name = `Search ${NOUNS[side]}s`;

  const isAsked = isOpen && query.trim() !== "";
  const matches = isAsked ? searching.offer(side, query).matches : [];
  const isListOpen = isAsked && matches.length > 0;
  const isNothing = isAsked && !isListOpen && !isList(query) && !searching.isReading(side);

  const close = () => {
    setQuery("");
    setOpen(false);
  };
  const pick = (match: NameMatch | undefined) => {
    if (match) searching.add(side, [match]);
    close();
  };
  const moveTo = (option: number) => setActive((option + matches.length) % matches.length);
  const confirm = () => {
    if (isList(query) && matches.length === 0) {
      searching.addList(side, query);
      close();
    } else if (matches.length > 0) {
      pick(matches[active] ?? matches[0]);
    } else if (isAsked && searching.isReading(side)) {
      searching.addFirst(side, query);
      close();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === "ArrowDown" && isListOpen) moveTo(active + 1);
    else if (key === "ArrowUp" && isListOpen) moveTo(active - 1);
    else if (key === "Enter") confirm();
    else if (key === "Escape" && query !== "") close();
    else if (key === "Backspace" && query === "") {
      const last = searching.chosen(side).at(-1);
      if (last) searching.remove(side, last);
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isList(text)) return;
    event.preventDefault();
    searching.addList(side, text);
    close();
  };
  return (
    <div class="search-field">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={ICONS.search} />
      </svg>
      <input
        ref={input}
        type="text"
        role="combobox"
        data-search={side}
        aria-label={name}
        aria-autocomplete="list"
        aria-expanded={isListOpen}
        aria-controls={`${id}s`}
        aria-activedescendant={isListOpen ? `${id}-${active}` : undefined}
        title="One name, or a pasted list of names"
        placeholder={name}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={query}
        onFocus={() => searching.prepare(side)}
        onBlur={() => setOpen(false)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
          searching.message.value = "";
        }}
      />
      {isListOpen && (
        <Offers
          id={id}
          matches={matches}
          active={active}
          input={input.current}
          isVisible={(match) => searching.isVisible(side, match)}
          onPick={pick}
          onClose={() => setOpen(false)}
        />
      )}
      <div class="search-nothing" aria-live="polite">
        {isNothing && `No ${NOUNS[side]} named “${told(query.trim())}”`}
      </div>
      <Chips searching={searching} side={side} />
    </div>
  );
}

interface OffersProps {
  readonly id: string;
  readonly matches: readonly NameMatch[];
  readonly active: number;
  readonly input: HTMLElement | null;
  readonly isVisible: (match: NameMatch) => boolean;
  readonly onPick: (match: NameMatch) => void;
  readonly onClose: () => void;
}

/** Hangs below its field, over whatever is there. */
function Offers({ id, matches, active, input, isVisible, onPick, onClose }: OffersProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    const room = element?.offsetParent?.getBoundingClientRect();
    const root = element?.closest(".clustergram")?.getBoundingClientRect();
    const field = input?.getBoundingClientRect();
    if (!element || !room || !root || !field) return;
    element.style.left = `${field.left - room.left}px`;
    element.style.top = `${field.bottom - room.top + 3}px`;
    element.style.minWidth = `${field.width}px`;
    element.style.maxHeight = `${within(root.bottom - field.bottom - 12, 72, 300)}px`;
  });
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active, matches]);
  useLayoutEffect(() => {
    const scroller = input?.closest(".sidebar-scroll");
    scroller?.addEventListener("scroll", onClose);
    return () => scroller?.removeEventListener("scroll", onClose);
  }, [input]);
  return (
    <div class="offers" role="listbox" id={`${id}s`} aria-label="Names" ref={list}>
      {matches.map((match, option) => (
        <Offer
          key={match.positions[0]}
          id={`${id}-${option}`}
          match={match}
          isActive={option === active}
          isAway={!isVisible(match)}
          onPick={() => onPick(match)}
        />
      ))}
    </div>
  );
}

function Offer({
  id,
  match,
  isActive,
  isAway,
  onPick,
}: {
  id: string;
  match: NameMatch;
  isActive: boolean;
  isAway: boolean;
  onPick: () => void;
}) {
  const { name, at, positions } = match;
  const [start, end] = at && at[1] <= 60 ? at : [0, 0];
  const count = positions.length;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox' own
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div
      class={`offer${isAway ? " away" : ""}`}
      id={id}
      role="option"
      aria-selected={isActive}
      title={name.slice(0, LONGEST_OFFERED)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span class="offer-name">
        {visibleText(name.slice(0, start))}
        <b>{visibleText(name.slice(start, end))}</b>
        {visibleText(name.slice(end, LONGEST_OFFERED))}
      </span>
      {count > 1 && <span class="value">× {formatCount(count)}</span>}
      {isAway && <span class="value">not in view</span>}
    </div>
  );
}

function Chips({ searching, side }: { searching: Searching; side: AxisName }) {
  const chosen = searching.chosen(side);
  if (chosen.length === 0) return null;
  const more = chosen.length - MOST_CHIPS;
  return (
    <ul class="found-names" aria-label={`Found ${NOUNS[side]}s`}>
      {chosen.slice(0, MOST_CHIPS).map((match) => (
        <li
          key={match.name}
          class={searching.isVisible(side, match) ? undefined : "away"}
          title={searching.isVisible(side, match) ? match.name.slice(0, 300) : "Not in view"}
        >
          <span class="found-name">{told(match.name)}</span>
          <IconButton
            name={`Remove ${told(match.name)}`}
            path={ICONS.close}
            onClick={() => searching.remove(side, match)}
          />
        </li>
      ))}
      {more > 0 && <li class="found-more">and {formatCount(more)} more</li>}
    </ul>
  );
}
