"""What a frame costs while a heatmap is zoomed, measured in the page."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from tests.browser.notebook import Notebook

FRAMES = 200

TURN_WHEEL_EACH_FRAME = """({x, y, frames}) => new Promise((resolve) => {
    const host = document.elementFromPoint(x, y);
    const target = host.shadowRoot?.elementFromPoint(x, y) ?? host;
    const times = [];
    const tick = (time) => {
        times.push(time);
        if (times.length > frames) { resolve(times); return; }
        const deltaY = Math.floor(times.length / 15) % 2 === 0 ? -60 : 60;
        target.dispatchEvent(new WheelEvent("wheel", {
            deltaY, clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true,
        }));
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
})"""


@dataclass(frozen=True)
class FrameCost:
    """What the frames of a zoom take, in milliseconds.

    `cpu` is the processor time of all of the browser's processes over the number of frames; the
    others are times from one frame to the next.
    """

    cpu: float
    mean: float
    p95: float
    longest: float


def frame_cost(notebook: Notebook) -> FrameCost:
    """Turn the wheel once a frame over the heatmap, in and out again, as fast as frames are shown.

    Nothing is drawn beforehand that the first picture does not draw. Frames keep to the screen's
    pace: without it the page hands over more of them than can be shown, and then waits for all.
    """
    x, y = notebook.box("heatmap").at(0.55, 0.55)
    notebook.page.mouse.move(x, y)
    before = processor_seconds(notebook)
    times: list[float] = notebook.page.evaluate(
        TURN_WHEEL_EACH_FRAME, {"x": x, "y": y, "frames": FRAMES}
    )
    cpu = (processor_seconds(notebook) - before) * 1000 / FRAMES
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(times))
    return FrameCost(cpu, sum(gaps) / len(gaps), gaps[int(len(gaps) * 0.95)], gaps[-1])


def processor_seconds(notebook: Notebook) -> float:
    """Processor time that all of the browser's processes have used so far."""
    browser = notebook.page.context.browser
    assert browser is not None
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return float(sum(process["cpuTime"] for process in processes))
