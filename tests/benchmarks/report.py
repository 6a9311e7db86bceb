"""What the benchmarks have in common: quantiles, the machine, and a section in a page."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path


def quantile(values: list[float], share: float) -> float:
    """Value below which `share` of the values lie, in any order; that of the 0.5 is the median."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def machine(chromium: str) -> str:
    """One line on what the figures were measured with."""
    return (
        f"{os.cpu_count()} cores, software WebGL, Python {platform.python_version()}, "
        f"JupyterLab {version('jupyterlab')}, Chromium {chromium}, seaborn {version('seaborn')}."
    )


def write_section(path: Path, name: str, section: str) -> None:
    """Put a section between its markers in a Markdown file, or at the file's end."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    text = path.read_text() if path.exists() else "# Benchmarks\n"
    marked = f"{begin}\n{section}\n{end}"
    if begin in text and end in text:
        head, _, rest = text.partition(begin)
        text = head + marked + rest.partition(end)[2]
    else:
        text = f"{text.rstrip()}\n\n{marked}\n"
    path.write_text(text)
