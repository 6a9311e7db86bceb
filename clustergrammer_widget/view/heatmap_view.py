"""A heatmap as it is seen: what can be read from a view, and the views one step away."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Real
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.arranged import ArrangedTree, arrange_tree
from clustergrammer_widget.data.axis import Axis, AxisName, TextCategory
from clustergrammer_widget.view.frames import (
    clusters_series,
    positions_of,
    selected_frame,
    view_frame,
)
from clustergrammer_widget.view.heatmap import Heatmap, first_cut
from clustergrammer_widget.view.order import order_indices
from clustergrammer_widget.view.order_name import order_name, parse_order
from clustergrammer_widget.view.state import (
    AxisView,
    CategoryFilter,
    Crop,
    Top,
    Viewport,
    ViewState,
)
from clustergrammer_widget.view.visible import visible_positions

Indices = npt.NDArray[np.int32]

AXES: tuple[AxisName, ...] = ("rows", "cols")


@dataclass(frozen=True, eq=False)
class HeatmapView:
    """A heatmap and one state of its view; both are values, so a change is a new state.

    Attributes
    ----------
    heatmap : Heatmap
        The clustered matrix.
    state : ViewState
        How it is shown.
    """

    heatmap: Heatmap
    state: ViewState

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
        """Return the same heatmap in another state."""
        return HeatmapView(self.heatmap, state)

    def check_not_empty(self) -> None:
        """Raise ValueError when filters and crops leave nothing of an axis."""
        for axis in AXES:
            if len(self.visible(axis)) == 0:
                raise ValueError(f"view.{axis} shows nothing; make its filters and crops overlap")

    def indices(self, axis: AxisName) -> Indices:
        """Return original positions of what is visible of an axis, in displayed order."""
        return self.rows if axis == "rows" else self.cols

    def tree(self, axis: AxisName) -> ArrangedTree | None:
        """Return the tree over what is visible of an axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def visible(self, axis: AxisName) -> Indices:
        """Return original positions of what is visible of an axis, ascending."""
        top = self.state.top
        base = self.heatmap.top_rows(top).rows if top and axis == "rows" else None
        return visible_positions(self.heatmap.matrix.axis(axis), self.state.axis(axis), base)

    def frame(self) -> pd.DataFrame:
        """Return what is displayed."""
        return view_frame(self.heatmap.matrix, self.rows, self.cols)

    def selected(self, axis: AxisName) -> pd.DataFrame:
        """Return the selected rows with all columns, or the selected columns with all rows."""
        rows = self.state.rows.selected if axis == "rows" else None
        cols = self.state.cols.selected if axis == "cols" else None
        return selected_frame(
            self.heatmap.matrix, self.rows, self.cols, selected_rows=rows, selected_cols=cols
        )

    def selection(self) -> pd.DataFrame:
        """Return the selected rows by the selected columns.

        An axis without a selection counts whole where the other has one.
        """
        rows, cols = self.state.rows.selected, self.state.cols.selected
        nothing = not rows and not cols
        return selected_frame(
            self.heatmap.matrix,
            self.rows,
            self.cols,
            selected_rows=rows if rows or nothing else None,
            selected_cols=cols if cols or nothing else None,
        )

    def clusters(self, axis: AxisName) -> pd.Series[int]:
        """Return the cluster of every label at the current cut."""
        labels = self.heatmap.matrix.axis(axis)
        cut = self.state.axis(axis).cut or 0.0
        tree = self._tree(axis, _parameter(axis, "clusters"))
        return clusters_series(labels, tree, cut, self.indices(axis))

    def order_name(self, axis: AxisName) -> str | list[Hashable]:
        """Return the order of an axis in the words `ordered` takes."""
        order = self.state.axis(axis).order
        return order_name(order, **self._axes(axis))

    def ordered(self, axis: AxisName, spec: object) -> ViewState:
        """Return the state with an axis in another order, see `parse_order`."""
        order = parse_order(
            spec,
            **self._axes(axis),
            has_tree=self.tree(axis) is not None,
            parameter=_parameter(axis, "order"),
        )
        return self.state.with_order(axis, order)

    def cut_at(self, axis: AxisName, height: object) -> ViewState:
        """Return the state with a tree cut at a height, in distance units."""
        parameter = _parameter(axis, "cut")
        self._tree(axis, parameter)
        number = float(height) if isinstance(height, Real) else math.nan
        if isinstance(height, bool) or not 0 <= number < math.inf:
            raise ValueError(f"{parameter} is {height!r}; give a height of 0 or more")
        return self.state.with_cut(axis, number)

    def cut_into(self, axis: AxisName, k: int) -> ViewState:
        """Return the state with a tree cut into k clusters, see `Tree.height_for`."""
        tree = self._tree(axis, f"cut_{axis}")
        return self.state.with_cut(axis, tree.tree.height_for(k))

    def positions(self, axis: AxisName, labels: object, parameter: str) -> tuple[int, ...]:
        """Return the original positions of labels, see `positions_of`."""
        frame_labels: Literal["index", "columns"] = "index" if axis == "rows" else "columns"
        matrix_axis = self.heatmap.matrix.axis(axis)
        return positions_of(labels, matrix_axis, parameter, frame_labels=frame_labels)

    def selecting(self, axis: AxisName, selection: object, parameter: str) -> ViewState:
        """Return the state with other labels selected, see `positions_of`."""
        positions = self.positions(axis, selection, parameter)
        return self.state.with_selected(axis, positions)

    def cropped(self, axis: AxisName, positions: Collection[int], parameter: str) -> ViewState:
        """Return the state in which only these lines of an axis are left, at full zoom.

        A cut above the tree that is left goes to half its height.

        Raises
        ------
        ValueError
            If none of them is visible.
        """
        visible = self.visible(axis)
        kept = visible[np.isin(visible, list(positions))]
        if len(kept) == 0:
            raise ValueError(
                f"{parameter} keeps nothing of what is visible; give labels of w.view, or undo() "
                "first"
            )
        view = self.state.axis(axis)
        crop = Crop(tuple(kept.tolist()), view.cut)
        return self._narrowed(axis, replace(view, crops=(*view.crops, crop)))

    def cropped_to_cluster(self, axis: AxisName, number: object) -> ViewState:
        """Return the state in which only one cluster of the current cut is left."""
        clusters = self.clusters(axis).to_numpy()
        if isinstance(number, bool) or number not in clusters:
            raise ValueError(f"number is {number!r}; give a cluster from 1 to {clusters.max()}")
        members = self.indices(axis)[clusters == number]
        return self.cropped(axis, members.tolist(), "number")

    def keeping_category(self, axis: AxisName, category: object) -> ViewState:
        """Return the state with only one value of a text category, given as (title, value)."""
        titled = {
            item.title: item.values
            for item in self.heatmap.matrix.axis(axis).categories
            if isinstance(item, TextCategory)
        }
        wanted = f"give (title, value) of {titled!r:.300}"
        if not isinstance(category, tuple) or len(category) != 2:
            raise TypeError(f"category is {category!r}; {wanted}")
        title, value = category
        if title not in titled or str(value) not in titled[title]:
            raise ValueError(f"category is {category!r}; {wanted}")
        kept = replace(self.state.axis(axis), category=CategoryFilter(title, str(value)))
        if len(self._with_axis(axis, kept).visible(axis)) == 0:
            raise ValueError(
                f"category {category!r} keeps nothing of what is visible; undo() first"
            )
        return self._narrowed(axis, kept)

    def showing_top(self, top: Top | None) -> ViewState:
        """Return the state with only the top rows, or with all again; both axes' own trees."""
        state = replace(self.state, top=top, viewport=replace(self.state.viewport, rows=None))
        for axis in AXES:
            tree = self.heatmap.standing_tree(axis, top)
            cut = first_cut(None if tree is None else tree.tree)
            state = state.with_axis(axis, replace(state.axis(axis), flips=(), cut=cut))
        return state

    def _narrowed(self, axis: AxisName, view: AxisView) -> ViewState:
        zoom = {"rows": self.state.viewport.rows, "cols": self.state.viewport.cols, axis: None}
        state = self.state.with_axis(axis, view).with_viewport(Viewport(**zoom))
        tree = self._with_axis(axis, view).tree(axis)
        if tree is None or view.cut is None or view.cut < tree.tree.height:
            return state
        return state.with_cut(axis, first_cut(tree.tree))

    def _with_axis(self, axis: AxisName, view: AxisView) -> HeatmapView:
        return self.then(self.state.with_axis(axis, view))

    def _indices(self, axis: AxisName) -> Indices:
        visible = self.visible(axis)
        tree = self.tree(axis)
        return order_indices(
            self.state.axis(axis).order,
            axis=axis,
            values32=self.heatmap.stored.values,
            precomputed=self.heatmap.orders(axis, self.state.top),
            categories=self.heatmap.matrix.axis(axis).categories,
            clustered=visible if tree is None else tree.positions,
            visible=visible,
        )

    def _arranged(self, axis: AxisName) -> ArrangedTree | None:
        whole = self.heatmap.standing_tree(axis, self.state.top)
        view = self.state.axis(axis)
        if whole is None:
            return None
        is_narrowed = view.category is not None or bool(view.crops)
        return arrange_tree(whole, view.flips, self.visible(axis) if is_narrowed else None)

    def _tree(self, axis: AxisName, parameter: str) -> ArrangedTree:
        tree = self.tree(axis)
        if tree is None:
            switch = _parameter(axis, "cluster")
            raise ValueError(f"{parameter} needs a tree, but {switch} is False; set it to True")
        return tree

    def _axes(self, axis: AxisName) -> dict[str, Axis]:
        matrix = self.heatmap.matrix
        other: AxisName = "cols" if axis == "rows" else "rows"
        return {"axis": matrix.axis(axis), "other_axis": matrix.axis(other)}


def _parameter(axis: AxisName, name: str) -> str:
    return f"{'row' if axis == 'rows' else 'col'}_{name}"
