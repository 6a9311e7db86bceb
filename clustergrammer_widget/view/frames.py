"""What is displayed, selected and clustered as DataFrames and Series, and selections read back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.data.axis import Axis, label_key
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.view.lookup import positions_of_all

Indices = npt.NDArray[np.integer[Any]] | Sequence[int]


def view_frame(matrix: Matrix, rows: Indices, cols: Indices) -> pd.DataFrame:
    """Return what is displayed.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    rows, cols : sequence of int
        Original positions in displayed order.

    Returns
    -------
    DataFrame
        New, float64, with the user's own labels.
    """
    at_rows, at_cols = np.asarray(rows, dtype=np.intp), np.asarray(cols, dtype=np.intp)
    return pd.DataFrame(
        matrix.values[np.ix_(at_rows, at_cols)],
        index=matrix.rows.index.take(at_rows),
        columns=matrix.cols.index.take(at_cols),
    )


def selected_frame(
    matrix: Matrix,
    rows: Indices,
    cols: Indices,
    *,
    selected_rows: Sequence[int] | None = None,
    selected_cols: Sequence[int] | None = None,
) -> pd.DataFrame:
    """Return what is selected of what is displayed, in displayed order.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    rows, cols : sequence of int
        Original positions in displayed order.
    selected_rows, selected_cols : sequence of int, optional
        Selected original positions, in any order; None takes the whole axis, an empty one none
        of it. Selected positions that are not displayed are left out.

    Returns
    -------
    DataFrame
    """
    return view_frame(matrix, _among(rows, selected_rows), _among(cols, selected_cols))


def clusters_series(axis: Axis, tree: ArrangedTree, cut: float, indices: Indices) -> pd.Series[int]:
    """Return the cluster of each visible label.

    Parameters
    ----------
    axis : Axis
        The n labels.
    tree : ArrangedTree
        Over what is visible.
    cut : float
        Height of the cut.
    indices : sequence of int
        Original positions in displayed order.

    Returns
    -------
    Series of int64
        In displayed order, named ``"cluster"``. The clusters are numbered 1 to k as they come
        first in displayed order.
    """
    shown = np.asarray(indices, dtype=np.intp)
    leaves = np.searchsorted(tree.members, shown)
    numbers, _ = pd.factorize(tree.tree.clusters_at(cut)[leaves])
    return pd.Series(numbers.astype(np.int64) + 1, index=axis.index.take(shown), name="cluster")


def positions_of(
    selection: object,
    axis: Axis,
    parameter: str,
    *,
    frame_labels: Literal["index", "columns"] = "index",
) -> tuple[int, ...]:
    """Read a selection.

    Parameters
    ----------
    selection : labels, boolean mask, Index, Series, DataFrame or None
        None selects nothing. A label selects every position it has; drawn names count where the
        axis has no such label. A mask has one boolean per label in the original order, or is a
        Series with the labels of the axis. A Series otherwise gives its values.
    axis : Axis
        The axis to select from.
    parameter : str
        Name of the parameter, for errors.
    frame_labels : {"index", "columns"}
        Which labels of a DataFrame to take; the others where those are not all on the axis.

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
    if selection is None:
        return ()
    if isinstance(selection, pd.DataFrame):
        selection = _labels_of_frame(selection, axis, frame_labels)
    mask = _as_mask(selection)
    if mask is not None:
        return _masked(selection, mask, axis, parameter)
    found = positions_of_all(_as_labels(selection, axis, parameter), axis, parameter)
    return tuple(sorted({position for positions in found for position in positions}))


def _among(indices: Indices, selected: Sequence[int] | None) -> Indices:
    if selected is None:
        return indices
    shown = np.asarray(indices, dtype=np.intp)
    return shown[np.isin(shown, np.asarray(selected, dtype=np.intp))]


def _labels_of_frame(
    frame: pd.DataFrame, axis: Axis, preferred: Literal["index", "columns"]
) -> pd.Index:
    first, second = (frame.index, frame.columns)[:: 1 if preferred == "index" else -1]
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
