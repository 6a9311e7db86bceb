"""Traits for the selection."""

from __future__ import annotations

from typing import Any

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.view.changes.selection import (
    SelectedAxes,
    selected_clusters,
    selected_frame,
    selected_indices,
    with_selected_clusters,
    with_selection,
    with_selections,
)
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.traits.view_traits import AxisTrait, ViewTrait


class SelectionTrait(ViewTrait):
    """A selection, as a DataFrame."""

    def __init__(self, chosen: SelectedAxes, help: str) -> None:
        super().__init__(help)
        self.chosen = chosen

    def read(self, view: ResolvedView) -> Any:
        """Return the selection in displayed order."""
        return selected_frame(view, self.chosen)

    def part(self, view: ResolvedView) -> Any:
        """Compare displayed positions; nothing selected is nothing selected in any order."""
        if not self._is_any(view):
            return None
        rows, cols = selected_indices(view, self.chosen)
        return rows.tolist(), cols.tolist()

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Select something else."""
        if self.chosen == "both":
            return with_selections(view, value)
        return with_selection(view, self.chosen, value, f"selected_{self.chosen}")

    def _is_any(self, view: ResolvedView) -> bool:
        chosen: tuple[AxisName, ...] = ("rows", "cols") if self.chosen == "both" else (self.chosen,)
        return any(view.state.axis(axis).selected for axis in chosen)


class SelectedClustersTrait(AxisTrait):
    """The clusters that are selected whole."""

    def read(self, view: ResolvedView) -> Any:
        """Return their numbers, ascending."""
        return selected_clusters(view, self.axis)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Select the members of these clusters and nothing else of the axis."""
        parameter = axis_parameter(self.axis, "clusters")
        return with_selected_clusters(view, self.axis, value, f"selected_{parameter}")
