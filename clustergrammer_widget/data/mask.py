"""Read the mask: the cells that are not drawn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import MISSING_INDEX, BoolArray, IndexArray
from clustergrammer_widget.data.alignment import align_axes, match_labels
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix


def read_mask(mask: object, table: Matrix) -> BoolArray | None:
    """Read which cells of a table are not to be drawn.

    Parameters
    ----------
    mask : DataFrame, 2-D ndarray or nested list, optional
        True for each cell that is not drawn; 1 and 0 pass for True and False. A DataFrame has the
        labels of the table, in any order; anything else has its shape.
    table : Matrix
        n rows by m columns.

    Returns
    -------
    ndarray of bool, shape (n, m), or None
        None where every cell is drawn.

    Raises
    ------
    TypeError
        If `mask` is of another type, or has something else than True and False.
    ValueError
        If it has other labels or another shape.
    """
    if mask is None:
        return None
    if isinstance(mask, pd.DataFrame):
        rows = _places(table.rows, mask.index, "rows", "data.index")
        cols = _places(table.cols, mask.columns, "columns", "data.columns")
        return _or_none(_flags(mask.to_numpy())[np.ix_(rows, cols)])
    if not isinstance(mask, np.ndarray | list | tuple):
        raise TypeError(
            f"mask is {mask!r:.80}, a {type(mask).__name__}; give a boolean DataFrame with the "
            "labels of the data, or a boolean array of its shape, True where a cell is not drawn"
        )
    try:
        flags = np.asarray(mask)
    except ValueError:
        raise ValueError(
            f"mask has rows of different lengths: {mask!r:.80}; "
            "give the same number of values in every row"
        ) from None
    if flags.shape != table.values.shape:
        raise ValueError(
            f"mask has shape {flags.shape}, the data has shape {table.values.shape}; give one "
            "value for each cell of the data"
        )
    return _or_none(_flags(flags))


def migrate_mask(before: Matrix, after: Matrix) -> BoolArray | None:
    """Carry the mask of a table over to another one by label.

    Returns
    -------
    ndarray of bool, shape (n, m) of `after`, or None
        None where every cell is drawn.
    """
    if before.mask is None:
        return None
    rows, cols = align_axes(after.rows, before.rows), align_axes(after.cols, before.cols)
    are_known = np.logical_and.outer(rows != MISSING_INDEX, cols != MISSING_INDEX)
    return _or_none(before.mask[np.ix_(rows, cols)] & are_known)


def _places(axis: Axis, labels: pd.Index, lines: str, wanted: str) -> IndexArray:
    places = match_labels(axis.index.tolist(), labels.tolist())
    unknown = [
        label for label, place in zip(axis.index, places, strict=True) if place == MISSING_INDEX
    ]
    if unknown or len(labels) != len(axis):
        problem = f"does not have {unknown[0]!r:.80}" if unknown else f"has {len(labels)} of them"
        raise ValueError(
            f"mask has other {lines} than the data, which has {len(axis)}: it {problem}; "
            f"give a mask with the labels of {wanted}, or a boolean array of the shape of the data"
        )
    return places


def _flags(values: npt.NDArray[np.generic]) -> BoolArray:
    if values.dtype.kind != "b":
        for place, value in enumerate(values.ravel().tolist()):
            if not isinstance(value, bool | int | float) or value not in (0, 1):
                row, col = divmod(place, values.shape[1])
                raise TypeError(
                    f"mask has {value!r:.80} in row {row}, column {col} (dtype {values.dtype}); "
                    "give True for cells that are not drawn and False for all others, "
                    "such as data.isna()"
                )
    return values.astype(bool)


def _or_none(mask: BoolArray) -> BoolArray | None:
    return mask if mask.any() else None
