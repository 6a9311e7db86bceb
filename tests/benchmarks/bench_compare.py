"""How long it takes to compare two groups of columns, beside scipy.stats on the same machine.

    make bench BENCHES=compare
    make bench BENCHES=compare BENCH="--out docs/benchmarks.md"

No browser and no kernel: the function alone. scipy takes turns with it. It gets some of the rows,
all in one call, and its time is scaled up to all of them. Both run on one core, so they are set
beside each other by their processor time, which what else runs on the machine changes little.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats

from clustergrammer_widget.stats.compare import compare_groups
from tests.benchmarks.report import quantile, write_section

SIZES = ("20000x1000",)
TURNS = 5
SCIPY_ROWS = 500

Floats = npt.NDArray[np.float64]

SCIPY: dict[str, Callable[..., Any]] = {
    "welch": partial(stats.ttest_ind, equal_var=False, axis=1, nan_policy="omit"),
    "mann-whitney": partial(stats.mannwhitneyu, axis=1, nan_policy="omit"),
}


@dataclass(frozen=True)
class Result:
    """What was measured for one table and one test; all times in seconds, memory in bytes."""

    size: tuple[int, int]
    kind: str
    test: str
    waits: list[float]
    processor: list[float]
    scipy: list[float]
    memory: int


def tables(rows: int, cols: int) -> dict[str, Floats]:
    """Tables of the kinds that differ in time, the same each time."""
    rng = np.random.default_rng(1)
    normal = rng.normal(size=(rows, cols))
    return {
        "measured": normal,
        "measured, 5 % missing": np.where(rng.random((rows, cols)) < 0.05, np.nan, normal),
        "counts, most of them 0": rng.poisson(0.3, (rows, cols)).astype(np.float64),
    }


def measure(values: Floats, kind: str, test: str, turns: int) -> Result:
    """Compare the first half of the columns with the second, every other one a member of it."""
    rows, cols = values.shape
    a, b = range(0, cols, 2), range(1, cols, 2)
    some = values[:SCIPY_ROWS]
    waits, processor, scipy = [], [], []
    for _ in range(turns):
        wait, own = timed(lambda: compare_groups(values, a, b, test))
        _, one_call = timed(lambda: SCIPY[test](some[:, a], some[:, b]))
        waits.append(wait)
        processor.append(own)
        scipy.append(one_call * rows / len(some))
    tracemalloc.start()
    compare_groups(values, a, b, test)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Result((rows, cols), kind, test, waits, processor, scipy, memory)


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds that a call takes: by the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - clock, time.process_time() - processor


def report(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| rows x columns | values | test | wait, median / longest | processor | scipy.stats, "
        "processor | scipy over this | memory |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        wait, processor, scipy = (quantile(t, 0.5) for t in (r.waits, r.processor, r.scipy))
        lines.append(
            f"| {r.size[0]:,} x {r.size[1]:,} | {r.kind} | {r.test} | {wait:.2f} / "
            f"{max(r.waits):.2f} s | {processor:.2f} s | {scipy:.2f} s "
            f"| {scipy / processor:.1f} x | {r.memory / 1e6:.0f} MB |"
        )
    return "\n".join(lines)


def machine() -> str:
    """One line on what the figures were measured with."""
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {version('numpy')}, "
        f"scipy {version('scipy')}."
    )


def main() -> None:
    """Measure, print the table and, if asked, write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="+", default=SIZES, help="for example 20000x1000")
    parser.add_argument("--turns", type=int, default=TURNS, help="how often each is timed")
    parser.add_argument("--out", type=Path, help="Markdown file whose section is replaced")
    options = parser.parse_args()
    results = []
    for size in options.sizes:
        rows, cols = (int(side) for side in size.split("x"))
        for kind, values in tables(rows, cols).items():
            for test in SCIPY:
                print(f"{size}, {kind}, {test} ...", flush=True)
                results.append(measure(values, kind, test, options.turns))
    section = f"{machine()}\n\n{report(results)}"
    print(f"\n{section}")
    if options.out:
        write_section(options.out, "compare", section)


if __name__ == "__main__":
    main()
