import { clamp } from "../util/clamp.ts";
import type { ItemPlacement } from "./placement.ts";

/** Whether items enter or exit on the way from one placement to another. */
export interface EnterExit {
  readonly exits: boolean;
  readonly enters: boolean;
}

/**
 * The progress of a motion: exiting items fade first, entering ones last. The others move from the
 * first frame on, and change what they show later.
 */
export interface Phases {
  readonly leaving: number;
  readonly moved: number;
  readonly changed: number;
  readonly entering: number;
}

const FADE = 0.3;

/** Find out whether items enter or exit between two placements. */
export function findEnterExit(from: ItemPlacement, to: ItemPlacement): EnterExit {
  let [leaves, enters] = [false, false];
  for (let item = 0; item < from.starts.length; item++) {
    const [was, will] = [from.opacities[item] !== 0, to.opacities[item] !== 0];
    leaves ||= was && !will;
    enters ||= will && !was;
  }
  return { exits: leaves, enters };
}

/** Compute the phases at a share `t` of the time. */
export function phasesAt(t: number, { exits: leaves, enters }: EnterExit): Phases {
  const share = (value: number) => clamp(value, 0, 1);
  const begin = leaves ? FADE : 0;
  const end = enters ? 1 - FADE : 1;
  const way = share((t - begin) / (end - begin));
  return {
    leaving: 1 - share(t / FADE),
    moved: Math.sin((way * Math.PI) / 2),
    changed: way * way * (3 - 2 * way),
    entering: share((t - (1 - FADE)) / FADE),
  };
}
