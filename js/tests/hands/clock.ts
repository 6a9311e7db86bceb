/** Time that passes only when it is told to, for timers and clocks of everything loaded after. */
interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

let now = 0;
let lastId = 0;
let timers: Timer[] = [];

const schedule = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
  lastId += 1;
  timers.push({ id: lastId, at: now + ms, run: () => run(...given) });
  return lastId;
};
const cancel = (id: unknown) => {
  timers = timers.filter((timer) => timer.id !== id);
};
Object.assign(globalThis, { setTimeout: schedule, clearTimeout: cancel });
performance.now = () => now;

export function passTime(ms: number): void {
  const end = now + ms;
  for (;;) {
    const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
    if (!due) break;
    now = due.at;
    cancel(due.id);
    due.run();
  }
  now = end;
}
