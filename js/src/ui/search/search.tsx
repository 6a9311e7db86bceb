import { useRef, useState } from "preact/hooks";
import { isNameList } from "../../axis/label-index.ts";
import { NOUNS } from "../../axis/wording.ts";
import type { SearchController } from "../../interaction/search-controller.ts";
import type { AxisName } from "../../model/axes.ts";
import { formatCount } from "../../util/number-format.ts";
import { spokenText } from "../../util/text.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";
import { LinkButton } from "../controls/link-button.tsx";
import { type Offered, Offers } from "./search-offers.tsx";

const MOST_CHIPS = 12;

/** The search fields of both axes. */
export function Search({ searching }: { searching: SearchController }) {
  return (
    <section class="search" aria-label="Search">
      <SearchField searching={searching} side="rows" />
      <SearchField searching={searching} side="cols" />
      <div class="search-foot">
        <div class="note" aria-live="polite" title={searching.message.value}>
          {searching.message.value}
        </div>
        {searching.hasFound.value && (
          <LinkButton name="Clear search" onClick={() => searching.clear()} />
        )}
      </div>
    </section>
  );
}

function SearchField({ searching, side }: { searching: SearchController; side: AxisName }) {
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = `${side}-offer`;
  const name = `Search ${NOUNS[side]}s`;

  const isAsked = isOpen && query.trim() !== "";
  const matches = isAsked ? searching.offer(side, query).matches : [];
  const isPasted = isNameList(query);
  const values = isAsked && !isPasted ? searching.values(side, query) : [];
  const all = isAsked && !isPasted ? searching.containing(side, query) : [];
  const offers: readonly Offered[] = [
    ...matches.map((match) => ({ kind: "name", match }) as const),
    ...values.map((match) => ({ kind: "value", match }) as const),
    ...(all && all.length > 1 ? [{ kind: "all", positions: all } as const] : []),
  ];
  const isListOpen = isAsked && offers.length > 0;
  const isNothing = isAsked && !isListOpen && !isPasted && !searching.isReading(side);

  const close = () => {
    setQuery("");
    setOpen(false);
  };
  const pick = (offer: Offered | undefined) => {
    if (offer?.kind === "name") searching.add(side, [offer.match]);
    else if (offer?.kind === "value") searching.select(side, offer.match.sourceIndices);
    else if (offer) searching.select(side, offer.positions);
    close();
  };
  const moveTo = (option: number) => setActive((option + offers.length) % offers.length);
  const confirm = () => {
    if (isPasted && offers.length === 0) {
      searching.addList(side, query);
      close();
    } else if (offers.length > 0) {
      pick(offers[active] ?? offers[0]);
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
    if (!isNameList(text)) return;
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
          side={side}
          offers={offers}
          active={active}
          input={input.current}
          isVisible={(match) => searching.isVisible(side, match)}
          onPick={pick}
          onClose={() => setOpen(false)}
        />
      )}
      <div class="search-nothing" aria-live="polite">
        {isNothing &&
          `No ${NOUNS[side]} and no category value contains “${spokenText(query.trim())}”`}
      </div>
      <Chips searching={searching} side={side} />
    </div>
  );
}

function Chips({ searching, side }: { searching: SearchController; side: AxisName }) {
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
          <span class="found-name">{spokenText(match.name)}</span>
          <IconButton
            name={`Remove ${spokenText(match.name)}`}
            path={ICONS.close}
            onClick={() => searching.remove(side, match)}
          />
        </li>
      ))}
      {more > 0 && <li class="found-more">and {formatCount(more)} more</li>}
    </ul>
  );
}
