"""Write the parameters of `recluster` as Python text."""

from __future__ import annotations

from dataclasses import fields

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.codegen.literals import format_call, literal
from clustergrammer_widget.view.changes.recluster import ClusteringOverrides
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.state.subset_specs import SubsetSpec

Changes = dict[AxisName, ClusteringOverrides]


def clustering_overrides(heatmap: ClusteredMatrix, recluster: SubsetSpec) -> Changes:
    """Return how a subset clustering differs from that of the whole table."""
    return {
        axis: _change(heatmap.clustering(axis), heatmap.clustering_of(recluster.axis(axis)))
        for axis in AXES
    }


def _change(whole: ClusteringSpec, subset: ClusteringSpec) -> ClusteringOverrides:
    changed = {
        own.name: getattr(subset, own.name)
        for own in fields(ClusteringOverrides)
        if getattr(subset, own.name) != getattr(whole, own.name)
    }
    return ClusteringOverrides(**changed)


def format_recluster(changes: Changes) -> tuple[str, dict[str, str]]:
    """Write the call of `recluster`.

    Returns
    -------
    text : str
        The call.
    missing : dict of str to str
        Names in it of what has no text, and what kind of thing each is.
    """
    arguments: dict[str, str] = {}
    missing: dict[str, str] = {}
    for name, value in _given(changes).items():
        try:
            arguments[name] = literal(value)
        except TypeError:
            arguments[name] = f"new_{name}"
            missing[f"new_{name}"] = f"a {type(value).__name__}"
    return format_call("w.recluster", **arguments), missing


def _given(changes: Changes) -> dict[str, object]:
    """Return the parameters that changed, once where both axes have the same."""
    rows, cols = changes["rows"], changes["cols"]
    given: dict[str, object] = {}
    for name in ("metric", "method"):
        if getattr(rows, name) == getattr(cols, name):
            given[name] = getattr(rows, name)
        else:
            given |= {axis_parameter(axis, name): getattr(changes[axis], name) for axis in AXES}
    given |= {axis_parameter(axis, "cluster"): changes[axis].enabled for axis in AXES}
    optimal = rows.optimal_ordering if cols.optimal_ordering is None else cols.optimal_ordering
    given["optimal_ordering"] = optimal
    return {name: value for name, value in given.items() if value is not None}
