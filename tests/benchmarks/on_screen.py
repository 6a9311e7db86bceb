"""Time from a gesture until its first frame is on the screen, as the browser itself tells it.

The Event Timing interface gives for each event when the next frame was presented, to 8 ms. It
leaves out moves of the pointer, so nothing is noted of what is dragged. Nothing is read back
meanwhile, which would hold up the frame that is timed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.stopwatch import Stopwatch

OBSERVE = """() => {
    if (window.__presented) return;
    window.__presented = [];
    new PerformanceObserver((list) => window.__presented.push(...list.getEntries()))
        .observe({ type: "event", durationThreshold: 16 });
}"""
FORGET = "() => { window.__presented.length = 0; }"
DURATIONS = """(event) => window.__presented
    .filter(({ name }) => name === event).map(({ duration }) => duration)"""


@dataclass
class OnScreen(Stopwatch):
    """Notes until when what each gesture changes is on the screen, in milliseconds."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.page.evaluate(OBSERVE)

    def time(
        self, name: str, event: str, gesture: Callable[[], Any], panel: str = "heatmap"
    ) -> None:
        """Make a gesture, and note when the frame after its first `event` was presented."""
        del panel
        self.rest()
        self.page.evaluate(FORGET)
        gesture()
        self.rest()
        durations = self.page.evaluate(DURATIONS, event)
        self.times[name] += durations[:1]
