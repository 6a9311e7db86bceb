"""Send the trees of `recluster` to the page before a view uses them."""

from __future__ import annotations

import traitlets

from clustergrammer_widget.view.change import Change
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.history import History
from clustergrammer_widget.view.reclustered import Reclustered
from clustergrammer_widget.view.state import Reclustering
from clustergrammer_widget.widget import wire
from clustergrammer_widget.widget.shared_view import Sender
from clustergrammer_widget.widget.top_stops import TopStops


class Reclusterings(TopStops):
    """A view whose page can go back and forth between the latest clusterings."""

    _reclusterings = traitlets.Dict().tag(sync=True)

    _sent_reclusterings: frozenset[Reclustered] = frozenset()

    def _set_view(
        self, seen: HeatmapView, history: History, change: Change, sender: Sender | None = None
    ) -> None:
        self._send_reclusterings(seen.heatmap)
        super()._set_view(seen, history, change, sender)

    def _show_heatmap(self, seen: HeatmapView, history: History, keeps_positions: bool) -> None:
        with self.hold_sync():
            self._send_reclusterings(seen.heatmap)
            super()._show_heatmap(seen, history, keeps_positions)

    def _send_reclustering(self, recluster: Reclustering) -> None:
        """Let the page have the trees it asks for."""
        heatmap = self._seen.heatmap
        heatmap.reclustered(recluster)
        self._send_reclusterings(heatmap)

    def _send_reclusterings(self, heatmap: Heatmap) -> None:
        latest = frozenset(heatmap.latest_reclustered)
        if latest != self._sent_reclusterings:
            self._reclusterings = wire.encode_reclusterings(heatmap.latest_reclustered)
            self._sent_reclusterings = latest
