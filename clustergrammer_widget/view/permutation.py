"""Compute the permutation that an order spec gives.

An order is an array of source indices by display index: ``indices[p]`` is what is
displayed at p. All sorts are stable, so equal keys keep the initial order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName, IndexArray
from clustergrammer_widget.data.annotations import Annotation, CategoricalAnnotation
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scaling import Scores
from clustergrammer_widget.preprocessing.rank_scores import matrix_scores
from clustergrammer_widget.view.state.orders import CategoryOrder, CustomOrder, Order, ValueOrder


def compute_orders(
    matrix: Matrix, axis: AxisName, scores: Scores | None = None
) -> dict[str, IndexArray]:
    """Compute the orders of an axis that depend on the data alone.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    axis : {"rows", "cols"}
        Which axis to order.
    scores : Scores, optional
        The scores of the axis from `matrix_scores`, where they are known.

    Returns
    -------
    dict of str to ndarray of int32
        A permutation of the axis each: ``"sum"``, the sum of the finite values, descending;
        ``"variance"``, the variance (``ddof=1``) of the finite values, descending, 0 with fewer
        than two of them; both before a scaling of this axis, and in initial order where all are
        the same but for rounding; ``"label"``, ascending as `pandas.DataFrame.sort_index` sorts,
        labels of mixed types by their text.
    """
    known = matrix_scores(matrix)[axis] if scores is None else scores
    return {
        "sum": _stable_argsort(-known.sum),
        "variance": _stable_argsort(-known.variance),
        "label": _label_order(matrix.axis(axis).index),
    }


def compute_permutation(
    order: Order,
    *,
    axis: AxisName,
    stored: npt.NDArray[np.floating[Any]],
    precomputed: Mapping[str, IndexArray],
    annotations: Sequence[Annotation],
    clustered: IndexArray,
    visible: IndexArray,
) -> IndexArray:
    """Compute the display order of the visible items.

    Parameters
    ----------
    order : Order
        The order wanted.
    axis : {"rows", "cols"}
        The axis to order.
    stored : ndarray of float32 or float64, shape (n, m)
        The matrix as the page has it, so that both sides break ties alike.
    precomputed : mapping of str to ndarray of int32
        The result of `compute_orders` for the axis.
    annotations : sequence of Annotation
        The categories of the axis.
    clustered : ndarray of int32
        The visible indices in the tree's leaf order; ascending where there is no tree.
    visible : ndarray of int32
        The visible indices, ascending.

    Returns
    -------
    ndarray of int32
        The visible indices. By value: NaN last, equal values in initial order, ascending as well
        as descending. By category: text in the order of its values, numbers ascending, missing
        last, ties in the cluster order.

    Raises
    ------
    ValueError
        If the order names a category the axis has not.
    """
    if isinstance(order, ValueOrder):
        line = (stored[:, order.of] if axis == "rows" else stored[order.of])[visible]
        return visible[_stable_argsort(-line if order.descending else line)]
    if isinstance(order, CategoryOrder):
        return clustered[_stable_argsort(_category_keys(order.title, annotations)[clustered])]
    if isinstance(order, CustomOrder):
        return _only(np.array(order.indices, dtype=np.int32), visible)
    if order.by == "cluster":
        return clustered
    if order.by == "initial":
        return visible
    return _only(precomputed[order.by], visible)


def _only(order: IndexArray, visible: IndexArray) -> IndexArray:
    if len(visible) == len(order):
        return order
    is_visible = np.zeros(int(order.max()) + 1, dtype=bool)
    is_visible[visible] = True
    return order[is_visible[order]]


def _category_keys(
    title: str, annotations: Sequence[Annotation]
) -> npt.NDArray[np.int64] | npt.NDArray[np.float64]:
    for annotation in annotations:
        if annotation.title != title:
            continue
        if isinstance(annotation, CategoricalAnnotation):
            codes = annotation.codes.astype(np.int64)
            return np.where(codes < 0, len(annotation.values), codes)
        return annotation.numbers
    titles = [annotation.title for annotation in annotations]
    raise ValueError(f"order by the category {title!r}; the axis has the categories {titles}")


def _label_order(index: pd.Index) -> IndexArray:
    if isinstance(index, pd.MultiIndex):
        return _tuple_order(index.tolist())
    missing = np.asarray(index.isna())
    if isinstance(index, pd.CategoricalIndex):
        keys = np.asarray(index.codes)
    elif isinstance(index.dtype, np.dtype) and index.dtype.kind in "iufb":
        keys = index.to_numpy()
    else:
        return _python_order(index.tolist(), missing)
    return np.lexsort((keys, missing)).astype(np.int32)


def _tuple_order(labels: list[tuple[object, ...]]) -> IndexArray:
    """Order tuples part by part, missing parts last; by text where parts can't be compared."""
    missing = [tuple(bool(pd.isna(part)) for part in label) for label in labels]  # type: ignore[call-overload]
    keys = [
        tuple((gone, 0 if gone else part) for part, gone in zip(label, goes, strict=True))
        for label, goes in zip(labels, missing, strict=True)
    ]
    try:
        order = sorted(range(len(labels)), key=keys.__getitem__)
    except TypeError:
        order = sorted(range(len(labels)), key=lambda i: str(labels[i]))
    return np.array(order, dtype=np.int32)


def _python_order(labels: list[object], missing: npt.NDArray[np.bool_]) -> IndexArray:
    present = np.flatnonzero(~missing).tolist()
    try:
        present.sort(key=labels.__getitem__)  # type: ignore[arg-type]
    except TypeError:
        present = sorted(np.flatnonzero(~missing).tolist(), key=lambda i: str(labels[i]))
    return np.array([*present, *np.flatnonzero(missing).tolist()], dtype=np.int32)


def _stable_argsort(keys: npt.NDArray[np.generic]) -> IndexArray:
    return np.argsort(keys, kind="stable").astype(np.int32)
