"""Find the indices of labels, of a mask or of a DataFrame on an axis, and the axis they are of."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.dataframes import recorded_indices
from clustergrammer_widget.view.label_lookup import find_labels, list_labels
from clustergrammer_widget.view.label_masks import Indices, masked_indices, read_label_mask
from clustergrammer_widget.view.resolved_view import ResolvedView


def resolve_labels(
    selection: object,
    axis: Axis,
    parameter: str,
    name: AxisName = "rows",
    displayed: Indices | None = None,
) -> tuple[int, ...]:
    """Find the indices of a selection.

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
        The visible indices in displayed order.

    Returns
    -------
    tuple of int
        Source indices, ascending, without repeats.

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
        meant = recorded_indices(selection, axis, name)
        labels: list[Hashable] = _labels_of_frame(selection, axis, name).tolist()
    else:
        if isinstance(selection, Iterator):
            selection = list(selection)
        is_label = isinstance(selection, tuple) and _is_label(selection, axis)
        mask = None if is_label else read_label_mask(selection, axis, displayed)
        if mask is not None:
            chosen_by_mask = masked_indices(mask, axis, parameter, name, displayed)
            return tuple(sorted(set(chosen_by_mask.tolist())))
        labels = [selection] if is_label else _as_labels(selection, parameter)
    found = find_labels(labels, axis, parameter)
    chosen = ([at for at in positions if at in meant] or positions for positions in found)
    return tuple(sorted({position for positions in chosen for position in positions}))


def resolve_selection(
    view: ResolvedView, selection: object, parameter: str, name: AxisName
) -> tuple[int, ...]:
    """Find the indices of a selection in a view, see `resolve_labels`."""
    return resolve_labels(selection, view.axis(name), parameter, name, view.indices(name))


def labels_for(positions: Sequence[int], axis: Axis, name: AxisName) -> list[Hashable] | None:
    """Return the labels that `resolve_labels` reads as these positions, which ascend.

    Returns
    -------
    list or None
        None if labels can't say it: a label that repeats means all its items.
    """
    labels: list[Hashable] = axis.index.take(list(positions)).tolist()
    try:
        return labels if resolve_labels(labels, axis, "labels", name) == tuple(positions) else None
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
        return list_labels([selection])
    if not isinstance(selection, Iterable):
        raise TypeError(
            f"{parameter} is a {type(selection).__name__}; give labels, a boolean mask, "
            "or None to clear"
        )
    return list_labels(selection)


def find_axis(selection: object, view: ResolvedView, parameter: str) -> AxisName:
    """Find the axis that a selection is of.

    Parameters
    ----------
    selection : labels, boolean mask or DataFrame
        As `resolve_selection` takes it. A DataFrame that came from a selection knows its axis.
    view : ResolvedView
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
            positions = resolve_selection(view, selection, parameter, axis)
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
