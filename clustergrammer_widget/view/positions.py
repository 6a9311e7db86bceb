"""Positions of lines on an axis that are named by labels, by a mask or by a DataFrame."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.axis import Axis, AxisName, label_key
from clustergrammer_widget.view.lookup import positions_of_all
from clustergrammer_widget.view.provenance import noted_positions


def positions_of(
    selection: object, axis: Axis, parameter: str, name: AxisName = "rows"
) -> tuple[int, ...]:
    """Read a selection.

    Positions decide, and labels may repeat: a label selects every position it has. Only a
    DataFrame that came from a selection of the same table says which of them are meant.

    Parameters
    ----------
    selection : labels, boolean mask, Index, Series, DataFrame or None
        None selects nothing. Drawn names count where the axis has no such label. A mask has one
        boolean per label in the original order, or is a Series with the labels of the axis. A
        Series otherwise gives its values. A DataFrame gives its index for rows and its columns
        for columns, or the other one where those are not all on the axis.
    axis : Axis
        The axis to select from.
    parameter : str
        Name of the parameter, for errors.
    name : {"rows", "cols"}
        Which axis that is.

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
        selection = _labels_of_frame(selection, axis, name)
    mask = _as_mask(selection)
    if mask is not None:
        return _masked(selection, mask, axis, parameter)
    found = positions_of_all(_as_labels(selection, axis, parameter), axis, parameter)
    chosen = ([at for at in positions if at in meant] or positions for positions in found)
    return tuple(sorted({position for positions in chosen for position in positions}))


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
    except (TypeError, ValueError):  # Labels that are True and False read as a mask.
        return None


def _labels_of_frame(frame: pd.DataFrame, axis: Axis, name: AxisName) -> pd.Index:
    first, second = (frame.index, frame.columns)[:: 1 if name == "rows" else -1]
    fits = all(axis.find(label) for label in first) or not all(axis.find(x) for x in second)
    return first if fits else second


def _as_mask(selection: object) -> npt.NDArray[np.bool_] | None:
    """Return a non-empty selection of booleans as an array, missing as False, else None."""
    if isinstance(selection, str | tuple | pd.MultiIndex) or not isinstance(selection, Iterable):
        return None
    if isinstance(selection, pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray):
        values = pd.Series(np.ravel(selection) if isinstance(selection, np.ndarray) else selection)
        if not pd.api.types.is_bool_dtype(values.dtype):
            return None
        return values.fillna(False).to_numpy(dtype=bool)
    items = list(selection) if isinstance(selection, Sequence) else []
    if not items or not all(isinstance(item, bool | np.bool_) for item in items):
        return None
    return np.array(items, dtype=bool)


def _masked(
    selection: object, mask: npt.NDArray[np.bool_], axis: Axis, parameter: str
) -> tuple[int, ...]:
    if isinstance(selection, pd.Series) and not selection.index.equals(axis.index):
        mask = _aligned(selection.index, mask, axis, parameter)
    if len(mask) != len(axis):
        raise ValueError(
            f"{parameter} is a mask of {len(mask)} booleans for {len(axis)} labels; give one per "
            "label, in the order of the data"
        )
    return tuple(np.flatnonzero(mask).tolist())


def _aligned(
    index: pd.Index, mask: npt.NDArray[np.bool_], axis: Axis, parameter: str
) -> npt.NDArray[np.bool_]:
    """Bring a mask with labels into the order of the axis."""
    chosen = {label_key(label): bool(on) for label, on in zip(index.tolist(), mask, strict=True)}
    labels = [label_key(label) for label in axis.index.tolist()]
    if index.is_unique and all(label in chosen for label in labels):
        return np.array([chosen[label] for label in labels], dtype=bool)
    raise ValueError(
        f"{parameter} is a mask with other labels than the axis; give it the labels of the data, "
        "or as an array in the order of the data (.to_numpy())"
    )


def _is_label(label: tuple[Any, ...], axis: Axis) -> bool:
    try:
        return bool(axis.find(label))
    except (TypeError, ValueError):
        return False


def _as_labels(selection: object, axis: Axis, parameter: str) -> list[Hashable]:
    if isinstance(selection, str) or pd.api.types.is_scalar(selection):
        return [selection]
    if isinstance(selection, tuple) and _is_label(selection, axis):
        return [selection]
    if not isinstance(selection, Iterable):
        raise TypeError(
            f"{parameter} is a {type(selection).__name__}; give labels, a boolean mask, "
            "or None to clear"
        )
    return list(selection)
