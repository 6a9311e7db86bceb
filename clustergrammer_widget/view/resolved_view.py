"""The resolved view: a view state, and what follows from it and the clustered matrix."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from clustergrammer_widget._types import AXES, AxisName, IndexArray
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.subtree import Subtree, prune_and_flip
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.dataframes import clusters_series, record_indices, view_frame
from clustergrammer_widget.view.order_spec import order_name
from clustergrammer_widget.view.permutation import compute_permutation
from clustergrammer_widget.view.state.view_state import AxisState, ViewState
from clustergrammer_widget.view.subsets.axis_subset import AxisSubset
from clustergrammer_widget.view.subsets.visible import visible_indices


@dataclass(frozen=True, eq=False)
class ResolvedView:
    """A clustered matrix with a view state; a change makes a new one.

    Attributes
    ----------
    heatmap : ClusteredMatrix
        The clustered matrix.
    state : ViewState
        How it is shown.
    """

    heatmap: ClusteredMatrix
    state: ViewState

    def __post_init__(self) -> None:
        """Give the heatmap the groups of the state."""
        groups = {axis: self.state.axis(axis).groups for axis in AXES}
        if any(self.heatmap.groups(axis) != groups[axis] for axis in AXES):
            object.__setattr__(self, "heatmap", self.heatmap.with_groups(groups))

    @cached_property
    def rows(self) -> IndexArray:
        """Source indices of the visible rows in displayed order."""
        return self._indices("rows")

    @cached_property
    def cols(self) -> IndexArray:
        """Source indices of the visible columns in displayed order."""
        return self._indices("cols")

    @cached_property
    def row_tree(self) -> Subtree | None:
        """The tree over the visible rows."""
        return self._subtree("rows")

    @cached_property
    def col_tree(self) -> Subtree | None:
        """The tree over the visible columns."""
        return self._subtree("cols")

    def with_state(self, state: ViewState) -> ResolvedView:
        """Return the view in another state; what does not change is not computed again."""
        after = ResolvedView(self.heatmap, state)
        before, known = self.state, self.__dict__
        is_same = before.top == state.top and before.recluster == state.recluster
        if is_same and after.heatmap is self.heatmap:
            if "_subsets" in known:
                after.__dict__["_subsets"] = known["_subsets"]
            same = (_hides_alike(before.axis(axis), state.axis(axis)) for axis in AXES)
            if "_visible" in known and all(same):
                after.__dict__["_visible"] = known["_visible"]
        return after

    def axis(self, name: AxisName) -> Axis:
        """Return labels and annotations of a whole axis."""
        return self.heatmap.matrix.axis(name)

    def other_axis(self, name: AxisName) -> Axis:
        """Return labels and annotations of the other axis."""
        return self.axis("cols" if name == "rows" else "rows")

    def indices(self, axis: AxisName) -> IndexArray:
        """Return source indices of what is visible of an axis, in displayed order."""
        return self.rows if axis == "rows" else self.cols

    def visible(self, axis: AxisName) -> IndexArray:
        """Return source indices of what is visible of an axis, ascending."""
        return self._visible[axis]

    def tree(self, axis: AxisName) -> Subtree | None:
        """Return the tree over what is visible of an axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def base_tree(self, axis: AxisName) -> Subtree | None:
        """Return the tree before anything is hidden or flipped."""
        return self._subsets[axis].tree

    def require_tree(self, axis: AxisName, parameter: str) -> Subtree:
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
        items = {axis: (self.axis(axis), self.indices(axis)) for axis in AXES}
        return record_indices(frame, items)

    def clusters(self, axis: AxisName) -> pd.Series[int]:
        """Return the cluster of every visible label at the current cut."""
        cut = self.state.axis(axis).cut or 0.0
        tree = self.require_tree(axis, axis_parameter(axis, "clusters"))
        indices = self.indices(axis)
        clusters = clusters_series(self.axis(axis), tree, cut, indices)
        clusters.attrs["axis"] = axis
        return record_indices(clusters, {axis: (self.axis(axis), indices)})

    def order_name(self, axis: AxisName) -> str | list[Hashable]:
        """Return the order spec of an axis as `parse_order` takes it."""
        order = self.state.axis(axis).order
        return order_name(order, axis=self.axis(axis), other_axis=self.other_axis(axis))

    @cached_property
    def _subsets(self) -> dict[AxisName, AxisSubset]:
        return {axis: self.heatmap.subset(axis, self.state) for axis in AXES}

    @cached_property
    def _visible(self) -> dict[AxisName, IndexArray]:
        return {
            axis: visible_indices(
                self.axis(axis), self.state.axis(axis), self._subsets[axis].members
            )
            for axis in AXES
        }

    def _indices(self, axis: AxisName) -> IndexArray:
        visible = self.visible(axis)
        tree = self.tree(axis)
        return compute_permutation(
            self.state.axis(axis).order,
            axis=axis,
            stored=self.heatmap.stored.values,
            precomputed=self._subsets[axis].orders,
            annotations=self.axis(axis).annotations,
            clustered=visible if tree is None else tree.leaf_order,
            visible=visible,
        )

    def _subtree(self, axis: AxisName) -> Subtree | None:
        whole = self.base_tree(axis)
        axis_state = self.state.axis(axis)
        if whole is None:
            return None
        is_narrowed = axis_state.category is not None or bool(axis_state.crops)
        return prune_and_flip(whole, axis_state.flips, self.visible(axis) if is_narrowed else None)


def _hides_alike(one: AxisState, other: AxisState) -> bool:
    return one.category == other.category and one.crops == other.crops
