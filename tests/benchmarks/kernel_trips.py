"""What goes between page and kernel: a click there, an assignment back, and a slider's messages."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.gestures import ORDERS, box_of
from tests.benchmarks.stopwatch import Stopwatch

# A callback of the selection, or of anything in the view where there is none.
HEAR_CLICKS = """
import time
heard = []
listen = getattr(w, "on_select", None) or (lambda callback: w.observe(callback, "_view"))
_ = listen(lambda *_: heard.append(time.time()))
"""
SET_ORDER = "began = time.time()\nw.row_order = {order!r}\nbegan"
DRAG_SECONDS = 3.0
MOVES_A_SECOND = 60

WATCH_DRAG = """(root) => {
    const drag = { sent: [], lags: [] };
    const send = WebSocket.prototype.send;
    let latest = null;
    const move = (event) => { latest = event.timeStamp; };
    addEventListener("pointermove", move, { capture: true });
    const afterFrame = () => {
        if (latest !== null) drag.lags.push(performance.now() - latest);
        latest = null;
        if (window.__drag) requestAnimationFrame(tick);
    };
    const channel = new MessageChannel();
    channel.port2.onmessage = afterFrame;
    const tick = () => channel.port1.postMessage(0);
    WebSocket.prototype.send = function (...message) {
        drag.sent.push(performance.now());
        return send.apply(this, message);
    };
    window.__drag = drag;
    drag.stop = () => {
        WebSocket.prototype.send = send;
        removeEventListener("pointermove", move, { capture: true });
        window.__drag = null;
        return drag;
    };
    requestAnimationFrame(tick);
}"""
TAKE_DRAG = "() => { const { sent, lags } = window.__drag.stop(); return { sent, lags }; }"


@dataclass(frozen=True)
class Drag:
    """What a drag of a slider did; times in milliseconds."""

    messages: int
    busiest_second: int
    lags: list[float]
    settled: float


def clicks_to_kernel(watch: Stopwatch, turns: int) -> None:
    """Click on labels; the kernel's callback notes when it hears of it."""
    notebook = watch.notebook
    notebook.kernel(HEAR_CLICKS)
    box = notebook.box("row-labels")
    for turn in range(turns):
        point = box.at(0.8, 0.1 + 0.8 * turn / turns)
        watch.page.mouse.move(*point)
        notebook.kernel("heard.clear()")
        clicked = watch.event_time("pointerup", partial(watch.page.mouse.click, *point))
        notebook.wait_kernel("heard")
        heard: float = notebook.kernel("heard[0]")
        watch.times["click on a label to the kernel's callback"].append((heard - clicked) * 1000)
    watch.page.keyboard.press("Escape")


def orders_from_python(watch: Stopwatch, turns: int) -> None:
    """Assign `w.row_order`; the page notes when a frame shows it."""
    for turn in range(turns):
        code = SET_ORDER.format(order=ORDERS[turn % len(ORDERS)].lower())
        watch.time_from("w.row_order set in Python", partial(watch.notebook.kernel, code))
    watch.notebook.kernel("w.row_order = 'cluster'")


def drag_slider(watch: Stopwatch) -> Drag:
    """Drag the slider of the rows' clusters to and fro, as fast as a hand, for a while."""
    page = watch.page
    slider = watch.notebook.widget().get_by_role("slider", name="Row clusters")
    slider.scroll_into_view_if_needed()
    watch.rest()
    box = box_of(slider)
    page.mouse.move(*box.at(0.5, 0.5))
    page.mouse.down()
    watch.root.evaluate(WATCH_DRAG)
    start = time.perf_counter()
    moves = 0
    while (elapsed := time.perf_counter() - start) < DRAG_SECONDS:
        share = abs((elapsed / DRAG_SECONDS * 4) % 2 - 1)
        page.mouse.move(*box.at(0.25 + 0.5 * share, 0.5))
        moves += 1
        page.wait_for_timeout(max(0, (moves / MOVES_A_SECOND - elapsed) * 1000))
    ended = time.time()
    value = slider.get_attribute("aria-valuetext") or ""
    found = re.match(r"([\d,]+) cluster.*cut at ([\d.]+)", value)
    assert found
    count, cut = (number.replace(",", "") for number in found.groups())
    is_there = f"w.row_clusters.nunique() == {count} and abs(w.row_cut - {cut}) < 1e-3"
    watch.notebook.wait_kernel(is_there)
    settled = (time.time() - ended) * 1000
    drag = page.evaluate(TAKE_DRAG)
    page.mouse.up()
    sent: list[float] = drag["sent"]
    busiest = max(bisect_left(sent, at + 1000) - i for i, at in enumerate(sent))
    return Drag(len(sent), busiest, sorted(drag["lags"]), settled)
