"""Write into the `attrs` of a selection how it was made."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.view.filters import filters_of
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView, Indices
from clustergrammer_widget.view.state import CustomOrder

Chosen: TypeAlias = Literal["rows", "cols", "both"]


def provenance(seen: HeatmapView, chosen: Chosen, rows: Indices, cols: Indices) -> dict[str, Any]:
    """Note how a selection was made, in values that JSON has.

    Parameters
    ----------
    seen : HeatmapView
        What was displayed.
    chosen : {"rows", "cols", "both"}
        Which axes the selection was of.
    rows, cols : ndarray of int32
        Original positions of the rows and columns of the DataFrame.

    Returns
    -------
    dict
        ``"axis"``; by axis ``"order"`` (its name, or ``"custom"``), ``"filters"``, ``"crops"``
        (the names each crop kept, from the outermost in), ``"cut"`` and ``"positions"`` (places
        in the data, from 0); and the ``"fingerprint"`` of each axis' names, by which
        `noted_positions` knows the table again.
    """
    positions = {"rows": rows.tolist(), "cols": cols.tolist()}
    return {
        "axis": chosen,
        "order": {axis: _order(seen, axis) for axis in AXES},
        "filters": json.loads(json.dumps(filters_of(seen))),
        "crops": {axis: _crops(seen, axis) for axis in AXES},
        "cut": {axis: seen.state.axis(axis).cut for axis in AXES},
        "positions": positions,
        "fingerprint": {axis: seen.axis(axis).fingerprint for axis in AXES},
    }


def noted_positions(frame: pd.DataFrame, axis: Axis, name: AxisName) -> frozenset[int]:
    """Return the positions noted in a DataFrame; none if it is of another table, or of no table."""
    noted = noted_order(frame.attrs, axis, name)
    return frozenset() if noted is None else frozenset(noted.tolist())


def noted_order(attrs: Mapping[Hashable, Any], axis: Axis, name: AxisName) -> Indices | None:
    """Return the positions noted in `attrs`, in their order; None if they are of another table."""
    positions, fingerprint = (attrs.get(key) for key in ("positions", "fingerprint"))
    if not isinstance(positions, dict) or not isinstance(fingerprint, dict):
        return None
    noted = positions.get(name)
    if fingerprint.get(name) != axis.fingerprint or not isinstance(noted, list):
        return None
    known = [at for at in noted if isinstance(at, int) and 0 <= at < len(axis)]
    return np.array(known, dtype=np.int32) if len(known) == len(noted) else None


def _order(seen: HeatmapView, axis: AxisName) -> str:
    order = seen.state.axis(axis).order
    return "custom" if isinstance(order, CustomOrder) else str(seen.order_name(axis))


def _crops(seen: HeatmapView, axis: AxisName) -> list[list[str]]:
    names = seen.axis(axis).names
    return [[names[at] for at in crop.kept] for crop in seen.state.axis(axis).crops]
