"""Select rows or columns by a pandas query over values and categories."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.data.annotations import CategoricalAnnotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.temporal import format_value


def query_indices(matrix: Matrix, axis: AxisName, query: object) -> tuple[int, ...]:
    """Find the items of an axis for which a query is true.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    axis : {"rows", "cols"}
        The items to choose from, visible or not.
    query : str
        An expression as `pandas.DataFrame.query` takes it. Its names are the drawn names of the
        other axis (for the values of that item), the titles of the categories of this one (dates
        are text, ``"2024-03-01"``, durations days), and ``index`` for the labels; names that are
        no Python names stand in backticks. Of a name that occurs several times the first counts,
        and values come before categories. Names of Python, ``@threshold``, are not seen: write
        their values into the text.

    Returns
    -------
    tuple of int
        Source indices, ascending.

    Raises
    ------
    TypeError
        If `query` is no text.
    ValueError
        If it can't be read, names what there is not, or is no condition.
    """
    if not isinstance(query, str):
        raise TypeError(f"query is {query!r:.80}, a {type(query).__name__}; give text, {_EXAMPLE}")
    frame = _frame(matrix, axis)
    try:
        found = frame.eval(
            query, engine="python", parser="pandas", local_dict={}, global_dict={}, target=None
        )
    except Exception as error:
        raise ValueError(
            f"query is {query!r:.200}, which can't be computed: {error!s:.200}. Names are "
            f"{_examples(frame)}; Python variables are not known, write their values: {_EXAMPLE}"
        ) from error
    return tuple(np.flatnonzero(_mask(found, query, len(frame))).tolist())


_EXAMPLE = """for example "S0 > 1.5 and Tissue == 'lung'\""""


def _frame(matrix: Matrix, axis: AxisName) -> pd.DataFrame:
    own, other = matrix.axis(axis), matrix.axis("cols" if axis == "rows" else "rows")
    values = matrix.values if axis == "rows" else matrix.values.T
    first = {name: places[0] for name, places in other.indices_by_name.items()}
    frame = pd.DataFrame(values[:, list(first.values())], index=own.index, columns=list(first))
    annotations = {
        c.title: _annotation_values(own, c.title) for c in own.annotations if c.title not in first
    }
    return pd.concat([frame, pd.DataFrame(annotations, index=own.index)], axis=1)


def _annotation_values(axis: Axis, title: str) -> Any:
    """Dates are text that sorts as they do: pandas finds no date that is equal to text."""
    annotation = axis.annotation(title)
    if isinstance(annotation, CategoricalAnnotation):
        texts = np.array([*annotation.values, None], dtype=object)[annotation.codes]
        return pd.array(texts, dtype="string")
    if annotation is None or annotation.unit != "date":
        return None if annotation is None else annotation.numbers
    dates = [
        None if np.isnan(day) else format_value(day, "date") for day in annotation.numbers.tolist()
    ]
    return pd.array(np.array(dates, dtype=object), dtype="string")


def _mask(found: object, query: str, count: int) -> npt.NDArray[np.bool_]:
    if isinstance(found, pd.Series | np.ndarray | pd.api.extensions.ExtensionArray):
        mask = pd.Series(found)
        if len(mask) == count and pd.api.types.is_bool_dtype(mask.dtype):
            return mask.fillna(False).to_numpy(dtype=bool)
    raise ValueError(
        f"query is {query!r:.200}, which is not a condition: it is {found!r:.80}; "
        f"compare something, {_EXAMPLE}"
    )


def _examples(frame: pd.DataFrame) -> str:
    names = [f"`{name}`" if not str(name).isidentifier() else str(name) for name in frame.columns]
    shown = names if len(names) <= 6 else [*names[:3], "...", *names[-3:]]
    return ", ".join([*shown, "index"])
