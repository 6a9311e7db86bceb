import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { copiedByPage } from "../../export/download.ts";
import { hasAddress, writeViewToUrl } from "../../interaction/url-sync.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { isLocalAddress } from "../../view/url-state.ts";
import { ICONS } from "../controls/icons.ts";
import { PopupButton } from "../controls/popup.tsx";
import { HtmlFileChoice } from "./html-file-choice.tsx";

interface Outcome {
  readonly address: string;
  readonly isCopied: boolean;
}

function Address({ address, isCopied, isLocal }: Outcome & { isLocal: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!isCopied) field.current?.select();
  }, [isCopied]);
  return (
    <>
      <p>
        {isCopied ? "Address copied. It opens this view" : "Copy this address; it opens this view"}{" "}
        {isLocal ? "on this computer only." : "for everyone who can open the notebook."}
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

/** A button that saves the view as a file or copies an address that opens it. */
export function ShareButton({ session }: { session: ViewSession }) {
  const isFileFirst = !hasAddress() || isLocalAddress(location);
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const toggle = async (open: boolean) => {
    setOpen(open);
    setOutcome(null);
    if (!open || !hasAddress()) return;
    const address = await writeViewToUrl(session.store);
    setOutcome({ address, isCopied: await copiedByPage(address) });
  };
  return (
    <PopupButton
      name="Share"
      path={ICONS.share}
      hint={isFileFirst ? "Save this view as an HTML file" : "Copy an address that opens this view"}
      isOpen={isOpen}
      onToggle={(open) => void toggle(open)}
    >
      <div class="share" aria-live="polite">
        {isFileFirst && <HtmlFileChoice session={session} isUnasked={!hasAddress()} />}
        {outcome && <Address {...outcome} isLocal={isFileFirst} />}
        {!hasAddress() && <p>This page has no address that others could open.</p>}
        {!isFileFirst && <HtmlFileChoice session={session} isUnasked={false} />}
      </div>
    </PopupButton>
  );
}
