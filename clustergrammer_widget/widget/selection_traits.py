"""Traits for what is selected."""

from __future__ import annotations

from typing import Any

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import HeatmapView, axis_parameter
from clustergrammer_widget.view.provenance import Chosen
from clustergrammer_widget.view.selecting import (
    selected_clusters,
    selected_frame,
    selected_positions,
    selecting,
    selecting_both,
    selecting_clusters,
)
from clustergrammer_widget.widget.view_traits import AxisTrait, ViewTrait


class SelectionTrait(ViewTrait):
    """A selection, as a DataFrame."""

    def __init__(self, chosen: Chosen, help: str) -> None:
        super().__init__(help)
        self.chosen = chosen

    def read(self, seen: HeatmapView) -> Any:
        """Return the selection in displayed order."""
        return selected_frame(seen, self.chosen)

    def part(self, seen: HeatmapView) -> Any:
        """Compare displayed positions; nothing selected is nothing selected in any order."""
        if not self._is_any(seen):
            return None
        rows, cols = selected_positions(seen, self.chosen)
        return rows.tolist(), cols.tolist()

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Select something else."""
        if self.chosen == "both":
            return selecting_both(seen, value)
        return selecting(seen, self.chosen, value, f"selected_{self.chosen}")

    def _is_any(self, seen: HeatmapView) -> bool:
        chosen: tuple[AxisName, ...] = ("rows", "cols") if self.chosen == "both" else (self.chosen,)
        return any(seen.state.axis(axis).selected for axis in chosen)


class SelectedClustersTrait(AxisTrait):
    """The clusters that are selected whole."""

    def read(self, seen: HeatmapView) -> Any:
        """Return their numbers, ascending."""
        return selected_clusters(seen, self.axis)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Select the members of these clusters and nothing else of the axis."""
        parameter = axis_parameter(self.axis, "clusters")
        return selecting_clusters(seen, self.axis, value, f"selected_{parameter}")
