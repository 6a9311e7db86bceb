import { counted, NOUNS } from "../../../axis/wording.ts";
import type { OpenCluster } from "../../../store/view-session.ts";
import { formatCount } from "../../../util/number-format.ts";

type Grouped = Pick<OpenCluster, "side" | "members" | "population">;

/** A note on what the p-values of counts are, and over what they are adjusted. */
export function PValueNote({ subject, over }: { subject: Grouped; over: string }) {
  const { side, members, population } = subject;
  return (
    <div class="note explained">
      p-value: the chance of this count or a larger one among {counted(members.length, NOUNS[side])}{" "}
      drawn from the {formatCount(population.length)} visible (hypergeometric test). Adjusted for{" "}
      {over} (Benjamini-Hochberg).
    </div>
  );
}
