"""Decode the specs of subset clusterings that the page sends."""

from __future__ import annotations

from typing import get_args

from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.clustering.linkage import METHODS
from clustergrammer_widget.protocol.checks import (
    check_ascending,
    check_choice,
    check_flag,
    check_integer,
    check_object,
)
from clustergrammer_widget.view.state.subset_specs import (
    AxisSubsetSpec,
    SubsetSpec,
    TopBy,
    TopRowsSpec,
)


def decode_top_rows(obj: object, count: int) -> TopRowsSpec:
    """Check a JSON value and read it as a choice of top rows of `count`.

    Raises
    ------
    ValueError
        As `decode_view_state`.
    """
    entry = check_object(obj, "view.top", ("by", "count"))
    for by in get_args(TopBy):
        if entry["by"] == by:
            wanted = check_integer(entry["count"], "view.top.count")
            if not 1 <= wanted <= count:
                raise validation_error(
                    "view.top.count", wanted, f"a number of rows from 1 to {count}"
                )
            return TopRowsSpec(by, wanted)
    raise validation_error("view.top.by", entry["by"], "'sum' or 'variance'")


def decode_subset(obj: object, n: int, m: int) -> SubsetSpec:
    """Check a JSON value and read it as a subset spec of an n by m matrix.

    Raises
    ------
    ValueError
        As `decode_view_state`.
    """
    at = "view.recluster"
    axes = check_object(obj, at, ("rows", "cols"))
    return SubsetSpec(
        _axis_subset(axes["rows"], f"{at}.rows", n),
        _axis_subset(axes["cols"], f"{at}.cols", m),
    )


def _axis_subset(obj: object, at: str, count: int) -> AxisSubsetSpec:
    entry = check_object(obj, at, ("members", "enabled", "metric", "method", "optimal"))
    members, metric = entry["members"], entry["metric"]
    if members is not None:
        members = check_ascending(members, f"{at}.members", count)
        if not members:
            raise validation_error(f"{at}.members", [], "at least one position, or null for all")
    enabled, optimal = (check_flag(entry[name], f"{at}.{name}") for name in ("enabled", "optimal"))
    if not isinstance(metric, str):
        raise validation_error(f"{at}.metric", metric, "the name of a metric")
    method = check_choice(entry["method"], f"{at}.method", METHODS)
    return AxisSubsetSpec(members, enabled, metric, method, optimal)
