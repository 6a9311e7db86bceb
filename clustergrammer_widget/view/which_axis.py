"""Find the axis of a selection from its labels."""

from __future__ import annotations

import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.positions import positions_in


def axis_of(selection: object, seen: HeatmapView, parameter: str) -> AxisName:
    """Find the axis that a selection is of.

    Parameters
    ----------
    selection : labels, boolean mask or DataFrame
        As `positions_in` takes it. A DataFrame that came from a selection knows its axis.
    seen : HeatmapView
        What it is a selection of.
    parameter : str
        Name of the parameter, for errors.

    Returns
    -------
    {"rows", "cols"}

    Raises
    ------
    ValueError
        If both axes have these labels, or it is a selection of both.
    TypeError, ValueError
        If neither axis has them.
    """
    noted = selection.attrs.get("axis") if isinstance(selection, pd.DataFrame) else None
    if noted in AXES:
        return "rows" if noted == "rows" else "cols"
    if noted == "both":
        raise ValueError(
            f"{parameter} is a selection of rows and of columns; give axis='row' or axis='col'"
        )
    found: list[AxisName] = []
    for axis in AXES:
        try:
            positions = positions_in(seen, selection, parameter, axis)
        except (TypeError, ValueError):
            continue
        if positions:
            found.append(axis)
    if len(found) > 1:
        raise ValueError(
            f"{parameter} can mean rows or columns, as both have these labels; "
            "give axis='row' or axis='col'"
        )
    return found[0] if found else "cols"
