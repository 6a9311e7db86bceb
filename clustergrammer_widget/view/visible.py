"""Compute the visible positions of an axis after filters and crops."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.state import AxisView


def visible_positions(
    axis: Axis, view: AxisView, base: npt.NDArray[np.int32] | None = None
) -> npt.NDArray[np.int32]:
    """Compute which lines of an axis are visible.

    Parameters
    ----------
    axis : Axis
        Its labels and categories.
    view : AxisView
        Its filter and crops.
    base : ndarray of int32, optional
        What they choose from, ascending; the whole axis by default.

    Returns
    -------
    ndarray of int32
        Original positions, ascending.
    """
    visible = np.arange(len(axis), dtype=np.int32) if base is None else base
    if view.category is not None:
        category = axis.category(view.category.title)
        if category is not None:
            visible = visible[category.lines_with(view.category.value)[visible]]
    for crop in view.crops:
        visible = visible[np.isin(visible, crop.kept)]
    return visible
