import { formatCount } from "../core/format.ts";
import type { OpenCluster } from "../state/page-state.ts";
import { counted, NOUNS } from "./nouns.ts";

type Grouped = Pick<OpenCluster, "side" | "members" | "population">;

/** What the p-values of counts in a cluster are, and over what they are adjusted. */
export function CountChance({ open, over }: { open: Grouped; over: string }) {
  const { side, members, population } = open;
  return (
    <div class="note explained">
      p: the chance of that count or a larger one among {counted(members.length, NOUNS[side])} drawn
      from the {formatCount(population.length)} visible (hypergeometric); adjusted over {over}{" "}
      (Benjamini-Hochberg).
    </div>
  );
}
