"""Compute the scores that rank rows or columns: sums, sums of magnitudes, variances."""

from __future__ import annotations

import numpy as np

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scaling import Score, Scores
from clustergrammer_widget.preprocessing.statistics import (
    finite_magnitudes,
    finite_sums_and_variances,
)

# Scores are the same where they differ by less than this share of what chance would do. Tables
# that were scaled before they came are often written with four or five digits.
TOLERANCE = 1e-3
# Variances are looked at further only where they differ by less than this share.
NEAR = 1e-4
# Squares of larger values would be beyond the largest float64.
LARGE = 1e150
ROUNDING = 8 * np.finfo(np.float64).eps


def matrix_scores(matrix: Matrix) -> dict[AxisName, Scores]:
    """Compute the scores that rank rows and columns, before scaling for the axis that was scaled.

    Returns
    -------
    dict of str to Scores
        By axis, ``"rows"`` and ``"cols"``.
    """
    scores = table_scores(matrix.values)
    before = matrix.before_scaling
    return scores if before is None else scores | {before.scaling.axis: before.scores}


def table_scores(values: FloatArray) -> dict[AxisName, Scores]:
    """Compute the scores that rank rows and columns.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN and infinities do not count.

    Returns
    -------
    dict of str to Scores
        By axis, ``"rows"`` and ``"cols"``.
    """
    row_magnitudes, col_magnitudes = finite_magnitudes(values)
    if row_magnitudes.max(initial=0.0) > LARGE:
        values = _moderate(values)
        row_magnitudes, col_magnitudes = finite_magnitudes(values)
    rows, cols = (finite_sums_and_variances(values, along) for along in (1, 0))
    return {
        "rows": _scores(values, rows, row_magnitudes, cols[1]),
        "cols": _scores(values.T, cols, col_magnitudes, rows[1]),
    }


def _moderate(values: FloatArray) -> FloatArray:
    """Divide by a power of two, so that no sum and no variance is inf; ranks stay as they are."""
    finite = np.isfinite(values)
    exponent = int(np.frexp(np.max(np.abs(values), where=finite, initial=0.0))[1])
    return np.ldexp(values, -exponent)


def _scores(
    values: FloatArray,
    moments: tuple[FloatArray, FloatArray],
    magnitudes: FloatArray,
    others: FloatArray,
) -> Scores:
    """Find which scores of the rows are alike; `others` are the variances of the columns."""
    sums, variances = moments
    with np.errstate(over="ignore", invalid="ignore"):
        # how far sums would be apart if the values of a row were independent of each other
        apart = np.sqrt(np.minimum(variances * len(others), others.sum()))
        slack = TOLERANCE * apart + ROUNDING * magnitudes
    alike: dict[Score, bool] = {
        "sum": _are_alike(sums, slack),
        "magnitude": _are_alike(magnitudes, slack),
        "variance": _are_variances_alike(values, variances),
    }
    constant = frozenset(name for name in alike if alike[name] and len(sums) > 1)
    spread = variances[variances > 0]
    compared = {"sum": sums, "magnitude": magnitudes, "variance": spread}
    rounded = frozenset(name for name in constant if len(np.unique(compared[name])) > 1)
    return Scores(
        np.zeros_like(sums) if "sum" in constant else sums,
        np.zeros_like(magnitudes) if "magnitude" in constant else magnitudes,
        np.sign(variances) if "variance" in constant else variances,
        constant,
        rounded,
    )


def _are_variances_alike(values: FloatArray, variances: FloatArray) -> bool:
    """Whether all rows with spread have the same variance; a row without stays so when scaled."""
    varied = np.flatnonzero(variances > 0)
    spread = variances[varied]
    if not _are_alike(spread, NEAR * spread):
        return False
    with np.errstate(over="ignore", invalid="ignore"):
        rows = np.where(np.isfinite(values[varied]), values[varied], np.nan)
        squares = (rows - np.nanmean(rows, axis=1, keepdims=True)) ** 2
        # how far variances would be apart if the values of a row were independent of each other
        apart = np.sqrt(finite_sums_and_variances(squares, 0)[1].sum()) / max(rows.shape[1] - 1, 1)
    return _are_alike(spread, TOLERANCE * apart + ROUNDING * spread)


def _are_alike(scores: FloatArray, slack: FloatArray) -> bool:
    """Whether each score is within its own slack of the middle one."""
    if len(scores) == 0:
        return True
    with np.errstate(over="ignore", invalid="ignore"):
        return bool((np.abs(scores - np.median(scores)) <= slack).all())
