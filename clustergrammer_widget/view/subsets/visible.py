"""Compute the visible indices of an axis after filters and crops."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.state.view_state import AxisState


def visible_indices(
    axis: Axis, axis_state: AxisState, base: npt.NDArray[np.int32] | None = None
) -> npt.NDArray[np.int32]:
    """Compute which items of an axis are visible.

    Parameters
    ----------
    axis : Axis
        Its labels and categories.
    axis_state : AxisState
        Its filter and crops.
    base : ndarray of int32, optional
        The indices that they choose from, ascending; the whole axis by default.

    Returns
    -------
    ndarray of int32
        Source indices, ascending.
    """
    visible = np.arange(len(axis), dtype=np.int32) if base is None else base
    if axis_state.category is not None:
        annotation = axis.annotation(axis_state.category.title)
        if annotation is not None:
            visible = visible[annotation.items_with(axis_state.category.value)[visible]]
    for crop in axis_state.crops:
        visible = visible[np.isin(visible, crop.kept)]
    return visible
