"""How long it takes to read a file, beside pandas.read_csv on the same machine.

    make bench BENCHES=reading
    make bench BENCHES=reading BENCH="--out docs/benchmarks.md"

Both read the same file in turn, and must give the same values. They are set beside each other by
their processor time, which what else runs on the machine changes little.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

import clustergrammer_widget as cgw
from tests.benchmarks.report import write_section

SIZES = ("60000x50", "5000x500", "50x60000")
TURNS = 5


def write_table(path: Path, rows: int, cols: int) -> None:
    """Write random numbers with all their digits, the same each time."""
    values = np.random.default_rng(0).normal(size=(rows, cols))
    names = [f"g{row}" for row in range(rows)], [f"s{col}" for col in range(cols)]
    pd.DataFrame(values, *names).to_csv(path, sep="\t")


def timed(read: Callable[[], pd.DataFrame]) -> tuple[float, float, pd.DataFrame]:
    """Seconds that reading takes, by the clock and of the processor, and what was read."""
    clock, processor = time.perf_counter(), time.process_time()
    frame = read()
    return time.perf_counter() - clock, time.process_time() - processor, frame


def measured(rows: int, cols: int, turns: int) -> str:
    """Measure one size, and return its line of the table."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.tsv")
        write_table(path, rows, cols)
        own, other = [], []
        for _ in range(turns):
            own.append(timed(lambda: cgw.read_matrix(path)[0]))
            other.append(timed(lambda: pd.read_csv(path, index_col=0, sep="\t")))
        pd.testing.assert_frame_equal(own[0][2], other[0][2], check_names=False)
    waits, processor = ([median(turn[kind] for turn in turns) for turns in (own, other)]
                        for kind in (0, 1))  # fmt: skip
    return (
        f"| {rows:,} x {cols:,} | {waits[0]:.2f} s | {processor[0]:.2f} s | {waits[1]:.2f} s "
        f"| {processor[1]:.2f} s | {processor[0] / processor[1]:.2f} x |"
    )


def main() -> None:
    """Measure all sizes, and print them or write them into a page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="ROWSxCOLS")
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--out", type=Path, help="Markdown file with a section for the figures")
    options = parser.parse_args()
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"numpy {version('numpy')}, pandas {version('pandas')}.",
        "",
        "| rows x columns | read_matrix, wait | processor | pandas, wait | processor "
        "| read_matrix over pandas |",
        "|---|---|---|---|---|---|",
        *(measured(*map(int, size.split("x")), options.turns) for size in options.sizes),
    ]
    section = "\n".join(lines)
    print(section)
    if options.out:
        write_section(options.out, "reading", section)


if __name__ == "__main__":
    main()
