"""The named groups, shared by kernel and page."""

from __future__ import annotations

from typing import Any

import traitlets

from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.view.carried import carried_history, carried_view
from clustergrammer_widget.view.carried_parts import carried_axes
from clustergrammer_widget.view.grouping import groups_of
from clustergrammer_widget.view.heatmap import AxisGroups, Heatmap
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.history import History
from clustergrammer_widget.view.read_groups import groups_to_json, read_groups
from clustergrammer_widget.widget.groups import GroupsTrait
from clustergrammer_widget.widget.reclusterings import Reclusterings
from clustergrammer_widget.widget.uninterrupted import uninterrupted


class SharedGroups(Reclusterings):
    """A view whose rows and columns can be grouped by name.

    Attributes
    ----------
    groups : Groups
        Labels by name: ``w.groups["a"] = w.selected_rows.index``. Set a dict for all at once.
    """

    _groups = traitlets.Dict().tag(sync=True)

    groups = GroupsTrait(help="Labels of rows or columns by the name of their group.")

    def _set_view(self, seen: HeatmapView, history: History) -> None:
        with self.hold_sync():
            self._groups = groups_to_json(groups_of(seen.heatmap), self._table)
            super()._set_view(seen, history)

    def _show_groups(self, groups: AxisGroups) -> None:
        """Show other groups; orders and filters by what is no strip any more fall back."""
        seen = self._seen
        heatmap = seen.heatmap.with_groups(groups)
        axes = carried_axes(seen.heatmap, heatmap)
        after = carried_view(seen, heatmap, axes, AxisClustering.tree)
        with uninterrupted():
            self._set_view(after, carried_history(self._steps, axes))
            self._tell()

    def _take_groups(self, heatmap: Heatmap, changes: dict[str, Any]) -> None:
        """Take other groups from the page, with the view and history that go with them."""
        before = self._seen
        self._latest = self._view, HeatmapView(heatmap, before.state)
        super().set_state(changes)
        steps = carried_history(self._steps, carried_axes(before.heatmap, heatmap))
        self._history = self._tagged(steps)
        self._tell()

    def _read_groups(self, groups: object) -> Heatmap:
        """Read groups of this table from JSON, and return the heatmap with them.

        Raises
        ------
        ValueError
            If they are none.
        """
        heatmap = self._seen.heatmap
        rows, cols = (len(heatmap.matrix.axis(axis)) for axis in AXES)
        return heatmap.with_groups(read_groups(groups, rows, cols, self._table))
