"""A heatmap as it is seen: what can be read from a view, and the views one step away."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.view.frames import (
    clusters_series,
    positions_of,
    selected_frame,
    view_frame,
)
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.order_name import order_name, parse_order
from clustergrammer_widget.view.state import ViewState

Indices = npt.NDArray[np.int32]


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
        """Original positions of the rows in displayed order."""
        return self.heatmap.indices("rows", self.state)

    @cached_property
    def cols(self) -> Indices:
        """Original positions of the columns in displayed order."""
        return self.heatmap.indices("cols", self.state)

    def indices(self, axis: AxisName) -> Indices:
        """Return original positions of an axis in displayed order."""
        return self.rows if axis == "rows" else self.cols

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
            has_tree=self.heatmap.tree(axis) is not None,
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
        return self.state.with_cut(axis, tree.height_for(k))

    def selecting(self, axis: AxisName, selection: object, parameter: str) -> ViewState:
        """Return the state with other labels selected, see `positions_of`."""
        frame_labels: Literal["index", "columns"] = "index" if axis == "rows" else "columns"
        labels = self.heatmap.matrix.axis(axis)
        positions = positions_of(selection, labels, parameter, frame_labels=frame_labels)
        return self.state.with_selected(axis, positions)

    def _tree(self, axis: AxisName, parameter: str) -> Tree:
        tree = self.heatmap.tree(axis)
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
