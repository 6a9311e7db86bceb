"""Compute the tree of observations."""

from __future__ import annotations

import difflib
import warnings
from typing import Any, cast

import numpy as np
from scipy.cluster import hierarchy

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.distances import condensed_distances
from clustergrammer_widget.clustering.magnitude import (
    degree_of,
    rescale_extremes,
    restore_magnitude,
)
from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.preprocessing.impute import impute_nonfinite

METHODS: tuple[str, ...] = (
    "average",
    "centroid",
    "complete",
    "median",
    "single",
    "ward",
    "weighted",
)
EUCLIDEAN_ONLY = frozenset({"centroid", "median", "ward"})
# scipy's optimal_leaf_ordering takes up to 5 s for 1,000 leaves, 75 s for 2,000.
OPTIMAL_ORDERING_LIMIT = 1000


def cluster(
    observations: FloatArray,
    metric: Metric = "cosine",
    method: str = "average",
    optimal_ordering: bool = False,
    *,
    axis: AxisName = "rows",
) -> Tree:
    """Cluster observations hierarchically.

    Parameters
    ----------
    observations : ndarray of float64, shape (n, d)
        One observation per row: the matrix to cluster its rows, its transpose to cluster its
        columns. NaN and infinities are replaced as `impute_nonfinite` says. Where the largest
        magnitude is above 1e60 or below 1e-60, values are divided by a power of two first and
        heights multiplied by it, so that no square overflows; heights beyond 1e307 become that.
    metric : str or callable
        See `condensed_distances`.
    method : str
        A name of `METHODS`, see `scipy.cluster.hierarchy.linkage`.
    optimal_ordering : bool
        Order the leaves so that neighbours are as similar as the tree allows (Bar-Joseph et al.
        2001), for at most 1,000 observations.
    axis : {"rows", "cols"}
        What the observations are, for errors.

    Returns
    -------
    Tree
        Of n leaves; a single observation is a tree without merges.

    Raises
    ------
    ValueError
        If metric or method is unknown, or the metric cannot be computed.
    TypeError
        If metric or method is of another type.

    Warns
    -----
    UserWarning
        If the method assumes Euclidean distances and gets others, or if there are too many
        observations for the optimal ordering.
    """
    check_method(method, axis)
    count = len(observations)
    if count == 1:
        return Tree.single()
    if method in EUCLIDEAN_ONLY and metric != "euclidean":
        warnings.warn(
            f"method {method!r} assumes Euclidean distances, metric is {metric!r}: the heights "
            f'may be meaningless; give metric="euclidean" for the {axis}, or method="average"',
            UserWarning,
            stacklevel=2,
        )
    optimal = optimal_ordering and count <= OPTIMAL_ORDERING_LIMIT
    if optimal_ordering and not optimal:
        warnings.warn(
            f"optimal_ordering would take minutes for {count:,} {axis}; they are in the order of "
            f"the linkage instead. It is for at most {OPTIMAL_ORDERING_LIMIT:,}",
            UserWarning,
            stacklevel=2,
        )
    finite = impute_nonfinite(observations)
    degree = degree_of(metric)
    moderate, unit = (finite, 0) if degree is None else rescale_extremes(finite)
    distances = condensed_distances(moderate, metric, axis=axis)
    distances, distance_unit = rescale_extremes(distances)
    linkage = hierarchy.linkage(distances, cast(Any, method))
    if optimal:
        linkage = hierarchy.optimal_leaf_ordering(linkage, distances)
    linkage[:, 2] = restore_magnitude(linkage[:, 2], unit * (degree or 0) + distance_unit)
    return Tree(linkage)


def check_method(method: object, axis: AxisName) -> None:
    """Check for the name of a linkage method.

    Raises
    ------
    ValueError
        If the name is unknown; the message has the closest one and all.
    TypeError
        If it is not text.
    """
    if method in METHODS:
        return
    parameter = f"method (or {axis_parameter(axis, 'method')})"
    if not isinstance(method, str):
        raise TypeError(f"{parameter} is {method!r}; give one of {', '.join(METHODS)}")
    close = difflib.get_close_matches(method.lower(), METHODS, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    raise ValueError(f"{parameter} is {method!r}; {hint}Known are {', '.join(METHODS)}")


def validate_linkage(linkage: object, n: int, parameter: str) -> FloatArray:
    """Check a linkage matrix the user gave.

    Parameters
    ----------
    linkage : object
        What came.
    n : int
        Number of observations it must have.
    parameter : str
        Name of the parameter, for errors.

    Returns
    -------
    ndarray of float64, shape (n - 1, 4)
        A copy.

    Raises
    ------
    ValueError
        If the shape does not fit, a number is not finite, or it is no tree. The message names
        the parameter, what came, and the shape wanted.
    TypeError
        If it is no array of numbers.
    """
    wanted = (
        f"give the matrix of scipy.cluster.hierarchy.linkage for {n} observations, "
        f"shape ({n - 1}, 4)"
    )
    try:
        matrix = np.array(linkage, dtype=np.float64)
    except OverflowError as error:
        raise ValueError(f"{parameter} has a number beyond float64 (1.8e308); {wanted}") from error
    except (TypeError, ValueError) as error:
        raise TypeError(f"{parameter} is a {type(linkage).__name__}; {wanted}") from error
    if matrix.shape != (n - 1, 4):
        raise ValueError(f"{parameter} has shape {matrix.shape}; {wanted}")
    if not np.isfinite(matrix).all():
        raise ValueError(f"{parameter} has numbers that are not finite; {wanted}")
    if (matrix[:, :2] % 1).any():
        raise ValueError(f"{parameter} has cluster numbers that are not whole; {wanted}")
    if n > 1:
        try:
            hierarchy.is_valid_linkage(matrix, throw=True, name=parameter)
        except ValueError as error:
            raise ValueError(f"{parameter} is not a tree: {error} {wanted}") from error
    return matrix
