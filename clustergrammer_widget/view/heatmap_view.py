"""A heatmap with a view state, and everything that can be read from it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.arranged import ArrangedTree, arrange_tree
from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.view.frames import clusters_series, view_frame, with_positions_noted
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.order import order_indices
from clustergrammer_widget.view.order_name import order_name
from clustergrammer_widget.view.standing import Standing
from clustergrammer_widget.view.state import AxisView, ViewState
from clustergrammer_widget.view.visible import visible_positions

Indices = npt.NDArray[np.int32]

AXES: tuple[AxisName, ...] = ("rows", "cols")


@dataclass(frozen=True, eq=False)
class HeatmapView:
    """A heatmap and one state of its view; both are values, so a change is a new HeatmapView.

    Attributes
    ----------
    heatmap : Heatmap
        The clustered matrix.
    state : ViewState
        How it is shown.
    """

    heatmap: Heatmap
    state: ViewState

    def __post_init__(self) -> None:
        """Give the heatmap the groups of the state."""
        groups = {axis: self.state.axis(axis).groups for axis in AXES}
        if any(self.heatmap.groups(axis) != groups[axis] for axis in AXES):
            object.__setattr__(self, "heatmap", self.heatmap.with_groups(groups))

    @cached_property
    def rows(self) -> Indices:
        """Original positions of the visible rows in displayed order."""
        return self._indices("rows")

    @cached_property
    def cols(self) -> Indices:
        """Original positions of the visible columns in displayed order."""
        return self._indices("cols")

    @cached_property
    def row_tree(self) -> ArrangedTree | None:
        """The tree over the visible rows."""
        return self._arranged("rows")

    @cached_property
    def col_tree(self) -> ArrangedTree | None:
        """The tree over the visible columns."""
        return self._arranged("cols")

    def then(self, state: ViewState) -> HeatmapView:
        """Return the same heatmap in another state; what is visible is known if it is the same."""
        after = HeatmapView(self.heatmap, state)
        before, known = self.state, self.__dict__
        is_same = before.top == state.top and before.recluster == state.recluster
        if is_same and after.heatmap is self.heatmap:
            if "_standing" in known:
                after.__dict__["_standing"] = known["_standing"]
            same = (_hides_alike(before.axis(axis), state.axis(axis)) for axis in AXES)
            if "_visible" in known and all(same):
                after.__dict__["_visible"] = known["_visible"]
        return after

    def axis(self, name: AxisName) -> Axis:
        """Return labels and categories of a whole axis."""
        return self.heatmap.matrix.axis(name)

    def other_axis(self, name: AxisName) -> Axis:
        """Return labels and categories of the axis across."""
        return self.axis("cols" if name == "rows" else "rows")

    def indices(self, axis: AxisName) -> Indices:
        """Return original positions of what is visible of an axis, in displayed order."""
        return self.rows if axis == "rows" else self.cols

    def visible(self, axis: AxisName) -> Indices:
        """Return original positions of what is visible of an axis, ascending."""
        return self._visible[axis]

    def tree(self, axis: AxisName) -> ArrangedTree | None:
        """Return the tree over what is visible of an axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def standing_tree(self, axis: AxisName) -> ArrangedTree | None:
        """Return the tree before anything is hidden or swapped."""
        return self._standing[axis].tree

    def needed_tree(self, axis: AxisName, parameter: str) -> ArrangedTree:
        """Return the tree over what is visible of an axis.

        Raises
        ------
        ValueError
            If the axis is not clustered; `parameter` is what needs the tree.
        """
        tree = self.tree(axis)
        if tree is None:
            switch = axis_parameter(axis, "cluster")
            raise ValueError(f"{parameter} needs a tree, but {switch} is False; set it to True")
        return tree

    def frame(self) -> pd.DataFrame:
        """Return what is displayed."""
        frame = view_frame(self.heatmap.matrix, self.rows, self.cols)
        lines = {axis: (self.axis(axis), self.indices(axis)) for axis in AXES}
        return with_positions_noted(frame, lines)

    def clusters(self, axis: AxisName) -> pd.Series[int]:
        """Return the cluster of every visible label at the current cut."""
        cut = self.state.axis(axis).cut or 0.0
        tree = self.needed_tree(axis, axis_parameter(axis, "clusters"))
        indices = self.indices(axis)
        clusters = clusters_series(self.axis(axis), tree, cut, indices)
        clusters.attrs["axis"] = axis
        return with_positions_noted(clusters, {axis: (self.axis(axis), indices)})

    def order_name(self, axis: AxisName) -> str | list[Hashable]:
        """Return the order of an axis in the words that `parse_order` takes."""
        order = self.state.axis(axis).order
        return order_name(order, axis=self.axis(axis), other_axis=self.other_axis(axis))

    @cached_property
    def _standing(self) -> dict[AxisName, Standing]:
        return {axis: self.heatmap.standing(axis, self.state) for axis in AXES}

    @cached_property
    def _visible(self) -> dict[AxisName, Indices]:
        return {
            axis: visible_positions(
                self.axis(axis), self.state.axis(axis), self._standing[axis].members
            )
            for axis in AXES
        }

    def _indices(self, axis: AxisName) -> Indices:
        visible = self.visible(axis)
        tree = self.tree(axis)
        return order_indices(
            self.state.axis(axis).order,
            axis=axis,
            stored=self.heatmap.stored.values,
            precomputed=self._standing[axis].orders,
            categories=self.axis(axis).strips,
            clustered=visible if tree is None else tree.positions,
            visible=visible,
        )

    def _arranged(self, axis: AxisName) -> ArrangedTree | None:
        whole = self.standing_tree(axis)
        view = self.state.axis(axis)
        if whole is None:
            return None
        is_narrowed = view.category is not None or bool(view.crops)
        return arrange_tree(whole, view.flips, self.visible(axis) if is_narrowed else None)


def _hides_alike(one: AxisView, other: AxisView) -> bool:
    return one.category == other.category and one.crops == other.crops


def axis_parameter(axis: AxisName, name: str) -> str:
    """Return what a parameter of one axis is called: ``row_cut``, ``col_order``."""
    return f"{'row' if axis == 'rows' else 'col'}_{name}"
