import { clamp } from "../util/clamp.ts";
import type { ItemPlacement } from "./placement.ts";

/** Whether anything goes or comes on the way from one placing to another. */
export interface EnterExit {
  readonly exits: boolean;
  readonly enters: boolean;
}

/**
 * How far a motion is: what leaves fades before the others move, what enters fades in after. Lines
 * set out at once, so that the first frame already answers, and change what they show later.
 */
export interface Phases {
  readonly leaving: number;
  readonly moved: number;
  readonly changed: number;
  readonly entering: number;
}

const FADE = 0.3;

export function findEnterExit(from: ItemPlacement, to: ItemPlacement): EnterExit {
  let [leaves, enters] = [false, false];
  for (let item = 0; item < from.starts.length; item++) {
    const [was, will] = [from.opacities[item] !== 0, to.opacities[item] !== 0];
    leaves ||= was && !will;
    enters ||= will && !was;
  }
  return { exits: leaves, enters };
}

/** `t` is the share of the time that has passed. */
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
