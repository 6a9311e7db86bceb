"""Order specs: the rules by which the items of an axis are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

NamedBy: TypeAlias = Literal["cluster", "sum", "variance", "label", "initial"]
ORDER_NAMES: tuple[NamedBy, ...] = get_args(NamedBy)


@dataclass(frozen=True)
class NamedOrder:
    """An order by cluster, sum, variance, label or as given."""

    by: NamedBy

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": self.by}


CLUSTER_ORDER = NamedOrder("cluster")


@dataclass(frozen=True)
class ValueOrder:
    """By the values of one row or column: `of` is its source index on the other axis."""

    of: int
    descending: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": "value", "of": self.of, "descending": self.descending}


@dataclass(frozen=True)
class CategoryOrder:
    """By a category of the axis, ties by the cluster order."""

    title: str

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": "category", "title": self.title}


@dataclass(frozen=True)
class CustomOrder:
    """A permutation: `indices[p]` is the source index of what is displayed at p."""

    indices: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": "custom", "indices": list(self.indices)}


Order: TypeAlias = NamedOrder | ValueOrder | CategoryOrder | CustomOrder
