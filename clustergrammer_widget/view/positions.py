"""Find the positions on an axis of labels, a mask or a DataFrame."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.label_masks import Indices, masked_positions, read_label_mask
from clustergrammer_widget.view.lookup import listed, positions_of_all
from clustergrammer_widget.view.provenance import noted_positions


def positions_of(
    selection: object,
    axis: Axis,
    parameter: str,
    name: AxisName = "rows",
    displayed: Indices | None = None,
) -> tuple[int, ...]:
    """Read a selection.

    Positions decide, and labels may repeat: a label selects every position it has. A DataFrame that
    came from a selection of the same table says which of them are meant, and so does a mask that
    was made from the view.

    Parameters
    ----------
    selection : labels, boolean mask, Index, Series, dict, DataFrame or None
        None selects nothing. Drawn names count where the axis has no such label. A mask has one
        boolean per label in the original order, or per visible label in displayed order, or has
        labels: a Series, or a dict from labels to booleans; see `read_label_mask`. A Series or
        dict otherwise gives its values, or its keys. A DataFrame gives its index for rows and its
        columns for columns, or the other one where those are not all on the axis.
    axis : Axis
        The axis to select from.
    parameter : str
        Name of the parameter, for errors.
    name : {"rows", "cols"}
        Which axis that is.
    displayed : ndarray of int, optional
        The visible positions in displayed order.

    Returns
    -------
    tuple of int
        Original positions, ascending, without repeats.

    Raises
    ------
    ValueError
        If a label is not on the axis, or a mask has another length or other labels.
    TypeError
        If this is no selection.
    """
    meant: Collection[int] = ()
    if selection is None:
        return ()
    if isinstance(selection, pd.DataFrame):
        meant = noted_positions(selection, axis, name)
        labels: list[Hashable] = _labels_of_frame(selection, axis, name).tolist()
    else:
        if isinstance(selection, Iterator):
            selection = list(selection)
        is_label = isinstance(selection, tuple) and _is_label(selection, axis)
        mask = None if is_label else read_label_mask(selection, axis, displayed)
        if mask is not None:
            chosen_by_mask = masked_positions(mask, axis, parameter, name, displayed)
            return tuple(sorted(set(chosen_by_mask.tolist())))
        labels = [selection] if is_label else _as_labels(selection, parameter)
    found = positions_of_all(labels, axis, parameter)
    chosen = ([at for at in positions if at in meant] or positions for positions in found)
    return tuple(sorted({position for positions in chosen for position in positions}))


def positions_in(
    seen: HeatmapView, selection: object, parameter: str, name: AxisName
) -> tuple[int, ...]:
    """Read a selection of an axis as it is displayed, see `positions_of`."""
    return positions_of(selection, seen.axis(name), parameter, name, seen.indices(name))


def labels_of(positions: Sequence[int], axis: Axis, name: AxisName) -> list[Hashable] | None:
    """Return the labels that `positions_of` reads as these positions, which ascend.

    Returns
    -------
    list or None
        None where no labels do: those that repeat mean all their positions.
    """
    labels: list[Hashable] = axis.index.take(list(positions)).tolist()
    try:
        return labels if positions_of(labels, axis, "labels", name) == tuple(positions) else None
    except (TypeError, ValueError):
        return None


def _labels_of_frame(frame: pd.DataFrame, axis: Axis, name: AxisName) -> pd.Index:
    first, second = (frame.index, frame.columns)[:: 1 if name == "rows" else -1]
    fits = all(axis.find(label) for label in first) or not all(axis.find(x) for x in second)
    return first if fits else second


def _is_label(label: tuple[Any, ...], axis: Axis) -> bool:
    try:
        return bool(axis.find(label))
    except (TypeError, ValueError):
        return False


def _as_labels(selection: Any, parameter: str) -> list[Hashable]:
    if isinstance(selection, str) or pd.api.types.is_scalar(selection):
        return listed([selection])
    if not isinstance(selection, Iterable):
        raise TypeError(
            f"{parameter} is a {type(selection).__name__}; give labels, a boolean mask, "
            "or None to clear"
        )
    return listed(selection)
