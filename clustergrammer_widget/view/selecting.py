"""Read and change the selection, as DataFrames and as clusters."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.frames import among, view_frame
from clustergrammer_widget.view.heatmap_view import HeatmapView, Indices
from clustergrammer_widget.view.positions import positions_in
from clustergrammer_widget.view.provenance import Chosen, provenance


def selected_positions(seen: HeatmapView, chosen: Chosen) -> tuple[Indices, Indices]:
    """Return the original positions of rows and columns of a selection, in displayed order.

    Parameters
    ----------
    seen : HeatmapView
        What is displayed; what is selected and hidden is left out.
    chosen : {"rows", "cols", "both"}
        The selected rows by all visible columns, the selected columns by all visible rows, or the
        selected rows by the selected columns; there, an axis without a selection counts whole
        where the other one has one.
    """
    rows, cols = seen.state.rows.selected, seen.state.cols.selected
    nothing = not rows and not cols
    by_rows = chosen == "rows" or (chosen == "both" and (bool(rows) or nothing))
    by_cols = chosen == "cols" or (chosen == "both" and (bool(cols) or nothing))
    return (
        among(seen.rows, rows) if by_rows else seen.rows,
        among(seen.cols, cols) if by_cols else seen.cols,
    )


def selected_frame(seen: HeatmapView, chosen: Chosen) -> pd.DataFrame:
    """Return a selection as a DataFrame, see `selected_positions`.

    Returns
    -------
    DataFrame
        New, exact values, in displayed order; its `attrs` say how it was made, see `provenance`.
    """
    rows, cols = selected_positions(seen, chosen)
    frame = view_frame(seen.heatmap.matrix, rows, cols)
    frame.attrs.update(provenance(seen, chosen, rows, cols))
    return frame


def selecting(seen: HeatmapView, axis: AxisName, selection: object, parameter: str) -> HeatmapView:
    """Select other lines of an axis, see `positions_of`."""
    positions = positions_in(seen, selection, parameter, axis)
    return seen.then(seen.state.with_selected(axis, positions))


def selecting_both(seen: HeatmapView, selection: object) -> HeatmapView:
    """Select rows and columns.

    Parameters
    ----------
    seen : HeatmapView
        What to start from.
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
    return selecting(selecting(seen, "rows", rows, "selection"), "cols", cols, "selection")


def selected_clusters(seen: HeatmapView, axis: AxisName) -> list[int]:
    """Return the numbers of the clusters all of whose visible members are selected, ascending."""
    selected = seen.state.axis(axis).selected
    if not selected or seen.tree(axis) is None:
        return []
    numbers = seen.clusters(axis).to_numpy()
    is_selected = np.isin(seen.indices(axis), selected)
    return sorted(set(numbers.tolist()) - set(numbers[~is_selected].tolist()))


def selecting_clusters(
    seen: HeatmapView, axis: AxisName, numbers: object, parameter: str
) -> HeatmapView:
    """Select the members of these clusters and nothing else of the axis.

    Parameters
    ----------
    seen : HeatmapView
        What to start from.
    axis : {"rows", "cols"}
        Whose clusters.
    numbers : int, sequence of int or None
        As `HeatmapView.clusters` numbers them; None selects nothing.
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
        return seen.then(seen.state.with_selected(axis, ()))
    seen.needed_tree(axis, parameter)
    clusters = seen.clusters(axis).to_numpy()
    for number in chosen:
        if isinstance(number, bool) or not isinstance(number, Integral) or number not in clusters:
            raise ValueError(
                f"{parameter} has {number!r:.80}; give clusters from 1 to {clusters.max()}"
            )
    members = seen.indices(axis)[np.isin(clusters, chosen)]
    return seen.then(seen.state.with_selected(axis, members.tolist()))
