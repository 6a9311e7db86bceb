"""Send the clusterings of the top rows to the page."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from weakref import ref

import traitlets

from clustergrammer_widget.clustering.timing import estimate_seconds
from clustergrammer_widget.protocol import encoders
from clustergrammer_widget.protocol.changes import Sender
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.change import Change
from clustergrammer_widget.view.state.history import History
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from clustergrammer_widget.view.subsets.top_rows import (
    TopRowsClustering,
    latest_top_rows,
    preset_top_rows,
)
from clustergrammer_widget.widget.base.shared_view import SharedView
from clustergrammer_widget.widget.base.top_rows_worker import TopRowsWorker
from clustergrammer_widget.widget.notebook.progress import LEAST_SECONDS, Progress

# Tables that come faster than this are not worth stops of their own.
REST_SECONDS = 1.0


class TopRowsTrees(SharedView):
    """Base that clusters the top rows and sends their trees to the page."""

    _tops = traitlets.Dict().tag(sync=True)

    # A widget that was refused half-way is closed, too.
    _worker: TopRowsWorker | None = None

    def __init__(self, heatmap: ClusteredMatrix, options: Mapping[str, str]) -> None:
        self._done_tops: list[TopRowsClustering] = []
        self._tops_lock = threading.RLock()
        self._worker = self._new_worker(heatmap)
        super().__init__(heatmap, options)

    def close(self) -> None:
        """Close the widget's views and free what the page holds."""
        if self._worker is not None:
            self._worker.cancel()
        super().close()

    def _set_view(
        self, view: ResolvedView, history: History, change: Change, sender: Sender | None = None
    ) -> None:
        self._send_top_rows_of(view)
        super()._set_view(view, history, change, sender)

    def _show_heatmap(self, view: ResolvedView, history: History, keeps_positions: bool) -> None:
        with self.hold_sync(), self._tops_lock:
            if not view.heatmap.has_values_of(self._current.heatmap):
                self._forget_top_rows(view.heatmap)
            self._send_top_rows_of(view)
            super()._show_heatmap(view, history, keeps_positions)

    def _send_top_rows_of(self, view: ResolvedView) -> None:
        """Send the trees of the top rows that a view shows, before the view."""
        top = view.state.top
        if top is not None and all(stop.top != top for stop in self._done_tops):
            self._take_top_rows([view.heatmap.top_rows(top)])

    def _forget_top_rows(self, heatmap: ClusteredMatrix) -> None:
        """Cluster the top rows of another table, once no other one has come for a moment."""
        before, self._worker = self._worker, self._new_worker(heatmap)
        if before is not None:
            before.cancel()
            if before.has_begun:
                self._worker.start(REST_SECONDS)
        self._done_tops = []
        self._tops = {}

    def _new_worker(self, heatmap: ClusteredMatrix) -> TopRowsWorker:
        widget = ref(self)

        def report(done: list[TopRowsClustering]) -> None:
            alive = widget()
            if alive is not None:
                alive._take_from(worker, done)

        worker = TopRowsWorker(heatmap, report)
        return worker

    def _take_from(self, worker: TopRowsWorker, done: list[TopRowsClustering]) -> None:
        """Send the results of a worker, unless the table has changed."""
        with self._tops_lock:
            if worker is self._worker:
                self._take_top_rows(done)

    def _send_top(self, top: TopRowsSpec) -> None:
        """Send the clustering of one number of top rows."""
        self._take_top_rows([self._current.heatmap.top_rows(top)])

    def _await_tops(self) -> None:
        """Wait until all preset top rows are clustered."""
        worker, heatmap = self._worker, self._current.heatmap
        if worker is None:
            return
        worker.start()
        if worker.is_working:
            with Progress() as progress:
                progress.wait("Clustering the top rows", _seconds(heatmap), worker.wait)

    def _take_top_rows(self, done: list[TopRowsClustering]) -> None:
        """Send these stops, and the latest of those sent before."""
        with self._tops_lock:
            missing = [stop for stop in self._done_tops if all(stop.top != d.top for d in done)]
            self._done_tops = latest_top_rows([*done, *missing])
            self._tops = encoders.encode_top_rows(self._done_tops)


def _seconds(heatmap: ClusteredMatrix) -> float:
    """Estimate how long all stops take; nearly all of it is the columns."""
    tops = list(preset_top_rows(len(heatmap.matrix.rows)))
    part = heatmap.matrix.values[: tops[-1].count]
    return len(tops) * estimate_seconds(heatmap.col_clustering, part, "cols", LEAST_SECONDS)
