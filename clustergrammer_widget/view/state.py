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
class CategoryFilter:
    """Only this value of a text category."""

    title: str
    value: str

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
    """

    order: Order = NamedOrder("cluster")
    cut: float | None = None
    flips: tuple[int, ...] = ()
    category: CategoryFilter | None = None
    crops: tuple[Crop, ...] = ()
    selected: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "order": self.order.to_json(),
            "cut": self.cut,
            "flips": list(self.flips),
            "category": None if self.category is None else self.category.to_json(),
            "crops": [crop.to_json() for crop in self.crops],
            "selected": list(self.selected),
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
class ColorView:
    """What a person changed about the colours; None is what the table was given with.

    Attributes
    ----------
    map : str or None
        Name of a colour map.
    vmin, vmax : float or None
        Ends of the domain.
    opacity : float
        1 as given; down to 0 all is paler, up to 2 stronger.
    per_row : bool
        Colour each row over its own range.
    """

    map: str | None = None
    vmin: float | None = None
    vmax: float | None = None
    opacity: float = 1.0
    per_row: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "map": self.map,
            "vmin": self.vmin,
            "vmax": self.vmax,
            "opacity": self.opacity,
            "perRow": self.per_row,
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
    top: Top | None = None
    colors: ColorView = ColorView()
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
            "top": None if self.top is None else self.top.to_json(),
            "colors": self.colors.to_json(),
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
        state = record(obj, "view", ("version", "rows", "cols", "top", "colors", "viewport"))
        if integer(state["version"], "view.version") != VERSION:
            raise refused("view.version", state["version"], f"{VERSION}")
        viewport = record(state["viewport"], "view.viewport", ("rows", "cols"))
        return cls(
            rows=_axis_view(state["rows"], "view.rows", n, m, row_titles),
            cols=_axis_view(state["cols"], "view.cols", m, n, col_titles),
            top=None if state["top"] is None else parse_top(state["top"], n),
            colors=_color_view(state["colors"]),
            viewport=Viewport(
                rows=_interval(viewport["rows"], "view.viewport.rows", n),
                cols=_interval(viewport["cols"], "view.viewport.cols", m),
            ),
        )


def _axis_view(
    obj: object, at: str, count: int, other_count: int, titles: Collection[str]
) -> AxisView:
    entry = record(obj, at, ("order", "cut", "flips", "category", "crops", "selected"))
    crops = entry["crops"]
    if not isinstance(crops, list):
        raise refused(f"{at}.crops", crops, "a list of crops")
    category = entry["category"]
    return AxisView(
        order=_order(entry["order"], f"{at}.order", count, other_count, titles),
        cut=_height(entry["cut"], f"{at}.cut"),
        flips=_ascending(entry["flips"], f"{at}.flips", count - 1),
        category=None if category is None else _category(category, f"{at}.category", titles),
        crops=tuple(_crop(crop, f"{at}.crops[{i}]", count) for i, crop in enumerate(crops)),
        selected=_ascending(entry["selected"], f"{at}.selected", count),
    )


def _height(obj: object, at: str) -> float | None:
    if obj is None:
        return None
    height = number(obj, at)
    if height < 0:
        raise refused(at, height, "a height of 0 or more, or null")
    return height


def _ascending(obj: object, at: str, count: int) -> tuple[int, ...]:
    ascending = positions(obj, at, count)
    if any(after <= before for before, after in pairwise(ascending)):
        raise refused(at, list(ascending), "ascending positions without repeats")
    return ascending


def _category(obj: object, at: str, titles: Collection[str]) -> CategoryFilter:
    entry = record(obj, at, ("title", "value"))
    if not isinstance(entry["value"], str):
        raise refused(f"{at}.value", entry["value"], "text")
    return CategoryFilter(_title(entry["title"], f"{at}.title", titles), entry["value"])


def _title(obj: object, at: str, titles: Collection[str]) -> str:
    if not isinstance(obj, str) or obj not in titles:
        raise refused(at, obj, f"one of the categories {list(titles)!r}")
    return obj


def _crop(obj: object, at: str, count: int) -> Crop:
    entry = record(obj, at, ("kept", "cut"))
    kept = _ascending(entry["kept"], f"{at}.kept", count)
    if not kept:
        raise refused(f"{at}.kept", [], "at least one position")
    return Crop(kept, _height(entry["cut"], f"{at}.cut"))


def parse_top(obj: object, count: int) -> Top:
    """Check a JSON value and read it as a choice of top rows of `count`.

    Raises
    ------
    ValueError
        As `ViewState.from_json`.
    """
    entry = record(obj, "view.top", ("by", "count"))
    for by in get_args(TopBy):
        if entry["by"] == by:
            wanted = integer(entry["count"], "view.top.count")
            if not 1 <= wanted <= count:
                raise refused("view.top.count", wanted, f"a number of rows from 1 to {count}")
            return Top(by, wanted)
    raise refused("view.top.by", entry["by"], "'sum' or 'variance'")


def _color_view(obj: object) -> ColorView:
    entry = record(obj, "view.colors", ("map", "vmin", "vmax", "opacity", "perRow"))
    name, per_row = entry["map"], entry["perRow"]
    if name is not None and not isinstance(name, str):
        raise refused("view.colors.map", name, "the name of a colour map, or null")
    if not isinstance(per_row, bool):
        raise refused("view.colors.perRow", per_row, "true or false")
    vmin, vmax = (
        None if entry[end] is None else number(entry[end], f"view.colors.{end}")
        for end in ("vmin", "vmax")
    )
    if vmin is not None and vmax is not None and vmin >= vmax:
        raise refused("view.colors.vmin", vmin, f"a number below vmax, {vmax}")
    opacity = number(entry["opacity"], "view.colors.opacity")
    if not 0 <= opacity <= 2:
        raise refused("view.colors.opacity", opacity, "a number from 0 to 2")
    return ColorView(name, vmin, vmax, opacity, per_row)


def _order(obj: object, at: str, count: int, other_count: int, titles: Collection[str]) -> Order:
    by = obj.get("by") if isinstance(obj, dict) else None
    if by == "value":
        entry = record(obj, at, ("by", "of", "descending"))
        if not isinstance(entry["descending"], bool):
            raise refused(f"{at}.descending", entry["descending"], "true or false")
        return ValueOrder(position(entry["of"], f"{at}.of", other_count), entry["descending"])
    if by == "category":
        title = record(obj, at, ("by", "title"))["title"]
        return CategoryOrder(_title(title, f"{at}.title", titles))
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
