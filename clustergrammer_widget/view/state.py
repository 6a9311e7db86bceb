"""What is on the screen as a value: a small immutable record, and its exact JSON mirror.

The page sends this record too, so `ViewState.from_json` trusts nothing in it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.checks import integer, number, position, positions, record, refused

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
class AxisView:
    """How one axis is shown.

    Attributes
    ----------
    order : Order
        The order of display.
    cut : float or None
        Height of the dendrogram's cut in distance units, at least 0; None without a dendrogram.
    selected : tuple of int
        Original positions of what is selected, ascending.
    """

    order: Order = NamedOrder("cluster")
    cut: float | None = None
    selected: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "order": self.order.to_json(),
            "cut": self.cut,
            "selected": list(self.selected),
        }


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
    """Everything about the picture that is not the data; undo, sharing and saving hold these."""

    rows: AxisView = AxisView()
    cols: AxisView = AxisView()
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

    def with_viewport(self, viewport: Viewport) -> ViewState:
        """Return this state zoomed to another viewport."""
        return replace(self, viewport=viewport)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror; `from_json` gives the same state back."""
        return {
            "version": VERSION,
            "rows": self.rows.to_json(),
            "cols": self.cols.to_json(),
            "viewport": self.viewport.to_json(),
        }

    @classmethod
    def from_json(
        cls,
        obj: object,
        n: int,
        m: int,
        row_titles: Collection[str] = (),
        col_titles: Collection[str] = (),
    ) -> ViewState:
        """Check a JSON value and read it as a state of an n by m matrix.

        Parameters
        ----------
        obj : object
            What `json.loads` gave, from a source that need not mean well.
        n, m : int
            Number of rows and columns.
        row_titles, col_titles : collection of str
            Titles of the categories of either axis.

        Returns
        -------
        ViewState

        Raises
        ------
        ValueError
            If anything is missing, unknown, of another type or out of range. The message names
            the place, such as ``view.rows.selected[2]``, and what came.
        """
        state = record(obj, "view", ("version", "rows", "cols", "viewport"))
        if integer(state["version"], "view.version") != VERSION:
            raise refused("view.version", state["version"], f"{VERSION}")
        viewport = record(state["viewport"], "view.viewport", ("rows", "cols"))
        return cls(
            rows=_axis_view(state["rows"], "view.rows", n, m, row_titles),
            cols=_axis_view(state["cols"], "view.cols", m, n, col_titles),
            viewport=Viewport(
                rows=_interval(viewport["rows"], "view.viewport.rows", n),
                cols=_interval(viewport["cols"], "view.viewport.cols", m),
            ),
        )


def _axis_view(
    obj: object, at: str, count: int, other_count: int, titles: Collection[str]
) -> AxisView:
    entry = record(obj, at, ("order", "cut", "selected"))
    cut = entry["cut"]
    if cut is not None:
        cut = number(cut, f"{at}.cut")
        if cut < 0:
            raise refused(f"{at}.cut", cut, "a height of 0 or more, or null")
    selected = positions(entry["selected"], f"{at}.selected", count)
    if any(after <= before for before, after in pairwise(selected)):
        raise refused(f"{at}.selected", list(selected), "ascending positions without repeats")
    order = _order(entry["order"], f"{at}.order", count, other_count, titles)
    return AxisView(order, cut, selected)


def _order(obj: object, at: str, count: int, other_count: int, titles: Collection[str]) -> Order:
    by = obj.get("by") if isinstance(obj, dict) else None
    if by == "value":
        entry = record(obj, at, ("by", "of", "descending"))
        if not isinstance(entry["descending"], bool):
            raise refused(f"{at}.descending", entry["descending"], "true or false")
        return ValueOrder(position(entry["of"], f"{at}.of", other_count), entry["descending"])
    if by == "category":
        title = record(obj, at, ("by", "title"))["title"]
        if not isinstance(title, str) or title not in titles:
            raise refused(f"{at}.title", title, f"one of the categories {list(titles)!r}")
        return CategoryOrder(title)
    if by == "custom":
        indices = positions(record(obj, at, ("by", "indices"))["indices"], f"{at}.indices", count)
        if len(indices) != count or len(set(indices)) != count:
            raise refused(f"{at}.indices", list(indices), f"a permutation of 0 to {count - 1}")
        return CustomOrder(indices)
    named = record(obj, at, ("by",))["by"]
    for name in ORDER_NAMES:
        if named == name:
            return NamedOrder(name)
    raise refused(f"{at}.by", named, f"one of {[*ORDER_NAMES, 'value', 'category', 'custom']}")


def _interval(obj: object, at: str, count: int) -> Interval | None:
    if obj is None:
        return None
    wanted = f"[start, end] with 0 <= start < end <= {count}, or null"
    if not isinstance(obj, list) or len(obj) != 2:
        raise refused(at, obj, wanted)
    start, end = (number(edge, f"{at}[{i}]") for i, edge in enumerate(obj))
    if not 0 <= start < end <= count:
        raise refused(at, obj, wanted)
    return start, end
