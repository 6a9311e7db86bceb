"""How soon a gesture shows, measured in a real JupyterLab in headless Chromium.

    make bench BENCHES=interactions
    make bench BENCHES=interactions BENCH="--out docs/benchmarks.md"

Every gesture is made with mouse or keyboard and timed in the page, from the event to the first
frame in which the picture differs, and once more until that frame is on the screen; `stopwatch` and
`on_screen` say how. Each size has a notebook of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import gestures, kernel_trips
from tests.benchmarks.gestures import Gesture
from tests.benchmarks.kernel_trips import Drag
from tests.benchmarks.on_screen import OnScreen
from tests.benchmarks.report import machine, quantile, write_section
from tests.benchmarks.stopwatch import Stopwatch
from tests.browser.lab import Desk, LabServer, launch_chromium

SIZES = ("300x100", "2000x2000")
TURNS = 12
VIEWPORT = (1500, 1100)

PREPARE = """
import numpy as np, pandas as pd
import clustergrammer_widget as cgw
rng = np.random.default_rng(1)
n, m = {n}, {m}
group = rng.integers(0, 8, n)
df = pd.DataFrame(
    rng.normal(size=(8, m))[group] + rng.normal(size=(n, m)),
    index=[f"row {{i}}" for i in range(n)],
    columns=[f"column {{j}}" for j in range(m)],
)
groups = pd.Series([f"group {{g}}" for g in group], index=df.index, name="group")
w = cgw.Clustergram(df, height=700, row_categories=groups)
w
"""
STOPS_ARE_DONE = "w._worker.wait(120)"


@dataclass(frozen=True)
class Bound:
    """A gesture or a trip, what is timed in it, and how many milliseconds it may take."""

    perform: Gesture
    bounds: dict[str, int]
    is_trip: bool = False


INTERACTIONS = (
    Bound(gestures.hover, {"hover to tooltip": 50}),
    Bound(gestures.order_rows, {"row order": 100}),
    Bound(gestures.order_columns_by_a_label, {"column order by double-click on a label": 100}),
    Bound(gestures.crop_by_rectangle_and_undo, {"crop by rectangle": 100, "undo of a crop": 100}),
    Bound(gestures.crop_by_triangle, {"crop by triangle": 100, "crop taken back by triangle": 100}),
    Bound(gestures.filter_between_stops, {"filter between computed stops": 100}),
    Bound(gestures.filter_by_category, {"filter by category": 100}),
    Bound(gestures.drag_opacity, {"opacity": 100}),
    Bound(gestures.step_opacity, {"opacity by key": 100}),
    Bound(gestures.drag_colour_domain, {"colour domain": 100}),
    Bound(gestures.step_colour_domain, {"colour domain by key": 100}),
    Bound(gestures.choose_colour_map, {"colour map": 100}),
    Bound(gestures.scale_each_row, {"each row scaled": 100, "each row as given again": 100}),
    Bound(gestures.drag_cut, {"cut slider": 100}),
    Bound(gestures.search, {"search, then go there": 100}),
    Bound(
        kernel_trips.clicks_to_kernel,
        {"click on a label to the kernel's callback": 150},
        is_trip=True,
    ),
    Bound(kernel_trips.orders_from_python, {"w.row_order set in Python": 150}, is_trip=True),
)


@dataclass(frozen=True)
class Result:
    """What was measured for one size; times in milliseconds."""

    rows: int
    cols: int
    times: dict[str, list[float]]
    on_screen: dict[str, list[float]]
    look: float
    drag: Drag


def measure(desk: Desk, rows: int, cols: int, turns: int, only: str) -> Result:
    """Measure one size in a notebook and a kernel of its own."""
    notebook = desk.open([PREPARE.format(n=rows, m=cols)], name="bench", viewport=VIEWPORT)
    try:
        notebook.command("application:toggle-left-area")
        notebook.run_cell(0, timeout=600)
        notebook.show_widget()
        notebook.settle()
        notebook.kernel(STOPS_ARE_DONE, timeout=150)
        asked = [one for one in INTERACTIONS if any(only in name for name in one.bounds)]
        watch = Stopwatch(notebook)
        for interaction in asked:
            interaction.perform(watch, turns)
        screen = OnScreen(notebook)
        for interaction in asked:
            if not interaction.is_trip:
                interaction.perform(screen, turns)
        drag = kernel_trips.drag_slider(watch)
        watch.rest()
        times, on_screen = dict(watch.times), dict(screen.times)
        return Result(rows, cols, times, on_screen, watch.cost(), drag)
    finally:
        notebook.close()


def table(results: Sequence[Result], until: str, times: Sequence[dict[str, list[float]]]) -> str:
    """Median and 95th percentile of everything timed, as a Markdown table."""
    sizes = " | ".join(f"{r.rows:,} x {r.cols:,}" for r in results)
    lines = [
        f"| from the gesture to {until} | at most | {sizes} | ratio | within |",
        "|---|---" + "|---" * len(results) + "|---|---|",
    ]
    for interaction in INTERACTIONS:
        for name, bound in interaction.bounds.items():
            if all(each.get(name) for each in times):
                lines.append(line(name, bound, [each[name] for each in times]))
    return "\n".join(lines)


def line(name: str, bound: int, times: Sequence[list[float]]) -> str:
    """One thing timed, at all sizes."""
    medians = [quantile(each, 0.5) for each in times]
    longest = [quantile(each, 0.95) for each in times]
    cells = " | ".join(
        f"{median:.0f} / {late:.0f} ms" for median, late in zip(medians, longest, strict=True)
    )
    within = "yes" if longest[-1] <= bound else "the median" if medians[-1] <= bound else "no"
    return f"| {name} | {bound} ms | {cells} | {medians[-1] / medians[0]:.1f} x | {within} |"


def drags(results: Sequence[Result]) -> str:
    """What the drag of a slider did, as a Markdown table."""
    lines = [
        "| a slider dragged | messages in the busiest second | from a move of the pointer to the "
        "end of its frame | from the last move until the kernel has it |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {r.rows:,} x {r.cols:,} | {r.drag.busiest_second} | {quantile(r.drag.lags, 0.5):.0f} "
        f"/ {quantile(r.drag.lags, 0.95):.0f} ms | {r.drag.settled:.0f} ms |"
        for r in results
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print the tables and, if asked, write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="+", default=SIZES, help="for example 300x100 1000x500")
    parser.add_argument("--turns", type=int, default=TURNS, help="how often each gesture is made")
    parser.add_argument("--only", default="", help="part of the name of what is to be measured")
    parser.add_argument("--out", type=Path, help="Markdown file whose section is replaced")
    options = parser.parse_args()
    results = []
    with LabServer() as server, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        desk = Desk(server, browser)
        for size in options.sizes:
            rows, cols = (int(side) for side in size.split("x"))
            print(f"{size} ...", flush=True)
            results.append(measure(desk, rows, cols, options.turns, options.only))
        looks = " and ".join(f"{r.look:.1f}" for r in results)
        drawn = table(results, "the end of the page's frame", [r.times for r in results])
        shown = table(results, "the screen", [r.on_screen for r in results])
        section = (
            f"{machine(browser.version)}\n\n{drawn}\n\n{shown}\n\n{drags(results)}\n\n"
            f"Each figure of the first table has one look at the pixels in it, {looks} ms alone."
        )
        browser.close()
    print(f"\n{section}")
    if options.out:
        write_section(options.out, "interactions", section)


if __name__ == "__main__":
    main()
