"""Saying in the notebook what takes long, for as long as it takes."""

from __future__ import annotations

import html
from types import TracebackType
from typing import Any

from IPython import get_ipython
from IPython.display import HTML, display


class Progress:
    """A line below the cell that says what is being done, and goes when it is done or interrupted.

    Nothing is shown outside a notebook, nor for what is expected to take less than a second.

    Examples
    --------
    >>> with Progress() as progress:
    ...     progress("clustering 10,000 rows", seconds=7)
    """

    def __init__(self) -> None:
        self._handle: Any = None

    def __enter__(self) -> Progress:
        """Begin with nothing shown."""
        return self

    def __call__(self, doing: str, seconds: float) -> None:
        """Show what begins now, and about how long it will take."""
        if not (seconds >= 1 and _is_notebook()):
            return
        text = HTML(f"<i>{html.escape(doing)}, about {seconds:,.0f} s &hellip;</i>")
        if self._handle is None:
            self._handle = display(text, display_id=True)
        else:
            self._handle.update(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._handle is not None:
            self._handle.update(HTML(""))


def _is_notebook() -> bool:
    shell = get_ipython()
    return shell is not None and getattr(shell, "kernel", None) is not None
