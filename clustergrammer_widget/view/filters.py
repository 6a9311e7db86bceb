"""Filter by top rows or by one value of a category."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from numbers import Integral
from typing import Any

import numpy as np

from clustergrammer_widget.clustering.parameters import AxisClustering, ClusterAxis
from clustergrammer_widget.data.axis import Axis, AxisName, NumberCategory, TextCategory
from clustergrammer_widget.data.scores import Score
from clustergrammer_widget.data.units import as_given, as_number, text_of
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.narrowing import check_not_empty, narrowed, on_tree
from clustergrammer_widget.view.state import CategoryFilter, Top, Viewport

KEYS: dict[AxisName, tuple[str, ...]] = {"rows": ("top", "by", "category"), "cols": ("category",)}
DEFAULT_BY = "variance"
SCORES: dict[str, Score] = {"sum": "magnitude", "variance": "variance"}


def filters_of(seen: HeatmapView) -> dict[str, dict[str, Any]]:
    """Return the filters there are, as `with_filters` takes them; empty without any.

    Returns
    -------
    dict
        ``{"rows": {"top": 20, "by": "variance", "category": (title, value)}, "cols": ...}`` with
        only what is set; dates and durations are text.
    """
    filters: dict[str, dict[str, Any]] = {}
    top = seen.state.top
    if top is not None:
        filters["rows"] = {"top": top.count, "by": top.by}
    for axis in AXES:
        kept = seen.state.axis(axis).category
        if kept is not None:
            category, value = seen.axis(axis).category(kept.title), kept.value
            if isinstance(category, NumberCategory) and not isinstance(value, str):
                value = as_given(value, category.unit)
            filters.setdefault(axis, {})["category"] = (kept.title, value)
    return filters


def with_filters(
    seen: HeatmapView, filters: object, cluster_axis: ClusterAxis = AxisClustering.tree
) -> HeatmapView:
    """Set these filters and no others.

    Parameters
    ----------
    seen : HeatmapView
        What to start from.
    filters : mapping or None
        As `filters_of` returns; None and ``{}`` clear all.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.

    Raises
    ------
    TypeError, ValueError
        If it has another form, or names what there is not.
    """
    wanted = "give {'rows': {'top': 20, 'by': 'sum', 'category': (title, value)}, 'cols': ...}"
    by_axis = {} if filters is None else filters
    if not isinstance(by_axis, Mapping):
        raise TypeError(f"filters is {filters!r}; {wanted}, or None to clear")
    for axis, parts in by_axis.items():
        if axis not in AXES or not isinstance(parts, Mapping):
            raise ValueError(f"filters has {axis!r}: {parts!r}; {wanted}")
        unknown = [key for key in parts if key not in KEYS[axis]]
        if unknown:
            raise ValueError(
                f"filters[{axis!r}] has {unknown[0]!r}; give {', '.join(KEYS[axis])}. "
                "Labels and queries are crops: filter_rows, filter_cols"
            )
    rows = by_axis.get("rows", {})
    top = None
    if rows.get("top") is not None:
        top = checked_top(seen, rows["top"], rows.get("by", DEFAULT_BY))
    changed = showing_top(seen, top, cluster_axis)
    for axis in AXES:
        changed = keeping_category(changed, axis, by_axis.get(axis, {}).get("category"))
    check_not_empty(changed, f"filters = {filters!r:.80}")
    return changed


def checked_top(seen: HeatmapView, top: object, by: object) -> Top:
    """Read a number of top rows, and by what.

    Raises
    ------
    ValueError
        If it is no number of rows of the table, or `by` is neither ``"sum"`` nor ``"variance"``.
    """
    count = len(seen.axis("rows"))
    if by != "sum" and by != "variance":
        raise ValueError(f"by is {by!r}; give 'sum' or 'variance'")
    rows = int(top) if isinstance(top, Integral) and not isinstance(top, bool) else 0
    if not 1 <= rows <= count:
        raise ValueError(f"top is {top!r}; give a number of rows from 1 to {count}")
    if SCORES[by] in seen.heatmap.scores["rows"].constant and rows < count:
        raise _all_alike(seen, rows, by)
    return Top("sum" if by == "sum" else "variance", rows)


def _all_alike(seen: HeatmapView, top: int, by: str) -> ValueError:
    """Return the error for top rows by a score that is the same for all rows."""
    scores = seen.heatmap.scores["rows"]
    what = "sum of absolute values" if by == "sum" else "variance"
    if seen.heatmap.matrix.scaling_of("rows") is not None:
        what += " before scaling"
    other = "variance" if by == "sum" else "sum"
    fixes = [] if SCORES[other] in scores.constant else [f"by={other!r}"]
    if SCORES[by] in scores.rounded:
        what += " except for rounding, as in a table that was scaled before"
        fixes.append("the unscaled table with z_score='row' or standard_scale='row'")
    else:
        fixes.append("the rows by labels= or query=")
    return ValueError(
        f"top is {top} by {by!r}, but all rows have the same {what}, so none is a top row; "
        f"give {', or '.join(fixes)}"
    )


def showing_top(
    seen: HeatmapView, top: Top | None, cluster_axis: ClusterAxis = AxisClustering.tree
) -> HeatmapView:
    """Show only the top rows, or all again; both axes get their own trees for them."""
    if top == seen.state.top:
        return seen
    zoom = Viewport() if seen.state.recluster else replace(seen.state.viewport, rows=None)
    state = replace(seen.state, top=top, recluster=None, viewport=zoom)
    seen.heatmap.prepare(state, cluster_axis)
    for axis in AXES:
        tree = seen.heatmap.standing(axis, state).tree
        fresh = on_tree(state.axis(axis), tree, seen.standing_tree(axis))
        state = state.with_axis(axis, fresh)
    return seen.then(state)


def keeping_category(seen: HeatmapView, axis: AxisName, category: object) -> HeatmapView:
    """Show only one value of a category, given as (title, value), or with None all.

    Raises
    ------
    TypeError, ValueError
        If there is no such category or value.
    """
    kept = None if category is None else _checked_category(seen, axis, category)
    view = seen.state.axis(axis)
    return seen if kept == view.category else narrowed(seen, axis, replace(view, category=kept))


def _checked_category(seen: HeatmapView, axis: AxisName, category: object) -> CategoryFilter:
    wanted = f"give (title, value) of {known_values(seen, axis)}"
    if not isinstance(category, tuple | list) or len(category) != 2:
        raise TypeError(f"category is {category!r}; {wanted}")
    title, given = str(category[0]), category[1]
    strip = seen.axis(axis).category(title)
    value: str | float | None = None
    if isinstance(strip, NumberCategory):
        value = as_number(given, strip.unit)
    elif strip is not None:
        value = text_of(given, strip.values)
    if value is None or not has_value(seen.axis(axis), title, value):
        raise ValueError(f"category is {category!r}; {wanted}")
    return CategoryFilter(title, value)


def has_value(axis: Axis, title: str, value: str | float) -> bool:
    """Whether an axis has a category with this value; an infinite one can't be kept."""
    category = axis.category(title)
    if isinstance(category, TextCategory):
        return value in category.values
    is_finite = not isinstance(value, str) and math.isfinite(value)
    return is_finite and category is not None and bool(category.lines_with(value).any())


def known_values(seen: HeatmapView, axis: AxisName) -> str:
    """Write the values of each category of an axis, for errors."""
    known = {
        strip.title: strip.values if isinstance(strip, TextCategory) else _known_numbers(strip)
        for strip in seen.axis(axis).strips
    }
    return f"{known!r:.300}"


def _known_numbers(category: NumberCategory) -> tuple[str | float, ...]:
    finite = np.unique(category.numbers[np.isfinite(category.numbers)])[:20]
    return tuple(as_given(number, category.unit) for number in finite.tolist())
