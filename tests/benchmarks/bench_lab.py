"""How long a person waits, measured in a real JupyterLab in headless Chromium.

    make bench BENCHES=lab
    make bench BENCHES=lab BENCH="--sizes 300x100 1000x500 --out docs/benchmarks.md"

For each size: seconds from running the cell to the first picture; the clustering alone, in the
same kernel; bytes per cell that came over the web socket, the bundle apart; what a frame costs
while the wheel turns over a widget of 900 x 700; and seaborn's clustermap to a PNG, beside it.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.frames import FrameCost, frame_cost
from tests.benchmarks.report import machine, write_section
from tests.browser.lab import Desk, LabServer, launch_chromium
from tests.browser.notebook import Notebook

SIZES = ("300x100", "1000x500", "2000x2000", "4000x4000")
SEABORN_CELLS = 4_000_000
WIDGET_SIZE = (900, 700)

PREPARE = """
import io, json, time
import numpy as np, pandas as pd
import clustergrammer_widget as cgw
rng = np.random.default_rng(1)
n, m = {n}, {m}
groups = rng.normal(size=(8, m))[rng.integers(0, 8, n)]
df = pd.DataFrame(
    groups + rng.normal(size=(n, m)),
    index=[f"row {{i}}" for i in range(n)],
    columns=[f"column {{j}}" for j in range(m)],
)
"""
SHOW = f"w = cgw.Clustergram(df, height={WIDGET_SIZE[1]})\nw"
CLUSTER = """
from clustergrammer_widget.clustering.linkage import cluster
def clustering_seconds():
    start = time.perf_counter()
    values = df.to_numpy()
    for observations in (values, np.ascontiguousarray(values.T)):
        cluster(observations, "cosine", "average")
    return time.perf_counter() - start
clustering_seconds()
"""
CODE_BYTES = "len(json.dumps(str(w._esm))) + len(w._program.source)"
SEABORN = """
import matplotlib, warnings
matplotlib.use("agg")
import seaborn
def seaborn_seconds():
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        grid = seaborn.clustermap(df, metric="cosine", method="average")
        grid.savefig(io.BytesIO(), format="png")
    matplotlib.pyplot.close("all")
    return time.perf_counter() - start
seaborn_seconds()
"""


@dataclass(frozen=True)
class Result:
    """What was measured for one size; times in seconds."""

    rows: int
    cols: int
    picture: float
    clustering: float
    bytes_per_cell: float
    frame: FrameCost
    seaborn: float | None


def measure(desk: Desk, rows: int, cols: int, viewport: tuple[int, int]) -> Result:
    """Measure one size in a notebook and a kernel of its own."""
    notebook = open_prepared(desk, rows, cols, viewport)
    try:
        before = notebook.traffic()
        start = time.perf_counter()
        notebook.start_command("notebook:run-cell", 1)
        notebook.page.locator(".clustergram[data-ready='true']").wait_for(timeout=600_000)
        picture = time.perf_counter() - start
        notebook.wait_command(600)
        notebook.wait_idle()
        received = (notebook.traffic() - before).received_bytes
        received -= notebook.kernel(CODE_BYTES)
        frame = frame_cost(notebook)
        clustering = notebook.kernel(CLUSTER, timeout=600)
        small = rows * cols <= SEABORN_CELLS
        seaborn = notebook.kernel(SEABORN, timeout=600) if small else None
    finally:
        notebook.close()
    return Result(
        rows=rows,
        cols=cols,
        picture=picture,
        clustering=clustering,
        bytes_per_cell=received / (rows * cols),
        frame=frame,
        seaborn=seaborn,
    )


def open_prepared(desk: Desk, rows: int, cols: int, viewport: tuple[int, int]) -> Notebook:
    """A notebook whose first cell, which makes the table, has run."""
    notebook = desk.open([PREPARE.format(n=rows, m=cols), SHOW], name="bench", viewport=viewport)
    try:
        notebook.run_cell(0)
    except BaseException:
        notebook.close()
        raise
    return notebook


def fitting_viewport(desk: Desk) -> tuple[int, int]:
    """Size of the window in which a widget as wide as its cell is 900 pixels wide."""
    width, height = 1500, 1100
    notebook = open_prepared(desk, 20, 10, (width, height))
    try:
        notebook.run_cell(1)
        box = notebook.widget().bounding_box()
        assert box is not None
    finally:
        notebook.close()
    return round(width + WIDGET_SIZE[0] - box["width"]), height


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| cells | first picture | clustering alone | beyond clustering | bytes a cell "
        "| frame, processor | against the first | frame mean / p95 / longest "
        "| seaborn to PNG | against seaborn |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        peer = "-" if r.seaborn is None else f"{r.seaborn:.1f} s"
        ratio = "-" if r.seaborn is None else f"{r.picture / r.seaborn:.2f} x"
        lines.append(
            f"| {r.rows:,} x {r.cols:,} | {r.picture:.1f} s | {r.clustering:.1f} s "
            f"| {r.picture - r.clustering:.1f} s | {r.bytes_per_cell:.2f} "
            f"| {r.frame.cpu:.1f} ms | {r.frame.cpu / results[0].frame.cpu:.2f} x "
            f"| {r.frame.mean:.1f} / {r.frame.p95:.0f} / {r.frame.longest:.0f} ms "
            f"| {peer} | {ratio} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table and, if asked, write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="+", default=SIZES, help="for example 300x100 1000x500")
    parser.add_argument("--out", type=Path, help="Markdown file whose section is replaced")
    options = parser.parse_args()
    results = []
    with LabServer() as server, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        desk = Desk(server, browser)
        viewport = fitting_viewport(desk)
        for size in options.sizes:
            rows, cols = (int(side) for side in size.split("x"))
            print(f"{size} ...", flush=True)
            results.append(measure(desk, rows, cols, viewport))
        section = f"{machine(browser.version)}\n\n{table(results)}"
        browser.close()
    print(f"\n{section}")
    if options.out:
        write_section(options.out, "bench", section)


if __name__ == "__main__":
    main()
