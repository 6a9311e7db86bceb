"""Compute sums and variances along an axis, in row blocks to save memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clustergrammer_widget._types import FloatArray

BLOCK_CELLS = 4_000_000


def finite_sums_and_variances(values: FloatArray, along: int) -> tuple[FloatArray, FloatArray]:
    """Compute the sum and the variance (``ddof=1``) of the finite values of each item.

    The blocks are joined by the pairwise update of Chan, Golub and LeVeque (1983), so the
    variance does not suffer from cancellation.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        May hold NaN and infinities, which do not count.
    along : {0, 1}
        1 for one result per row, 0 for one per column.

    Returns
    -------
    sums, variances : ndarray of float64
        Both are 0 for an item without finite values; the variance is 0 with one finite value or
        several equal ones.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        if along == 1:
            parts = [_moments(block, 1) for block in _blocks(values)]
            sums, squares, counts = (np.concatenate(part) for part in zip(*parts, strict=True))
        else:
            sums, squares, counts = _moments(values[:0], 0)
            for block in _blocks(values):
                block_sums, block_squares, block_counts = _moments(block, 0)
                apart = _mean(block_sums, block_counts) - _mean(sums, counts)
                weight = counts * block_counts / np.maximum(counts + block_counts, 1)
                squares += block_squares + apart**2 * weight
                sums += block_sums
                counts += block_counts
        variances = squares / np.maximum(counts - 1, 1)
        rounding = (4 * np.finfo(np.float64).eps * _mean(sums, counts)) ** 2
        return sums, np.where(variances <= rounding, 0.0, variances)


def finite_magnitudes(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Compute the sums of the absolute values of each row and of each column.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        May hold NaN and infinities, which do not count.

    Returns
    -------
    rows, cols : ndarray of float64, shapes (n,) and (m,)
    """
    rows, cols = [], np.zeros(values.shape[1])
    with np.errstate(over="ignore"):
        for block in _blocks(values):
            magnitudes = np.abs(np.where(np.isfinite(block), block, 0.0))
            rows.append(magnitudes.sum(axis=1))
            cols += magnitudes.sum(axis=0)
    return np.concatenate(rows), cols


def _moments(block: FloatArray, along: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Sum, sum of squared deviations from the mean, and count of the finite values."""
    finite = np.isfinite(block)
    counts = finite.sum(axis=along).astype(np.float64)
    sums = np.sum(block, axis=along, where=finite)
    deviations = block - np.expand_dims(_mean(sums, counts), along)
    return sums, np.sum(deviations * deviations, axis=along, where=finite), counts


def _mean(sums: FloatArray, counts: FloatArray) -> FloatArray:
    return sums / np.maximum(counts, 1)


def _blocks(values: FloatArray) -> Iterator[FloatArray]:
    rows = max(1, BLOCK_CELLS // values.shape[1])
    for start in range(0, len(values), rows):
        yield values[start : start + rows]
