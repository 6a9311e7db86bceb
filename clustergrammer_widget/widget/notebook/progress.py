"""Show the progress of long work in the notebook."""

from __future__ import annotations

import html
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
from IPython import get_ipython
from IPython.display import HTML, display

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.process import Answer, ClusteringProcess, answered_tree
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.clustering.timing import estimate_seconds
from clustergrammer_widget.clustering.tree import Tree

# Work that is shorter is not told of.
LEAST_SECONDS = 1.0
# A process of its own takes about a second to start.
LEAST_SECONDS_APART = 3.0
TICK_SECONDS = 1.0
HOW_TO_STOP = "Interrupt the kernel (the square button, or I, I) to stop."


class Progress:
    """A line below the cell that shows progress, until the work is done or interrupted.

    It has the time that is expected and the time so far, and changes every second. scipy's linkage
    holds the interpreter, so that nothing else runs and no interrupt is heard: long clusterings are
    done in a process of their own, which ends with an interrupt. Nothing is shown outside a
    notebook, nor for what is expected to take less than a second.

    Examples
    --------
    >>> import numpy as np
    >>> from clustergrammer_widget.clustering.spec import ClusteringSpec
    >>> with Progress() as progress:
    ...     tree = progress.fit(ClusteringSpec(), np.eye(5), "rows")
    """

    def __init__(self) -> None:
        self._handle: Any = None

    def __enter__(self) -> Progress:
        """Begin with nothing shown."""
        return self

    def fit(
        self, clustering: ClusteringSpec, values: npt.NDArray[np.float64], axis: AxisName
    ) -> Tree | None:
        """Cluster like `ClusteringSpec.fit`, and show the progress."""
        if not _is_notebook():
            return clustering.fit(values, axis)
        seconds = estimate_seconds(clustering, values, axis, LEAST_SECONDS)
        if seconds < LEAST_SECONDS:
            return clustering.fit(values, axis)
        count = values.shape[0 if axis == "rows" else 1]
        doing = f"Clustering {count:,} {'rows' if axis == 'rows' else 'columns'}"
        if seconds < LEAST_SECONDS_APART or not _can_leave(clustering):
            with self._ticking(doing, seconds):
                return clustering.fit(values, axis)
        with ClusteringProcess() as process:
            answers: list[Answer] = []

            def work() -> None:
                # a process that is gone leaves no answer
                with suppress(EOFError, OSError):
                    answers.append(process.ask(clustering, values, axis))

            thread = threading.Thread(target=work, name="clustering", daemon=True)
            thread.start()

            def wait(timeout: float) -> bool:
                thread.join(timeout)
                return not thread.is_alive()

            self.wait(doing, seconds, wait)
        if not answers:
            raise MemoryError(
                f"{doing} was ended by the system, probably because memory ran out; "
                f"give less data, or {axis_parameter(axis, 'cluster')}=False"
            )
        return answered_tree(answers[0])

    def wait(self, doing: str, seconds: float, wait: Callable[[float], bool]) -> None:
        """Wait for work in another thread or process, and show its progress.

        Parameters
        ----------
        doing : str
            What is being done.
        seconds : float
            About how long it will take.
        wait : callable
            Waits so many seconds at most, and returns whether all is done.
        """
        if seconds >= LEAST_SECONDS and _is_notebook():
            self._show(doing, seconds, 0)
            self._tick(doing, seconds, wait)
        else:
            while not wait(TICK_SECONDS):
                pass

    def _tick(self, doing: str, seconds: float, wait: Callable[[float], bool]) -> None:
        begin = time.monotonic()
        while not wait(TICK_SECONDS):
            self._show(doing, seconds, time.monotonic() - begin)

    @contextmanager
    def _ticking(self, doing: str, seconds: float) -> Iterator[None]:
        """Show the progress of work in this thread."""
        self._show(doing, seconds, 0)
        if sys.platform == "emscripten":
            yield
            return
        is_done = threading.Event()
        thread = threading.Thread(
            target=self._tick, args=(doing, seconds, is_done.wait), name="progress", daemon=True
        )
        thread.start()
        try:
            yield
        finally:
            is_done.set()
            thread.join()

    def _show(self, doing: str, seconds: float, so_far: float) -> None:
        expected = f"about {seconds:,.0f} s"
        if so_far > 1.2 * seconds + 1:
            expected = f"{expected} expected, but it takes longer"
        told = f"{doing}: {expected}, {so_far:,.0f} s so far. {HOW_TO_STOP}"
        text = HTML(f"<i>{html.escape(told)}</i>")
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
        """Remove the progress line."""
        if self._handle is not None:
            self._handle.update(HTML(""))


def _can_leave(clustering: ClusteringSpec) -> bool:
    """Whether another process can do it: there are some, and they know the metric."""
    return sys.platform != "emscripten" and isinstance(clustering.metric, str)


def _is_notebook() -> bool:
    shell = get_ipython()
    return shell is not None and getattr(shell, "kernel", None) is not None
