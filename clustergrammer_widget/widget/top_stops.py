"""Send the clusterings of the top rows to the page."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from weakref import ref

import traitlets

from clustergrammer_widget.clustering.timing import estimate_seconds
from clustergrammer_widget.view.change import Change
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.history import History
from clustergrammer_widget.view.state import Top
from clustergrammer_widget.view.top_rows import TopRows, latest_top_rows, stops
from clustergrammer_widget.widget import wire
from clustergrammer_widget.widget.progress import LEAST_SECONDS, Progress
from clustergrammer_widget.widget.shared_view import Sender, SharedView
from clustergrammer_widget.widget.top_rows_worker import TopRowsWorker

# Tables that come faster than this are not worth stops of their own.
REST_SECONDS = 1.0


class TopStops(SharedView):
    """A view whose page can show the top rows alone, with trees of their own."""

    _tops = traitlets.Dict().tag(sync=True)

    # A widget that was refused half-way is closed, too.
    _worker: TopRowsWorker | None = None

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str]) -> None:
        self._done_tops: list[TopRows] = []
        self._tops_lock = threading.RLock()
        self._worker = self._new_worker(heatmap)
        super().__init__(heatmap, options)

    def close(self) -> None:
        """Close the widget's views and free what the page holds."""
        if self._worker is not None:
            self._worker.cancel()
        super().close()

    def _set_view(
        self, seen: HeatmapView, history: History, change: Change, sender: Sender | None = None
    ) -> None:
        self._send_stop_of(seen)
        super()._set_view(seen, history, change, sender)

    def _show_heatmap(self, seen: HeatmapView, history: History, keeps_positions: bool) -> None:
        with self.hold_sync(), self._tops_lock:
            if not seen.heatmap.has_values_of(self._seen.heatmap):
                self._forget_stops(seen.heatmap)
            self._send_stop_of(seen)
            super()._show_heatmap(seen, history, keeps_positions)

    def _send_stop_of(self, seen: HeatmapView) -> None:
        """Let the page have the stop that a view shows before the view."""
        top = seen.state.top
        if top is not None and all(stop.top != top for stop in self._done_tops):
            self._take_top_rows([seen.heatmap.top_rows(top)])

    def _forget_stops(self, heatmap: Heatmap) -> None:
        """Have the stops of another heatmap clustered, once it has stood for a moment."""
        before, self._worker = self._worker, self._new_worker(heatmap)
        if before is not None:
            before.cancel()
            if before.has_begun:
                self._worker.start(REST_SECONDS)
        self._done_tops = []
        self._tops = {}

    def _new_worker(self, heatmap: Heatmap) -> TopRowsWorker:
        widget = ref(self)

        def report(done: list[TopRows]) -> None:
            alive = widget()
            if alive is not None:
                alive._take_from(worker, done)

        worker = TopRowsWorker(heatmap, report)
        return worker

    def _take_from(self, worker: TopRowsWorker, done: list[TopRows]) -> None:
        """Send what a worker has made, unless another heatmap has come meanwhile."""
        with self._tops_lock:
            if worker is self._worker:
                self._take_top_rows(done)

    def _send_top(self, top: Top) -> None:
        """Let the page have the clustering of a stop."""
        self._take_top_rows([self._seen.heatmap.top_rows(top)])

    def _await_tops(self) -> None:
        """Have all stops clustered."""
        worker, heatmap = self._worker, self._seen.heatmap
        if worker is None:
            return
        worker.start()
        if worker.is_working:
            with Progress() as progress:
                progress.wait("Clustering the top rows", _seconds(heatmap), worker.wait)

    def _take_top_rows(self, done: list[TopRows]) -> None:
        """Send these stops, and the latest of those sent before."""
        with self._tops_lock:
            missing = [stop for stop in self._done_tops if all(stop.top != d.top for d in done)]
            self._done_tops = latest_top_rows([*done, *missing])
            self._tops = wire.encode_top_rows(self._done_tops)


def _seconds(heatmap: Heatmap) -> float:
    """Estimate how long all stops take; nearly all of it is the columns."""
    tops = list(stops(len(heatmap.matrix.rows)))
    part = heatmap.matrix.values[: tops[-1].count]
    return len(tops) * estimate_seconds(heatmap.col_clustering, part, "cols", LEAST_SECONDS)
