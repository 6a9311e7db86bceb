"""Compute distances between observations.

`condensed_distances` gives the upper triangle of the distance matrix row by row, as
`scipy.spatial.distance.pdist` does: n (n - 1) / 2 numbers. Metrics that come down to inner
products are computed by BLAS in blocks of rows, which for wide tables is ten times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import distance
from scipy.stats import rankdata

from clustergrammer_widget._float_errors import restore_float_errors
from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.metrics import Metric, check_metric

Block = Callable[[slice], FloatArray]

BLOCK_CELLS = 4_000_000

BOOLEAN = frozenset({"dice", "rogerstanimoto", "russellrao", "sokalsneath", "yule"})

ANGULAR = frozenset({"cosine", "correlation", "spearman"})

BOUNDED = ANGULAR | {"kendall"}

# Relative to |x|^2 + |y|^2: below it a squared distance has lost over half of its digits.
CANCELLED = 1e-7

ROUNDING = 8 * np.finfo(np.float64).eps

KENDALL_BLOCK_CELLS = 8_000_000

# Sums of this many signs are exact in float32.
EXACT_SUM = 1 << 24


def condensed_distances(
    observations: FloatArray, metric: Metric, *, axis: AxisName = "rows"
) -> FloatArray:
    """Compute the distances between all pairs of observations.

    Parameters
    ----------
    observations : ndarray of float64, shape (n, d)
        Finite values, one observation per row.
    metric : str or callable
        A name of `METRICS`, or a function of two arrays of shape (d,). ``"spearman"`` is the
        correlation distance of ranks (ties share their mean rank), ``"kendall"`` is one minus
        Kendall's tau-b. ``"dice"``, ``"rogerstanimoto"``, ``"russellrao"``, ``"sokalsneath"`` and
        ``"yule"`` compare what is not 0. ``"seuclidean"`` leaves out constant features.
    axis : {"rows", "cols"}
        What the observations are, for errors.

    Returns
    -------
    ndarray of float64, shape (n (n - 1) / 2,)
        Finite and not negative. Where a metric is undefined (an all-zero row under
        ``"cosine"``, a constant one under ``"correlation"``), equal observations are at distance
        0 and others at 1 under ``"cosine"``, ``"correlation"``, ``"spearman"`` and ``"kendall"``,
        at the largest defined distance under other metrics.

    Raises
    ------
    ValueError
        If the metric is unknown, or cannot be computed for these observations.
    TypeError
        If the metric is neither text nor callable.
    """
    check_metric(metric, axis)
    observations = np.ascontiguousarray(observations + 0.0)
    count = len(observations)
    groups = _groups_of_equals(observations)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        if metric in ANGULAR:
            distances = _by_blocks(count, _angular_block(_directions(observations, metric)))
        elif metric in ("euclidean", "sqeuclidean"):
            distances = _by_blocks(count, _squared_block(observations))
            if metric == "euclidean":
                np.sqrt(distances, out=distances)
        elif metric == "kendall":
            distances = kendall_distances(observations)
        else:
            distances = _by_scipy(observations, metric, axis)
    if len(np.unique(groups)) < count and not callable(metric):
        _zero_between_equals(distances, groups)
    return _defined(distances, bounded=metric in BOUNDED)


def _directions(observations: FloatArray, metric: Metric) -> FloatArray:
    """Rows of length 1 whose inner product is the similarity; NaN where there is no direction."""
    if metric == "spearman":
        observations = rankdata(observations, axis=1)
    scale = np.abs(observations).max(axis=1, keepdims=True)
    directions = observations / np.where(scale > 0, scale, 1)
    if metric != "cosine":
        # Divided by its largest magnitude, a constant row is exactly 1 and cancels to exactly 0.
        directions -= directions.mean(axis=1, keepdims=True)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    return directions


def _angular_block(directions: FloatArray) -> Block:
    def block(rows: slice) -> FloatArray:
        distances = 1 - directions[rows] @ directions[rows.start :].T
        distances[np.abs(distances) < ROUNDING] = 0
        return np.asarray(np.clip(distances, 0, 2))

    return block


def _squared_block(observations: FloatArray) -> Block:
    """Squared Euclidean distances as |x|^2 + |y|^2 - 2 xy, and directly where that cancels."""
    centred = observations - observations.mean(axis=0)
    squares = np.einsum("ij,ij->i", centred, centred)

    def block(rows: slice) -> FloatArray:
        sums = squares[rows, None] + squares[None, rows.start :]
        distances: FloatArray = sums - 2 * (centred[rows] @ centred[rows.start :].T)
        near = np.argwhere(np.triu(distances < CANCELLED * sums, k=1))
        step = max(1, BLOCK_CELLS // max(1, centred.shape[1]))
        for start in range(0, len(near), step):
            first, second = near[start : start + step].T
            apart = centred[rows.start + first] - centred[rows.start + second]
            distances[first, second] = np.einsum("ij,ij->i", apart, apart)
        return distances

    return block


def _by_blocks(count: int, block: Block) -> FloatArray:
    """Condensed distances from blocks, each of some rows against all rows from its first on."""
    distances = np.empty(count * (count - 1) // 2)
    filled = 0
    for rows in _row_slices(count):
        part = block(rows)
        for row in range(rows.stop - rows.start):
            line = part[row, row + 1 :]
            distances[filled : filled + len(line)] = line
            filled += len(line)
    return distances


def _row_slices(count: int) -> Iterator[slice]:
    start = 0
    while start < count:
        stop = min(count, start + max(1, BLOCK_CELLS // (count - start)))
        yield slice(start, stop)
        start = stop


def _by_scipy(observations: FloatArray, metric: Any, axis: AxisName) -> FloatArray:
    if callable(metric):
        return np.asarray(
            distance.pdist(observations, restore_float_errors(metric)), dtype=np.float64
        )
    try:
        if metric in BOOLEAN:
            distances = distance.pdist(observations != 0, metric)
        elif metric == "seuclidean":
            variances = observations.var(axis=0, ddof=1)
            spread = observations.max(axis=0) > observations.min(axis=0)
            variances[~spread] = 1
            distances = distance.pdist(observations, metric, V=variances)
        else:
            distances = distance.pdist(observations, metric)
    except (ValueError, np.linalg.LinAlgError) as error:
        raise ValueError(
            f"metric {metric!r} cannot be computed for the {len(observations)} {axis}: {error} "
            f"Give {axis_parameter(axis, 'metric')} another one, such as 'euclidean'"
        ) from error
    return np.asarray(distances, dtype=np.float64)


def _groups_of_equals(observations: FloatArray) -> npt.NDArray[np.intp]:
    """Give every observation a number, equal ones the same."""
    numbers: dict[bytes, int] = {}
    return np.array(
        [numbers.setdefault(row.tobytes(), len(numbers)) for row in observations], dtype=np.intp
    )


def _zero_between_equals(distances: FloatArray, groups: npt.NDArray[np.intp]) -> None:
    filled, count = 0, len(groups)
    for row in range(count - 1):
        line = distances[filled : filled + count - 1 - row]
        line[groups[row + 1 :] == groups[row]] = 0
        filled += len(line)


def _defined(distances: FloatArray, *, bounded: bool) -> FloatArray:
    """Put a number where the metric gave none."""
    undefined = ~np.isfinite(distances)
    if undefined.any():
        largest = np.max(distances, where=~undefined, initial=0.0)
        distances[undefined] = 1.0 if bounded or largest == 0 else largest
    return np.maximum(distances, 0, out=distances)


def kendall_distances(observations: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Compute 1 - tau-b between all pairs of observations.

    tau-b is the number of concordant less that of discordant pairs of features, over the
    geometric mean of the numbers of pairs untied in either observation (Kendall 1945). A row of
    signs, one per pair of features, turns all of it into inner products. Time grows with
    n^2 d^2: this is for tables of some hundreds of features.

    Parameters
    ----------
    observations : ndarray of float64, shape (n, d)
        Finite values, one observation per row.

    Returns
    -------
    ndarray of float64, shape (n (n - 1) / 2,)
        NaN where an observation is constant.
    """
    count, features = observations.shape
    agreement = np.zeros((count, count))
    width = min(EXACT_SUM, max(1, KENDALL_BLOCK_CELLS // count))
    firsts, seconds = np.triu_indices(features, k=1)
    for start in range(0, len(firsts), width):
        pairs = slice(start, start + width)
        apart = observations[:, firsts[pairs]] > observations[:, seconds[pairs]]
        below = observations[:, firsts[pairs]] < observations[:, seconds[pairs]]
        signs = np.subtract(apart, below, dtype=np.float32)
        agreement += signs @ signs.T
    untied = np.sqrt(np.diagonal(agreement))
    upper = np.triu_indices(count, k=1)
    tau = agreement[upper] / (untied[upper[0]] * untied[upper[1]])
    return np.asarray(np.clip(1 - tau, 0, 2))
