"""The view state: a small immutable record, and its JSON form.

`decode_view_state` reads it back from JSON.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.colors.overrides import ColorOverrides
from clustergrammer_widget.data.named_groups import NamedGroup
from clustergrammer_widget.view.state.orders import CLUSTER_ORDER, Order
from clustergrammer_widget.view.state.subset_specs import SubsetSpec, TopRowsSpec

VERSION = 1


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
    """The ascending source indices that a crop kept, and the cut before it."""

    kept: tuple[int, ...]
    cut: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"kept": list(self.kept), "cut": self.cut}


@dataclass(frozen=True)
class AxisState:
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
        Source indices of what is selected, ascending.
    groups : tuple of NamedGroup
        The named groups, in the order of naming.
    """

    order: Order = CLUSTER_ORDER
    cut: float | None = None
    flips: tuple[int, ...] = ()
    category: CategoryFilter | None = None
    crops: tuple[Crop, ...] = ()
    selected: tuple[int, ...] = ()
    groups: tuple[NamedGroup, ...] = ()

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


Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Viewport:
    """What the zoom shows: half-open stretches of display indices, None for the whole axis."""

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
    """All that is shown and is not data; undo, sharing and saving hold such states.

    At most one of `top` and `recluster` is set: either says which items stand, with trees of
    their own.
    """

    rows: AxisState = AxisState()
    cols: AxisState = AxisState()
    top: TopRowsSpec | None = None
    recluster: SubsetSpec | None = None
    colors: ColorOverrides = field(default_factory=ColorOverrides)
    viewport: Viewport = Viewport()

    def axis(self, name: AxisName) -> AxisState:
        """Return how the axis of this name is shown."""
        return self.rows if name == "rows" else self.cols

    def with_axis(self, name: AxisName, axis_state: AxisState) -> ViewState:
        """Return this state with one axis shown another way."""
        return replace(self, rows=axis_state) if name == "rows" else replace(self, cols=axis_state)

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

    def with_groups(self, name: AxisName, groups: tuple[NamedGroup, ...]) -> ViewState:
        """Return this state with other groups on one axis."""
        return self.with_axis(name, replace(self.axis(name), groups=groups))

    def with_viewport(self, viewport: Viewport) -> ViewState:
        """Return this state zoomed to another viewport."""
        return replace(self, viewport=viewport)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror; `decode_view_state` gives the same state back."""
        return {
            "version": VERSION,
            "rows": self.rows.to_json(),
            "cols": self.cols.to_json(),
            "top": None if self.top is None else self.top.to_json(),
            "recluster": None if self.recluster is None else self.recluster.to_json(),
            "colors": self.colors.to_json(),
            "viewport": self.viewport.to_json(),
        }
