"""Specs of subset clusterings: top rows, and rows and columns that were reclustered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from clustergrammer_widget._types import AxisName

TopBy: TypeAlias = Literal["sum", "variance"]


@dataclass(frozen=True)
class TopRowsSpec:
    """Spec of the rows with the largest sum of magnitudes or variance."""

    by: TopBy
    count: int

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": self.by, "count": self.count}


@dataclass(frozen=True)
class AxisSubsetSpec:
    """Spec of the items of one axis that are clustered by themselves.

    Attributes
    ----------
    members : tuple of int or None
        Their source indices, ascending; None for the whole axis.
    enabled : bool
        False keeps the given order, without a tree.
    metric : str
        The name of a metric, or the one that `ClusteredMatrix.metric_name` gave to a function.
    method : str
        The name of a linkage method.
    optimal_ordering : bool
        Whether neighbouring leaves are as similar as the tree allows.
    """

    members: tuple[int, ...] | None = None
    enabled: bool = True
    metric: str = "cosine"
    method: str = "average"
    optimal_ordering: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "members": None if self.members is None else list(self.members),
            "enabled": self.enabled,
            "metric": self.metric,
            "method": self.method,
            "optimal": self.optimal_ordering,
        }


@dataclass(frozen=True)
class SubsetSpec:
    """Spec of rows and columns that are clustered by themselves."""

    rows: AxisSubsetSpec = AxisSubsetSpec()
    cols: AxisSubsetSpec = AxisSubsetSpec()

    def axis(self, name: AxisName) -> AxisSubsetSpec:
        """Return the spec of the axis of this name."""
        return self.rows if name == "rows" else self.cols

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"rows": self.rows.to_json(), "cols": self.cols.to_json()}
