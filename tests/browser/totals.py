"""The closing report of `make test`: what each step took and how many tests it ran.

The steps before this one leave their lines in the file named by TEST_STEPS, as
name, seconds and number of tests, with tabs between.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest


def report_totals(reporter: pytest.TerminalReporter) -> None:
    """Print the table of steps, this one last, if there is one."""
    steps = os.environ.get("TEST_STEPS")
    if not steps:
        return
    rows = [line.split("\t") for line in Path(steps).read_text().splitlines()]
    counted = sum(len(reporter.getreports(kind)) for kind in ("passed", "failed"))
    started = float(os.environ["TEST_STEP_STARTED"])
    rows.append(["browser tests", f"{time.time() - started:.0f}", str(counted)])
    reporter.section("make test")
    for name, seconds, tests in rows:
        reporter.write_line(f"{name:<28}{seconds:>6} s{tests and f'{tests:>8} tests'}")
    time_taken = sum(float(row[1]) for row in rows)
    test_count = sum(int(row[2] or 0) for row in rows)
    reporter.write_line(f"{'total':<28}{time_taken:>6.0f} s{test_count:>8} tests")
