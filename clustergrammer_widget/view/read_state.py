"""Reading a view from JSON.

The page sends views, too, so nothing in them is trusted.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias, get_args

from clustergrammer_widget.clustering.linkage import METHODS
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
from clustergrammer_widget.view.color_state import REDUCTIONS, ColorView
from clustergrammer_widget.view.colors import NORMS
from clustergrammer_widget.view.own_range import OWN_RANGES
from clustergrammer_widget.view.state import (
    ORDER_NAMES,
    VERSION,
    AxisReclustering,
    AxisView,
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
    Viewport,
    ViewState,
)

Titles: TypeAlias = Collection[str] | None

KEYS = ("version", "rows", "cols", "top", "recluster", "colors", "viewport")


def read_state(
    obj: object,
    n: int,
    m: int,
    row_titles: Titles = (),
    col_titles: Titles = (),
) -> ViewState:
    """Check a JSON value and read it as a state of an n by m matrix.

    Parameters
    ----------
    obj : object
        What `json.loads` gave, from a source that need not mean well.
    n, m : int
        Number of rows and columns.
    row_titles, col_titles : collection of str or None
        Titles of the categories of either axis; None lets every text pass.

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
    if state["top"] is not None and state["recluster"] is not None:
        raise refused("view.top", state["top"], "null while view.recluster is set")
    viewport = record(state["viewport"], "view.viewport", ("rows", "cols"))
    return ViewState(
        rows=_axis_view(state["rows"], "view.rows", n, m, row_titles),
        cols=_axis_view(state["cols"], "view.cols", m, n, col_titles),
        top=None if state["top"] is None else read_top(state["top"], n),
        recluster=None if state["recluster"] is None else read_recluster(state["recluster"], n, m),
        colors=_color_view(state["colors"]),
        viewport=Viewport(
            rows=_interval(viewport["rows"], "view.viewport.rows", n),
            cols=_interval(viewport["cols"], "view.viewport.cols", m),
        ),
    )


def _axis_view(obj: object, at: str, count: int, other_count: int, titles: Titles) -> AxisView:
    entry = record(obj, at, ("order", "cut", "flips", "category", "crops", "selected"))
    crops = entry["crops"]
    if not isinstance(crops, list) or len(crops) > count:
        raise refused(f"{at}.crops", crops, f"a list of at most {count} crops")
    category = entry["category"]
    return AxisView(
        order=_order(entry["order"], f"{at}.order", count, other_count, titles),
        cut=_height(entry["cut"], f"{at}.cut"),
        flips=ascending(entry["flips"], f"{at}.flips", count - 1),
        category=None if category is None else _category(category, f"{at}.category", titles),
        crops=tuple(_crop(crop, f"{at}.crops[{i}]", count) for i, crop in enumerate(crops)),
        selected=ascending(entry["selected"], f"{at}.selected", count),
    )


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
    for flag in ("enabled", "optimal"):
        if not isinstance(entry[flag], bool):
            raise refused(f"{at}.{flag}", entry[flag], "true or false")
    if not isinstance(metric, str):
        raise refused(f"{at}.metric", metric, "the name of a metric")
    method = one_of(entry["method"], f"{at}.method", METHODS)
    return AxisReclustering(members, entry["enabled"], metric, method, entry["optimal"])


def _color_view(obj: object) -> ColorView:
    keys = ("map", "vmin", "vmax", "center", "opacity", "ownRange", "reduction", "norm")
    entry = record(obj, "view.colors", keys)
    name, own_range = entry["map"], entry["ownRange"]
    if name is not None and not isinstance(name, str):
        raise refused("view.colors.map", name, "the name of a colour map, or null")
    if own_range is not None:
        own_range = one_of(own_range, "view.colors.ownRange", OWN_RANGES)
    reduction = one_of(entry["reduction"], "view.colors.reduction", REDUCTIONS)
    norm = entry["norm"]
    norm = None if norm is None else one_of(norm, "view.colors.norm", NORMS)
    vmin, vmax, center = (
        None if entry[part] is None else number(entry[part], f"view.colors.{part}")
        for part in ("vmin", "vmax", "center")
    )
    if vmin is not None and vmax is not None and vmin >= vmax:
        raise refused("view.colors.vmin", vmin, f"a number below vmax, {vmax}")
    opacity = number(entry["opacity"], "view.colors.opacity")
    if not 0 <= opacity <= 2:
        raise refused("view.colors.opacity", opacity, "a number from 0 to 2")
    return ColorView(name, vmin, vmax, center, opacity, own_range, reduction, norm)


def _order(obj: object, at: str, count: int, other_count: int, titles: Titles) -> Order:
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
