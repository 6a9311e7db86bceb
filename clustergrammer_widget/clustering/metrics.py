"""Names of the metrics, and the errors for unknown or unsuitable ones."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, TypeAlias

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import axis_parameter

Metric: TypeAlias = str | Callable[[Any, Any], float]

METRICS: tuple[str, ...] = (
    "braycurtis",
    "canberra",
    "chebyshev",
    "cityblock",
    "correlation",
    "cosine",
    "dice",
    "euclidean",
    "hamming",
    "jaccard",
    "jensenshannon",
    "kendall",
    "mahalanobis",
    "matching",
    "minkowski",
    "rogerstanimoto",
    "russellrao",
    "seuclidean",
    "sokalsneath",
    "spearman",
    "sqeuclidean",
    "yule",
)
OTHER_NAMES = {
    "manhattan": "cityblock",
    "l1": "cityblock",
    "l2": "euclidean",
    "pearson": "correlation",
}


def check_metric(metric: object, axis: AxisName) -> None:
    """Check for the name of a metric or a callable.

    Raises
    ------
    ValueError
        If the name is unknown; the message has the closest ones and all.
    TypeError
        If it is neither text nor callable.
    """
    if callable(metric) or metric in METRICS:
        return
    parameter = f"metric (or {axis_parameter(axis, 'metric')})"
    if not isinstance(metric, str):
        raise TypeError(f"{parameter} is {metric!r}; give the name of a metric or a callable")
    close = difflib.get_close_matches(metric.lower(), METRICS, n=2)
    close = [OTHER_NAMES[metric.lower()]] if metric.lower() in OTHER_NAMES else close
    hint = f"did you mean {' or '.join(map(repr, close))}? " if close else ""
    raise ValueError(f"{parameter} is {metric!r}; {hint}Known are {', '.join(METRICS)}")
