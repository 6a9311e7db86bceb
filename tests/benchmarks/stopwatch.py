"""Time from a gesture to the first frame that shows it, measured in the page.

In each frame, when all callbacks of the frame have run and the page is laid out, the page looks at
the widget's pixels: 48 by 48 points spread over one canvas are copied and compared with those
before the gesture. The time ends when the pixels are in hand, so what a graphics process still had
to do for them is in it; putting the page together and showing it is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ElementHandle, Page

from tests.browser.notebook import Notebook

PATIENCE_MS = 10_000
PAUSE_MS = 250

PROBE = """(root) => {
    const SIDE = 48;
    const copy = new OffscreenCanvas(SIDE, SIDE).getContext("2d", { willReadFrequently: true });
    copy.imageSmoothingEnabled = false;
    const pixels = (panel) => {
        const canvas = root.querySelector(`[data-region='${panel}'] canvas`);
        copy.clearRect(0, 0, SIDE, SIDE);
        copy.drawImage(canvas, 0, 0, SIDE, SIDE);
        return new Uint32Array(copy.getImageData(0, 0, SIDE, SIDE).data.buffer);
    };
    const tip = () => [root.querySelector(".tooltip")?.textContent ?? ""];
    const look = (panel) => panel === "tooltip" ? tip() : pixels(panel);
    const differs = (a, b) => a.some((value, i) => value !== b[i]);
    const bell = document.body.appendChild(document.createElement("div"));
    bell.style.cssText = "position: fixed; left: -9px; width: 1px; height: 1px";
    let ring = () => {};
    new ResizeObserver(() => ring()).observe(bell);
    const afterDrawing = (then) => requestAnimationFrame(() => {
        ring = then;
        bell.style.width = `${3 - bell.clientWidth}px`;
    });
    const watchFrom = (start, panel, before, patience) => new Promise((resolve) => {
        const check = () => {
            const isChanged = differs(look(panel), before);
            const now = performance.now();
            if (isChanged) resolve({ wait: now - start, at: Date.now() });
            else if (now - start > patience) resolve(null);
            else afterDrawing(check);
        };
        afterDrawing(check);
    });
    const isResting = () => root.dataset.animating !== "true" && root.dataset.busy !== "true";
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    window.__probe = {
        async rest(ms) {
            do await pause(ms); while (!isResting());
        },
        arm(panel, event, patience) {
            const before = look(panel);
            this.seen = new Promise((resolve) => {
                if (event === null) {
                    resolve(watchFrom(performance.now(), panel, before, patience));
                    return;
                }
                addEventListener(event, ({ timeStamp }) => {
                    this.began = Date.now() - (performance.now() - timeStamp);
                    resolve(watchFrom(timeStamp, panel, before, patience));
                }, { capture: true, once: true });
            });
        },
        cost(panel) {
            const start = performance.now();
            for (let i = 0; i < 20; i++) look(panel);
            return (performance.now() - start) / 20;
        },
    };
}"""
REST = "(ms) => window.__probe.rest(ms)"
ARM = "([panel, event, patience]) => window.__probe.arm(panel, event, patience)"
SEEN = "() => window.__probe.seen"
BEGAN = "() => window.__probe.began"
COST = "(panel) => window.__probe.cost(panel)"


class NothingChangedError(AssertionError):
    """A gesture was made and no frame showed it."""


@dataclass
class Stopwatch:
    """Makes gestures in one widget and notes how long each took to show, in milliseconds."""

    notebook: Notebook
    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.root: ElementHandle = self.notebook.widget().element_handle()
        self.root.evaluate(PROBE)

    @property
    def page(self) -> Page:
        """The page that the widget is on."""
        return self.notebook.page

    def rest(self) -> None:
        """Wait until nothing moves, and as long as a hand does between two gestures."""
        self.page.evaluate(REST, PAUSE_MS)

    def time(
        self, name: str, event: str, gesture: Callable[[], Any], panel: str = "heatmap"
    ) -> None:
        """Make a gesture, and note the time from its first `event` to the changed `panel`."""
        self.rest()
        self.page.evaluate(ARM, [panel, event, PATIENCE_MS])
        gesture()
        self.times[name].append(self._seen(name)["wait"])

    def time_from(self, name: str, act: Callable[[], float], panel: str = "heatmap") -> None:
        """Note the time from what `act` returns, seconds since the epoch, to the changed panel."""
        self.rest()
        self.page.evaluate(ARM, [panel, None, PATIENCE_MS])
        began = act()
        self.times[name].append(self._seen(name)["at"] - began * 1000)

    def event_time(self, event: str, gesture: Callable[[], Any]) -> float:
        """Make a gesture; return when its first `event` happened, in seconds since the epoch."""
        self.rest()
        self.page.evaluate(ARM, ["tooltip", event, 0])
        gesture()
        self.page.evaluate(SEEN)
        began: float = self.page.evaluate(BEGAN)
        return began / 1000

    def cost(self, panel: str = "heatmap") -> float:
        """Milliseconds that one look at a panel takes."""
        cost: float = self.page.evaluate(COST, panel)
        return cost

    def _seen(self, name: str) -> dict[str, float]:
        seen: dict[str, float] | None = self.page.evaluate(SEEN)
        if seen is None:
            raise NothingChangedError(f"{name}: nothing changed within {PATIENCE_MS / 1000:.0f} s")
        return seen
