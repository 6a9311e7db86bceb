"""Read and change the selection, as DataFrames and as clusters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from numbers import Integral
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd

from clustergrammer_widget._types import AXES, AxisName, IndexArray
from clustergrammer_widget.view.changes.filter import current_filters
from clustergrammer_widget.view.dataframes import in_display_order, view_frame
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import resolve_selection
from clustergrammer_widget.view.state.orders import CustomOrder

SelectedAxes: TypeAlias = Literal["rows", "cols", "both"]


def provenance(
    view: ResolvedView, chosen: SelectedAxes, rows: IndexArray, cols: IndexArray
) -> dict[str, Any]:
    """Return how a selection was made, as JSON values.

    Parameters
    ----------
    view : ResolvedView
        The view that the selection was made in.
    chosen : {"rows", "cols", "both"}
        Which axes the selection was of.
    rows, cols : ndarray of int32
        Source indices of the rows and columns of the DataFrame.

    Returns
    -------
    dict
        ``"axis"``; by axis ``"order"`` (its name, or ``"custom"``), ``"filters"``, ``"crops"``
        (the names each crop kept, from the outermost in), ``"cut"`` and ``"positions"`` (places
        in the data, from 0); and the ``"fingerprint"`` of each axis' names, by which
        `recorded_indices` knows the table again.
    """
    positions = {"rows": rows.tolist(), "cols": cols.tolist()}
    return {
        "axis": chosen,
        "order": {axis: _order_note(view, axis) for axis in AXES},
        "filters": json.loads(json.dumps(current_filters(view))),
        "crops": {axis: _crops_note(view, axis) for axis in AXES},
        "cut": {axis: view.state.axis(axis).cut for axis in AXES},
        "positions": positions,
        "fingerprint": {axis: view.axis(axis).fingerprint for axis in AXES},
    }


def _order_note(view: ResolvedView, axis: AxisName) -> str:
    order = view.state.axis(axis).order
    return "custom" if isinstance(order, CustomOrder) else str(view.order_name(axis))


def _crops_note(view: ResolvedView, axis: AxisName) -> list[list[str]]:
    names = view.axis(axis).names
    return [[names[at] for at in crop.kept] for crop in view.state.axis(axis).crops]


def selected_indices(view: ResolvedView, chosen: SelectedAxes) -> tuple[IndexArray, IndexArray]:
    """Return the source indices of rows and columns of a selection, in displayed order.

    Parameters
    ----------
    view : ResolvedView
        What is displayed; what is selected and hidden is left out.
    chosen : {"rows", "cols", "both"}
        The selected rows by all visible columns, the selected columns by all visible rows, or the
        selected rows by the selected columns; there, an axis without a selection counts whole
        where the other one has one.
    """
    rows, cols = view.state.rows.selected, view.state.cols.selected
    nothing = not rows and not cols
    by_rows = chosen == "rows" or (chosen == "both" and (bool(rows) or nothing))
    by_cols = chosen == "cols" or (chosen == "both" and (bool(cols) or nothing))
    return (
        in_display_order(view.rows, rows) if by_rows else view.rows,
        in_display_order(view.cols, cols) if by_cols else view.cols,
    )


def selected_frame(view: ResolvedView, chosen: SelectedAxes) -> pd.DataFrame:
    """Return a selection as a DataFrame, see `selected_indices`.

    Returns
    -------
    DataFrame
        New, exact values, in displayed order; its `attrs` say how it was made, see `provenance`.
    """
    rows, cols = selected_indices(view, chosen)
    frame = view_frame(view.heatmap.matrix, rows, cols)
    frame.attrs.update(provenance(view, chosen, rows, cols))
    return frame


def with_selection(
    view: ResolvedView, axis: AxisName, selection: object, parameter: str
) -> ResolvedView:
    """Select items of an axis, see `resolve_labels`."""
    positions = resolve_selection(view, selection, parameter, axis)
    return view.with_state(view.state.with_selected(axis, positions))


def with_selections(view: ResolvedView, selection: object) -> ResolvedView:
    """Select rows and columns.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    selection : DataFrame, (rows, columns) or None
        Index and columns of a DataFrame, a pair of selections, or None to clear both.

    Raises
    ------
    TypeError
        If it is something else.
    """
    if selection is None:
        rows = cols = None
    elif isinstance(selection, pd.DataFrame):
        rows = cols = selection
    elif isinstance(selection, tuple) and len(selection) == 2:
        rows, cols = selection
    else:
        raise TypeError(
            f"selection is a {type(selection).__name__}; give a DataFrame, a pair (rows, columns), "
            "or None; for one axis assign to selected_rows or selected_cols"
        )
    return with_selection(
        with_selection(view, "rows", rows, "selection"), "cols", cols, "selection"
    )


def selected_clusters(view: ResolvedView, axis: AxisName) -> list[int]:
    """Return the numbers of the clusters all of whose visible members are selected, ascending."""
    selected = view.state.axis(axis).selected
    if not selected or view.tree(axis) is None:
        return []
    numbers = view.clusters(axis).to_numpy()
    is_selected = np.isin(view.indices(axis), selected)
    return sorted(set(numbers.tolist()) - set(numbers[~is_selected].tolist()))


def with_selected_clusters(
    view: ResolvedView, axis: AxisName, numbers: object, parameter: str
) -> ResolvedView:
    """Select the members of these clusters and nothing else of the axis.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    axis : {"rows", "cols"}
        Whose clusters.
    numbers : int, sequence of int or None
        As `ResolvedView.clusters` numbers them; None selects nothing.
    parameter : str
        Name of the parameter, for errors.

    Raises
    ------
    TypeError, ValueError
        If these are no numbers of clusters, or there is no tree.
    """
    wanted = [] if numbers is None else [numbers] if isinstance(numbers, Integral) else numbers
    if not isinstance(wanted, Sequence | np.ndarray | pd.Index | pd.Series) or isinstance(
        wanted, str
    ):
        raise TypeError(f"{parameter} is {numbers!r:.80}; give numbers of clusters, or None")
    chosen = list(wanted)
    if not chosen:
        return view.with_state(view.state.with_selected(axis, ()))
    view.require_tree(axis, parameter)
    clusters = view.clusters(axis).to_numpy()
    for number in chosen:
        if isinstance(number, bool) or not isinstance(number, Integral) or number not in clusters:
            raise ValueError(
                f"{parameter} has {number!r:.80}; give clusters from 1 to {clusters.max()}"
            )
    members = view.indices(axis)[np.isin(clusters, chosen)]
    return view.with_state(view.state.with_selected(axis, members.tolist()))
