"""Show the errors of callbacks below their cell."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any

from clustergrammer_widget.widget.notebook.interrupts import allow_interrupts


def report_errors(callback: Callable[..., object]) -> Callable[..., None]:
    """Return a callback that never raises, and reports its first error.

    Notebooks show what is printed below the cell whose code prints it; a callback runs when no
    cell does. So the report goes to the output of the cell that gave the callback.

    Parameters
    ----------
    callback : callable
        What may raise.

    Returns
    -------
    callable
        The same with nothing returned. Once it has raised, later errors stay silent.
    """
    cell = getattr(sys.stderr, "parent_header", None)
    name = getattr(callback, "__name__", repr(callback))
    has_failed = False

    def call(*arguments: Any) -> None:
        nonlocal has_failed
        try:
            with allow_interrupts():
                callback(*arguments)
        except Exception:
            if not has_failed:
                _print_below(cell, f"The callback {name} raised; later errors of it are not shown:")
            has_failed = True

    return call


def _print_below(cell: object, heading: str) -> None:
    stream: Any = sys.stderr
    text = f"{heading}\n{traceback.format_exc()}"
    if cell is None or not hasattr(stream, "parent_header"):
        stream.write(text)
        return
    now = stream.parent_header
    stream.parent_header = cell
    try:
        stream.write(text)
        stream.flush()
    finally:
        stream.parent_header = now
