"""Cluster the preset top rows in a thread, after the first picture."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.clustering.process import LOWEST_PRIORITY, ClusteringProcess
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.subsets.top_rows import TopRowsClustering, preset_top_rows

log = logging.getLogger(__name__)

# scipy's linkage holds the interpreter, half a second for 4,000 columns: more columns than this are
# clustered in a process of their own, which gives way to the page.
MOST_COLUMNS = 1_000


class TopRowsWorker:
    """A thread that clusters the preset top rows, the smallest first.

    Parameters
    ----------
    heatmap : ClusteredMatrix
        Where the results are kept, too.
    report : callable
        Called in the thread with all stops, once, so that each crosses to the page only once.
    """

    def __init__(
        self, heatmap: ClusteredMatrix, report: Callable[[list[TopRowsClustering]], None]
    ) -> None:
        self._heatmap = heatmap
        self._report = report
        self._lock = threading.Lock()
        self._is_cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, after: float = 0.0) -> None:
        """Begin, unless it has begun before.

        Parameters
        ----------
        after : float
            Seconds to wait first.
        """
        with self._lock:
            if self._thread is not None:
                return
            self._thread = threading.Thread(
                target=self._work, args=(after,), name="top rows", daemon=True
            )
            self._thread.start()

    def cancel(self) -> None:
        """Stop after the clustering that runs."""
        self._is_cancelled.set()

    @property
    def has_begun(self) -> bool:
        """Whether it was started."""
        return self._thread is not None

    @property
    def is_working(self) -> bool:
        """Whether it has begun and not ended."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; True when all is done."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._thread is not None and not self._thread.is_alive()

    def _would_hold_up_the_kernel(self) -> bool:
        columns = self._heatmap.col_clustering
        is_clustered = columns.enabled and columns.linkage is None
        # a function may be known here alone; while it runs the interpreter is not held
        is_known_apart = isinstance(columns.metric, str)
        return is_clustered and is_known_apart and len(self._heatmap.matrix.cols) > MOST_COLUMNS

    @contextmanager
    def _clustering(self) -> Iterator[ClusterAxis]:
        if not self._would_hold_up_the_kernel():
            yield ClusteringSpec.fit
            return
        with ClusteringProcess(LOWEST_PRIORITY) as process:

            def tree(clustering: ClusteringSpec, values: FloatArray, axis: AxisName) -> Tree | None:
                return (process.fit if axis == "cols" else ClusteringSpec.fit)(
                    clustering, values, axis
                )

            yield tree

    def _work(self, after: float) -> None:
        done: list[TopRowsClustering] = []
        try:
            self._is_cancelled.wait(after)
            with self._clustering() as cluster_axis:
                for top in preset_top_rows(len(self._heatmap.matrix.rows)):
                    if self._is_cancelled.is_set():
                        return
                    done.append(self._heatmap.top_rows(top, cluster_axis))
            if done:
                self._report(done)
        except Exception:
            log.exception("the top rows could not be clustered ahead")
