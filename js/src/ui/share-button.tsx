import type { PageState } from "../state/page-state.ts";
import { copiedByPage } from "./copy-text.ts";
import { useLayoutEffect, useRef, useState } from "./hooks.ts";
import { HtmlFileChoice } from "./html-file-choice.tsx";
import { ICONS } from "./icons.ts";
import { PopupButton } from "./popup.tsx";
import { hasAddress, shareView } from "./sharing.ts";

interface Outcome {
  readonly address: string;
  readonly isCopied: boolean;
}

function Address({ address, isCopied }: Outcome) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!isCopied) field.current?.select();
  }, [isCopied]);
  return (
    <>
      <p>
        {isCopied ? "Address copied. It opens this view" : "Copy this address; it opens this view"}{" "}
        for everyone who can open the notebook.
      </p>
      <input
        class="address"
        aria-label="Address of this view"
        ref={field}
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
    </>
  );
}

/** Puts the view into the page's address and copies that; or saves all of it as a file. */
export function ShareButton({ page }: { page: PageState }) {
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const toggle = async (open: boolean) => {
    setOpen(open);
    setOutcome(null);
    if (!open || !hasAddress()) return;
    const address = await shareView(page.shared);
    setOutcome({ address, isCopied: await copiedByPage(address) });
  };
  return (
    <PopupButton
      name="Share"
      path={ICONS.share}
      hint={
        hasAddress() ? "Copy an address that opens this view" : "Save this view as an HTML file"
      }
      isOpen={isOpen}
      onToggle={(open) => void toggle(open)}
    >
      <div class="share" aria-live="polite">
        {outcome && <Address {...outcome} />}
        {!hasAddress() && <p>This page has no address that others could open.</p>}
        <HtmlFileChoice page={page} isUnasked={!hasAddress()} />
      </div>
    </PopupButton>
  );
}
