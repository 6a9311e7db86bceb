"""Send the trees of `recluster` to the page before a view uses them."""

from __future__ import annotations

import traitlets

from clustergrammer_widget.protocol import encoders
from clustergrammer_widget.protocol.changes import Sender
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.change import Change
from clustergrammer_widget.view.state.history import History
from clustergrammer_widget.view.state.subset_specs import SubsetSpec
from clustergrammer_widget.view.subsets.subset_clustering import SubsetClustering
from clustergrammer_widget.widget.base.top_rows import TopRowsTrees


class SubsetTrees(TopRowsTrees):
    """Base that sends the latest subset clusterings to the page."""

    _reclusterings = traitlets.Dict().tag(sync=True)

    _sent_reclusterings: frozenset[SubsetClustering] = frozenset()

    def _set_view(
        self, view: ResolvedView, history: History, change: Change, sender: Sender | None = None
    ) -> None:
        self._send_reclusterings(view.heatmap)
        super()._set_view(view, history, change, sender)

    def _show_heatmap(self, view: ResolvedView, history: History, keeps_positions: bool) -> None:
        with self.hold_sync():
            self._send_reclusterings(view.heatmap)
            super()._show_heatmap(view, history, keeps_positions)

    def _send_reclustering(self, recluster: SubsetSpec) -> None:
        """Send the trees that the page asks for."""
        heatmap = self._current.heatmap
        heatmap.subset_clustering(recluster)
        self._send_reclusterings(heatmap)

    def _send_reclusterings(self, heatmap: ClusteredMatrix) -> None:
        latest = frozenset(heatmap.latest_subset_clusterings)
        if latest != self._sent_reclusterings:
            self._reclusterings = encoders.encode_subset_clusterings(
                heatmap.latest_subset_clusterings
            )
            self._sent_reclusterings = latest
