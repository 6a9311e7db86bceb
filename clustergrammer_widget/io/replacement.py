"""Read a table that replaces another one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.io.tables import read_dataset


def read_replacement(data: object, known: Matrix) -> Matrix:
    """Read a table that takes the place of another.

    Parameters
    ----------
    data : object
        As `read_dataset` takes it. An array or list, which has no labels, has those of the
        table before, and so must have as many lines, unless these are just numbered.
    known : Matrix
        The table before.

    Returns
    -------
    Matrix
        With the categories that are written into its labels or into its file.

    Raises
    ------
    TypeError, ValueError
        If it can't be read, or there is nothing to know its lines by.
    """
    table = read_dataset(data)
    if not isinstance(data, np.ndarray | list | tuple):
        return table
    rows = _named_as(known.rows, table.rows, "rows")
    return replace(table, rows=rows, cols=_named_as(known.cols, table.cols, "cols"))


def _named_as(known: Axis, numbered: Axis, name: AxisName) -> Axis:
    if len(known) == len(numbered):
        return known
    if known.index.equals(numbered.index[: len(known)]) or numbered.index.equals(
        known.index[: len(numbered)]
    ):
        return numbered
    lines = "rows" if name == "rows" else "columns"
    raise ValueError(
        f"data has {len(numbered)} {lines} without labels, and the widget has {len(known)}; "
        f"give a DataFrame with the labels of the {lines}"
    )
