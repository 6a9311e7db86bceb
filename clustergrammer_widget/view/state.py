"""The view state: a small immutable record, and its JSON form.

`read_state` reads it back from JSON.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.groups import Group
from clustergrammer_widget.view.color_state import ColorView

VERSION = 1

NamedBy: TypeAlias = Literal["cluster", "sum", "variance", "label", "initial"]
ORDER_NAMES: tuple[NamedBy, ...] = get_args(NamedBy)


@dataclass(frozen=True)
class NamedOrder:
    """An order every axis has a name for."""

    by: NamedBy

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": self.by}


@dataclass(frozen=True)
class ValueOrder:
    """By the values of one row or column: `of` is its original position on the other axis."""

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
    """A permutation: `indices[p]` is the original position of what is displayed at p."""

    indices: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": "custom", "indices": list(self.indices)}


Order: TypeAlias = NamedOrder | ValueOrder | CategoryOrder | CustomOrder


@dataclass(frozen=True)
class CategoryFilter:
    """Only this value of a category: text, or exactly this number, which is finite."""

    title: str
    value: str | float

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"title": self.title, "value": self.value}


@dataclass(frozen=True)
class Crop:
    """What a crop kept, as ascending original positions, and the cut before it, to go back to."""

    kept: tuple[int, ...]
    cut: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"kept": list(self.kept), "cut": self.cut}


@dataclass(frozen=True)
class AxisView:
    """How one axis is shown.

    Attributes
    ----------
    order : Order
        The order of display.
    cut : float or None
        Height of the dendrogram's cut in distance units, at least 0; None without a dendrogram.
    flips : tuple of int
        Merges of the tree whose two branches are swapped, ascending.
    category : CategoryFilter or None
        Only one value of a category.
    crops : tuple of Crop
        From the outermost to the innermost; what all of them kept is visible.
    selected : tuple of int
        Original positions of what is selected, ascending.
    groups : tuple of Group
        The named groups, in the order of naming.
    """

    order: Order = NamedOrder("cluster")
    cut: float | None = None
    flips: tuple[int, ...] = ()
    category: CategoryFilter | None = None
    crops: tuple[Crop, ...] = ()
    selected: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "order": self.order.to_json(),
            "cut": self.cut,
            "flips": list(self.flips),
            "category": None if self.category is None else self.category.to_json(),
            "crops": [crop.to_json() for crop in self.crops],
            "selected": list(self.selected),
            "groups": [group.to_json() for group in self.groups],
        }


TopBy: TypeAlias = Literal["sum", "variance"]


@dataclass(frozen=True)
class Top:
    """Only the rows with the largest sum of magnitudes or variance, both axes clustered anew."""

    by: TopBy
    count: int

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"by": self.by, "count": self.count}


@dataclass(frozen=True)
class AxisReclustering:
    """Some lines of an axis, and how they were clustered by themselves.

    Attributes
    ----------
    members : tuple of int or None
        Their original positions, ascending; None for the whole axis.
    enabled : bool
        False keeps the given order, without a tree.
    metric : str
        The name of a metric, or the one that `Heatmap.metric_name` gave to a function.
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
class Reclustering:
    """Only these rows and columns, clustered anew: what the trees are made of."""

    rows: AxisReclustering = AxisReclustering()
    cols: AxisReclustering = AxisReclustering()

    def axis(self, name: AxisName) -> AxisReclustering:
        """Return what is clustered of the axis of this name."""
        return self.rows if name == "rows" else self.cols

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"rows": self.rows.to_json(), "cols": self.cols.to_json()}


Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Viewport:
    """What the zoom shows: half-open stretches of display positions, None for the whole axis."""

    rows: Interval | None = None
    cols: Interval | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "rows": None if self.rows is None else list(self.rows),
            "cols": None if self.cols is None else list(self.cols),
        }


@dataclass(frozen=True)
class ViewState:
    """Everything about the picture that is not the data; undo, sharing and saving hold these.

    At most one of `top` and `recluster` is set: either says which lines stand, with trees of
    their own.
    """

    rows: AxisView = AxisView()
    cols: AxisView = AxisView()
    top: Top | None = None
    recluster: Reclustering | None = None
    colors: ColorView = field(default_factory=ColorView)
    viewport: Viewport = Viewport()

    def axis(self, name: AxisName) -> AxisView:
        """Return how the axis of this name is shown."""
        return self.rows if name == "rows" else self.cols

    def with_axis(self, name: AxisName, view: AxisView) -> ViewState:
        """Return this state with one axis shown another way."""
        return replace(self, rows=view) if name == "rows" else replace(self, cols=view)

    def with_order(self, name: AxisName, order: Order) -> ViewState:
        """Return this state with one axis in another order."""
        return self.with_axis(name, replace(self.axis(name), order=order))

    def with_cut(self, name: AxisName, cut: float | None) -> ViewState:
        """Return this state with the tree of one axis cut at another height."""
        return self.with_axis(name, replace(self.axis(name), cut=cut))

    def with_selected(self, name: AxisName, selected: Collection[int]) -> ViewState:
        """Return this state with other positions selected on one axis."""
        ascending = tuple(sorted({int(position) for position in selected}))
        return self.with_axis(name, replace(self.axis(name), selected=ascending))

    def with_groups(self, name: AxisName, groups: tuple[Group, ...]) -> ViewState:
        """Return this state with other groups on one axis."""
        return self.with_axis(name, replace(self.axis(name), groups=groups))

    def with_viewport(self, viewport: Viewport) -> ViewState:
        """Return this state zoomed to another viewport."""
        return replace(self, viewport=viewport)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror; `read_state` gives the same state back."""
        return {
            "version": VERSION,
            "rows": self.rows.to_json(),
            "cols": self.cols.to_json(),
            "top": None if self.top is None else self.top.to_json(),
            "recluster": None if self.recluster is None else self.recluster.to_json(),
            "colors": self.colors.to_json(),
            "viewport": self.viewport.to_json(),
        }
