"""Reading a view from JSON.

The page sends views, too, so nothing in them is trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args

from clustergrammer_widget.clustering.linkage import METHODS
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.groups import TITLE, Group
from clustergrammer_widget.data.labels import unused_title
from clustergrammer_widget.view.checks import (
    ascending,
    integer,
    number,
    one_of,
    position,
    positions,
    record,
    refused,
)
from clustergrammer_widget.view.color_state import REDUCTIONS
from clustergrammer_widget.view.colors import NORMS
from clustergrammer_widget.view.heatmap_view import AXES
from clustergrammer_widget.view.own_range import OWN_RANGES
from clustergrammer_widget.view.parts import PATHS, WHOLE, with_parts
from clustergrammer_widget.view.read_groups import read_groups
from clustergrammer_widget.view.state import (
    ORDER_NAMES,
    VERSION,
    AxisReclustering,
    CategoryFilter,
    CategoryOrder,
    Crop,
    CustomOrder,
    Interval,
    NamedOrder,
    Order,
    Reclustering,
    Top,
    TopBy,
    ValueOrder,
    ViewState,
)

Titles: TypeAlias = Collection[str] | None

KEYS = ("version", "rows", "cols", "top", "recluster", "colors", "viewport")
AXIS_KEYS = ("order", "cut", "flips", "category", "crops", "selected", "groups")
COLOR_KEYS = ("map", "vmin", "vmax", "center", "opacity", "ownRange", "reduction", "norm")


@dataclass(frozen=True)
class Bounds:
    """What a view can name.

    Attributes
    ----------
    rows, cols : int
        Number of rows and columns.
    row_titles, col_titles : collection of str or None
        Titles of the given categories of either axis; None lets every text pass.
    """

    rows: int
    cols: int
    row_titles: Titles = ()
    col_titles: Titles = ()

    def counts(self, axis: AxisName) -> tuple[int, int]:
        """Return how many there are on an axis, and on the one across."""
        return (self.rows, self.cols) if axis == "rows" else (self.cols, self.rows)

    def titles(self, axis: AxisName, groups: Collection[Group]) -> Titles:
        """Return the titles of the categories that an axis with these groups has."""
        titles = self.row_titles if axis == "rows" else self.col_titles
        if titles is None or not groups:
            return titles
        return (*titles, unused_title(TITLE, titles))


def read_state(obj: object, bounds: Bounds) -> ViewState:
    """Check a JSON value and read it as a state.

    Parameters
    ----------
    obj : object
        What `json.loads` gave, from a source that need not mean well.
    bounds : Bounds
        Of the table.

    Returns
    -------
    ViewState

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range. The message names
        the place, such as ``view.rows.selected[2]``, and what came.
    """
    state = record(obj, "view", KEYS)
    if integer(state["version"], "view.version") != VERSION:
        raise refused("view.version", state["version"], f"{VERSION}")
    parts = {path: state[path] for path in WHOLE}
    for owner, keys in (("rows", AXIS_KEYS), ("cols", AXIS_KEYS), ("colors", COLOR_KEYS)):
        entry = record(state[owner], f"view.{owner}", keys)
        parts |= {f"{owner}.{key}": entry[key] for key in keys}
    viewport = record(state["viewport"], "view.viewport", ("rows", "cols"))
    parts |= {f"viewport.{axis}": viewport[axis] for axis in ("rows", "cols")}
    read = read_parts(parts, bounds, ViewState())
    if read["top"] is not None and read["recluster"] is not None:
        raise refused("view.top", state["top"], "null while view.recluster is set")
    return with_parts(ViewState(), read)


def read_parts(obj: object, bounds: Bounds, view: ViewState) -> dict[str, Any]:
    """Check a JSON value and read it as parts of a view, by path.

    Parameters
    ----------
    obj : object
        What `json.loads` gave, from a source that need not mean well.
    bounds : Bounds
        Of the table.
    view : ViewState
        The view they are to be parts of; it has what is not among them.

    Raises
    ------
    ValueError
        As `read_state`.
    """
    if not isinstance(obj, dict) or not obj.keys() <= PATHS:
        raise refused("view", obj, f"an object with keys of {sorted(PATHS)}")
    read: dict[str, Any] = {}
    for axis in AXES:
        path = f"{axis}.groups"
        if path in obj:
            read[path] = read_groups(obj[path], f"view.{path}", bounds.counts(axis)[0])
    groups = {axis: read.get(f"{axis}.groups", view.axis(axis).groups) for axis in AXES}
    for path, part in obj.items():
        owner, _, key = path.partition(".")
        at = f"view.{path}"
        if path in read:
            continue
        if path == "top":
            read[path] = None if part is None else read_top(part, bounds.rows)
        elif path == "recluster":
            read[path] = None if part is None else read_recluster(part, bounds.rows, bounds.cols)
        elif owner == "colors":
            read[path] = _COLOR_PARTS[key](part, at)
        else:
            axis = "rows" if path.endswith("rows") or owner == "rows" else "cols"
            counts = bounds.counts(axis)
            if owner == "viewport":
                read[path] = _interval(part, at, counts[0])
            else:
                read[path] = _axis_part(key, part, at, counts, bounds.titles(axis, groups[axis]))
    ends = (
        read.get(path, getattr(view.colors, path[7:])) for path in ("colors.vmin", "colors.vmax")
    )
    vmin, vmax = ends
    if vmin is not None and vmax is not None and vmin >= vmax:
        raise refused("view.colors.vmin", vmin, f"a number below vmax, {vmax}")
    return read


def _axis_part(key: str, part: object, at: str, counts: tuple[int, int], titles: Titles) -> object:
    count, other_count = counts
    if key == "order":
        return _order(part, at, count, other_count, titles)
    if key == "cut":
        return _height(part, at)
    if key == "flips":
        return ascending(part, at, count - 1)
    if key == "category":
        return None if part is None else _category(part, at, titles)
    if key == "selected":
        return ascending(part, at, count)
    if not isinstance(part, list) or len(part) > count:
        raise refused(at, part, f"a list of at most {count} crops")
    return tuple(_crop(crop, f"{at}[{i}]", count) for i, crop in enumerate(part))


def _height(obj: object, at: str) -> float | None:
    if obj is None:
        return None
    height = number(obj, at)
    if height < 0:
        raise refused(at, height, "a height of 0 or more, or null")
    return height


def _category(obj: object, at: str, titles: Titles) -> CategoryFilter:
    entry = record(obj, at, ("title", "value"))
    value = entry["value"]
    if not isinstance(value, str):
        value = number(value, f"{at}.value")
    return CategoryFilter(_title(entry["title"], f"{at}.title", titles), value)


def _title(obj: object, at: str, titles: Titles) -> str:
    if not isinstance(obj, str):
        raise refused(at, obj, "the title of a category")
    if titles is not None and obj not in titles:
        raise refused(at, obj, f"one of the categories {list(titles)!r}")
    return obj


def _crop(obj: object, at: str, count: int) -> Crop:
    entry = record(obj, at, ("kept", "cut"))
    kept = ascending(entry["kept"], f"{at}.kept", count)
    if not kept:
        raise refused(f"{at}.kept", [], "at least one position")
    return Crop(kept, _height(entry["cut"], f"{at}.cut"))


def read_top(obj: object, count: int) -> Top:
    """Check a JSON value and read it as a choice of top rows of `count`.

    Raises
    ------
    ValueError
        As `read_state`.
    """
    entry = record(obj, "view.top", ("by", "count"))
    for by in get_args(TopBy):
        if entry["by"] == by:
            wanted = integer(entry["count"], "view.top.count")
            if not 1 <= wanted <= count:
                raise refused("view.top.count", wanted, f"a number of rows from 1 to {count}")
            return Top(by, wanted)
    raise refused("view.top.by", entry["by"], "'sum' or 'variance'")


def read_recluster(obj: object, n: int, m: int) -> Reclustering:
    """Check a JSON value and read it as what was clustered anew of an n by m matrix.

    Raises
    ------
    ValueError
        As `read_state`.
    """
    at = "view.recluster"
    axes = record(obj, at, ("rows", "cols"))
    return Reclustering(
        _axis_reclustering(axes["rows"], f"{at}.rows", n),
        _axis_reclustering(axes["cols"], f"{at}.cols", m),
    )


def _axis_reclustering(obj: object, at: str, count: int) -> AxisReclustering:
    entry = record(obj, at, ("members", "enabled", "metric", "method", "optimal"))
    members, metric = entry["members"], entry["metric"]
    if members is not None:
        members = ascending(members, f"{at}.members", count)
        if not members:
            raise refused(f"{at}.members", [], "at least one position, or null for all")
    enabled, optimal = (_flag(entry[name], f"{at}.{name}") for name in ("enabled", "optimal"))
    if not isinstance(metric, str):
        raise refused(f"{at}.metric", metric, "the name of a metric")
    method = one_of(entry["method"], f"{at}.method", METHODS)
    return AxisReclustering(members, enabled, metric, method, optimal)


def _color_map(obj: object, at: str) -> str | None:
    if obj is not None and not isinstance(obj, str):
        raise refused(at, obj, "the name of a colour map, or null")
    return obj


def _flag(obj: object, at: str) -> bool:
    if not isinstance(obj, bool):
        raise refused(at, obj, "true or false")
    return obj


def _optional_number(obj: object, at: str) -> float | None:
    return None if obj is None else number(obj, at)


def _opacity(obj: object, at: str) -> float:
    opacity = number(obj, at)
    if not 0 <= opacity <= 2:
        raise refused(at, opacity, "a number from 0 to 2")
    return opacity


_COLOR_PARTS: Mapping[str, Callable[[object, str], object]] = {
    "map": _color_map,
    "vmin": _optional_number,
    "vmax": _optional_number,
    "center": _optional_number,
    "opacity": _opacity,
    "ownRange": lambda obj, at: None if obj is None else one_of(obj, at, OWN_RANGES),
    "reduction": lambda obj, at: one_of(obj, at, REDUCTIONS),
    "norm": lambda obj, at: None if obj is None else one_of(obj, at, NORMS),
}


def _order(obj: object, at: str, count: int, other_count: int, titles: Titles) -> Order:
    by = obj.get("by") if isinstance(obj, dict) else None
    if by == "value":
        entry = record(obj, at, ("by", "of", "descending"))
        descending = _flag(entry["descending"], f"{at}.descending")
        return ValueOrder(position(entry["of"], f"{at}.of", other_count), descending)
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
