"""Estimate the time that a clustering takes on this machine."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import numpy as np
from scipy.cluster import hierarchy

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.clustering.distances import condensed_distances
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.preprocessing.impute import impute_nonfinite

Parts: TypeAlias = tuple[float, float, float]

SMALLEST_SAMPLE = 16
LARGEST_SAMPLE = 2_000
# On a busy machine the time of a smaller sample is that of waiting for a processor.
TRUSTED_SAMPLE = 512
# What may be spent on samples, on smaller ones, and the share of the estimate that one may take.
MOST_SECONDS = 0.4
MOST_SECONDS_UNTRUSTED = 2.0
MOST_SHARE = 0.05
# scipy's linkage reads its distances in columns, too. They leave the caches of a processor step by
# step between 2,000 and 8,000 observations; from there on a pair costs some four times as much.
CACHED = 2_000
BEYOND_CACHES = 8_000
SLOWDOWN = 4.0


def estimate_seconds(
    clustering: ClusteringSpec, values: FloatArray, axis: AxisName, least: float = 0.0
) -> float:
    """Estimate how long `ClusteringSpec.fit` will take, from samples of the same observations.

    Samples of 16, 32, 64 ... observations are clustered, for some tenths of a second.

    Parameters
    ----------
    clustering, values, axis
        As for `ClusteringSpec.fit`.
    least : float
        Estimates below this need not be exact, so that short work is not held up.

    Returns
    -------
    float
        0 where nothing is to be clustered, and where a sample can't be.
    """
    if not clustering.enabled or clustering.linkage is not None:
        return 0.0
    observations = values if axis == "rows" else values.T
    count, size, estimate, spent = len(observations), SMALLEST_SAMPLE, 0.0, 0.0
    quickest: Parts = (np.inf, np.inf, np.inf)
    while size < count:
        sample = observations[np.linspace(0, count - 1, size).astype(int)]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                parts = _seconds_of_parts(clustering, sample)
        except (ValueError, ArithmeticError):
            return estimate
        # waiting for others only ever makes a sample slower, so the quickest tells most
        first, second, third = map(min, quickest, _scaled(parts, size, count))
        quickest = first, second, third
        estimate = sum(quickest)
        spent += sum(parts)
        is_trusted = spent > MOST_SECONDS and size >= TRUSTED_SAMPLE
        is_enough = is_trusted or spent > MOST_SECONDS_UNTRUSTED or size == LARGEST_SAMPLE
        if estimate < least or is_enough or 4 * sum(parts) > MOST_SHARE * estimate:
            return estimate
        size = min(2 * size, LARGEST_SAMPLE)
    return estimate


def _seconds_of_parts(clustering: ClusteringSpec, sample: FloatArray) -> Parts:
    """Time the distances, the linkage and the leaf ordering of a sample."""
    method = cast(Any, clustering.method)
    distances, first = _timed(
        lambda: condensed_distances(impute_nonfinite(sample), clustering.metric)
    )
    linkage, second = _timed(lambda: hierarchy.linkage(distances, method))
    if not clustering.optimal_ordering:
        return first, second, 0.0
    _, third = _timed(lambda: hierarchy.optimal_leaf_ordering(linkage, distances))
    return first, second, third


def _timed(work: Callable[[], FloatArray]) -> tuple[FloatArray, float]:
    begin = time.perf_counter()
    done = work()
    return done, time.perf_counter() - begin


def _scaled(parts: Parts, size: int, count: int) -> Parts:
    """Return how long each part takes for all, by a sample."""
    growth = count / size
    slower = _pair_cost(count) / _pair_cost(size)
    distances, linkage, ordering = parts
    return distances * growth**2, linkage * growth**2 * slower, ordering * growth**3


def _pair_cost(count: int) -> float:
    """Return the relative cost of a pair of observations for the linkage."""
    share = (count - CACHED) / (BEYOND_CACHES - CACHED)
    return 1 + (SLOWDOWN - 1) * min(1.0, max(0.0, share))
