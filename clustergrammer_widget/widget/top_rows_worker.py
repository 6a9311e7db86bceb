"""Clustering the top-row stops in the background, after the first picture."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.top_rows import TopRows, stops

log = logging.getLogger(__name__)

# scipy's linkage holds the interpreter: with more columns the stops wait until they are asked for.
MOST_COLUMNS = 4_000
# Each report carries all stops so far.
SECONDS_BETWEEN_REPORTS = 1.0


class TopRowsWorker:
    """One thread that clusters a heatmap's stops, the smallest first.

    Parameters
    ----------
    heatmap : Heatmap
        Where the results are kept, too.
    report : callable
        Called in the thread with all stops so far, about once a second and at the end.
    """

    def __init__(self, heatmap: Heatmap, report: Callable[[list[TopRows]], None]) -> None:
        self._heatmap = heatmap
        self._report = report
        self._lock = threading.Lock()
        self._is_cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun before or there are too many columns."""
        with self._lock:
            if self._thread is not None or len(self._heatmap.matrix.cols) > MOST_COLUMNS:
                return
            self._thread = threading.Thread(target=self._work, name="top rows", daemon=True)
            self._thread.start()

    def cancel(self) -> None:
        """Stop after the stop at hand."""
        self._is_cancelled.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; True when all is done."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._thread is not None and not self._thread.is_alive()

    def _work(self) -> None:
        done: list[TopRows] = []
        reported = time.monotonic()
        try:
            for top in stops(len(self._heatmap.matrix.rows)):
                if self._is_cancelled.is_set():
                    return
                done.append(self._heatmap.top_rows(top))
                if time.monotonic() - reported > SECONDS_BETWEEN_REPORTS:
                    self._report(done)
                    reported = time.monotonic()
            if done:
                self._report(done)
        except Exception:
            log.exception("the top rows could not be clustered ahead")
