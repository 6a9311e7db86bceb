import { useLayoutEffect, useRef } from "preact/hooks";
import type { CategoryMatch } from "../../axis/category-search.ts";
import type { NameMatch } from "../../axis/label-index.ts";
import { counted, NOUNS } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import { clamp } from "../../util/clamp.ts";
import { formatCount } from "../../util/number-format.ts";
import { singleLine, truncate } from "../../util/text.ts";

const LONGEST_OFFERED = 300;

/** An offer of the search: a name to go to, or a category value or all names found, to select. */
export type Offered =
  | { readonly kind: "name"; readonly match: NameMatch }
  | { readonly kind: "value"; readonly match: CategoryMatch }
  | { readonly kind: "all"; readonly positions: readonly number[] };

type Positioned = Pick<NameMatch, "sourceIndices">;

interface OffersProps {
  readonly id: string;
  readonly side: AxisName;
  readonly offers: readonly Offered[];
  readonly active: number;
  readonly input: HTMLElement | null;
  readonly isVisible: (match: Positioned) => boolean;
  readonly onPick: (offer: Offered) => void;
  readonly onClose: () => void;
}

/** The list of offers below a search field; those that select stay visible below the names. */
export function Offers(props: OffersProps) {
  const { id, side, offers, active, input, isVisible, onPick, onClose } = props;
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
    element.style.maxHeight = `${clamp(root.bottom - field.bottom - 12, 72, 360)}px`;
  });
  useLayoutEffect(() => {
    const option = list.current?.querySelector(`[id="${id}-${active}"]`);
    if (option?.closest(".offer-names")) option.scrollIntoView({ block: "nearest" });
  }, [active, offers.length]);
  useLayoutEffect(() => {
    const scroller = input?.closest(".sidebar-scroll");
    scroller?.addEventListener("scroll", onClose);
    return () => scroller?.removeEventListener("scroll", onClose);
  }, [input]);
  const names = offers.filter(({ kind }) => kind === "name").length;
  const drawn = offers.map((offer, option) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox' own
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div
      key={option}
      class={`offer${offer.kind === "all" || isVisible(offer.match) ? "" : " away"}`}
      id={`${id}-${option}`}
      role="option"
      aria-selected={option === active}
      title={titleOf(offer, side)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(offer)}
    >
      <OfferText offer={offer} side={side} isVisible={isVisible} />
    </div>
  ));
  return (
    <div class="offers" role="listbox" id={`${id}s`} aria-label="Found" ref={list}>
      {names > 0 && <div class="offer-names">{drawn.slice(0, names)}</div>}
      {names < drawn.length && <div class="offer-choices">{drawn.slice(names)}</div>}
    </div>
  );
}

function titleOf(offer: Offered, side: AxisName): string {
  if (offer.kind === "name") return truncate(offer.match.name, LONGEST_OFFERED);
  if (offer.kind === "all") return `Select every ${NOUNS[side]} whose name contains this`;
  return `Select all ${NOUNS[side]}s with ${truncate(offer.match.value, LONGEST_OFFERED)}`;
}

function OfferText({
  offer,
  side,
  isVisible,
}: {
  offer: Offered;
  side: AxisName;
  isVisible: (match: Positioned) => boolean;
}) {
  if (offer.kind === "all") {
    return <span>Select all {formatCount(offer.positions.length)} matches</span>;
  }
  const away = !isVisible(offer.match) && <span class="value">not in view</span>;
  if (offer.kind === "value") {
    const { title, value, color, sourceIndices } = offer.match;
    return (
      <>
        <span class="swatched offer-value">
          <i class="swatch" style={{ background: color }} />
          <span>
            {truncate(title)}: {truncate(value)}
          </span>
        </span>
        <span class="value">{counted(sourceIndices.length, NOUNS[side])}</span>
        {away}
      </>
    );
  }
  const { name, at, sourceIndices: positions } = offer.match;
  const [start, end] = at && at[1] <= 60 ? at : [0, 0];
  return (
    <>
      <span class="offer-name">
        {singleLine(name.slice(0, start))}
        <b>{singleLine(name.slice(start, end))}</b>
        {singleLine(name.slice(end, LONGEST_OFFERED))}
      </span>
      {positions.length > 1 && <span class="value">× {formatCount(positions.length)}</span>}
      {away}
    </>
  );
}
