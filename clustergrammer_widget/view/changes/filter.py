"""Filter by top rows or by one value of a category."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from numbers import Integral
from typing import Any

import numpy as np

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.data.annotations import CategoricalAnnotation, NumericAnnotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.scaling import Score
from clustergrammer_widget.data.temporal import format_value, parse_value, text_of
from clustergrammer_widget.view.changes.visible_subset import (
    check_not_empty,
    reset_for_tree,
    with_visible_subset,
)
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from clustergrammer_widget.view.state.view_state import CategoryFilter, Viewport

KEYS: dict[AxisName, tuple[str, ...]] = {"rows": ("top", "by", "category"), "cols": ("category",)}
DEFAULT_BY = "variance"
SCORES: dict[str, Score] = {"sum": "magnitude", "variance": "variance"}


def current_filters(view: ResolvedView) -> dict[str, dict[str, Any]]:
    """Return the filters there are, as `with_filters` takes them; empty without any.

    Returns
    -------
    dict
        ``{"rows": {"top": 20, "by": "variance", "category": (title, value)}, "cols": ...}`` with
        only what is set; dates and durations are text.
    """
    filters: dict[str, dict[str, Any]] = {}
    top = view.state.top
    if top is not None:
        filters["rows"] = {"top": top.count, "by": top.by}
    for axis in AXES:
        kept = view.state.axis(axis).category
        if kept is not None:
            annotation, value = view.axis(axis).annotation(kept.title), kept.value
            if isinstance(annotation, NumericAnnotation) and not isinstance(value, str):
                value = format_value(value, annotation.unit)
            filters.setdefault(axis, {})["category"] = (kept.title, value)
    return filters


def with_filters(
    view: ResolvedView, filters: object, cluster_axis: ClusterAxis = ClusteringSpec.fit
) -> ResolvedView:
    """Set these filters and no others.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    filters : mapping or None
        As `current_filters` returns; None and ``{}`` clear all.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.

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
        top = check_top_rows(view, rows["top"], rows.get("by", DEFAULT_BY))
    changed = with_top_rows(view, top, cluster_axis)
    for axis in AXES:
        changed = with_category_filter(changed, axis, by_axis.get(axis, {}).get("category"))
    check_not_empty(changed, f"filters = {filters!r:.80}")
    return changed


def check_top_rows(view: ResolvedView, top: object, by: object) -> TopRowsSpec:
    """Read a number of top rows, and by what.

    Raises
    ------
    ValueError
        If it is no number of rows of the table, or `by` is neither ``"sum"`` nor ``"variance"``.
    """
    count = len(view.axis("rows"))
    if by != "sum" and by != "variance":
        raise ValueError(f"by is {by!r}; give 'sum' or 'variance'")
    rows = int(top) if isinstance(top, Integral) and not isinstance(top, bool) else 0
    if not 1 <= rows <= count:
        raise ValueError(f"top is {top!r}; give a number of rows from 1 to {count}")
    if SCORES[by] in view.heatmap.scores["rows"].constant and rows < count:
        raise _all_alike(view, rows, by)
    return TopRowsSpec("sum" if by == "sum" else "variance", rows)


def _all_alike(view: ResolvedView, top: int, by: str) -> ValueError:
    """Return the error for top rows by a score that is the same for all rows."""
    scores = view.heatmap.scores["rows"]
    what = "sum of absolute values" if by == "sum" else "variance"
    if view.heatmap.matrix.scaling_of("rows") is not None:
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


def with_top_rows(
    view: ResolvedView, top: TopRowsSpec | None, cluster_axis: ClusterAxis = ClusteringSpec.fit
) -> ResolvedView:
    """Show only the top rows, or all again; both axes get their own trees for them."""
    if top == view.state.top:
        return view
    zoom = Viewport() if view.state.recluster else replace(view.state.viewport, rows=None)
    state = replace(view.state, top=top, recluster=None, viewport=zoom)
    view.heatmap.prepare(state, cluster_axis)
    for axis in AXES:
        tree = view.heatmap.subset(axis, state).tree
        fresh = reset_for_tree(state.axis(axis), tree, view.base_tree(axis))
        state = state.with_axis(axis, fresh)
    return view.with_state(state)


def with_category_filter(view: ResolvedView, axis: AxisName, category: object) -> ResolvedView:
    """Show only one value of a category, given as (title, value), or with None all.

    Raises
    ------
    TypeError, ValueError
        If there is no such category or value.
    """
    kept = None if category is None else _checked_category(view, axis, category)
    axis_state = view.state.axis(axis)
    return (
        view
        if kept == axis_state.category
        else with_visible_subset(view, axis, replace(axis_state, category=kept))
    )


def _checked_category(view: ResolvedView, axis: AxisName, category: object) -> CategoryFilter:
    wanted = f"give (title, value) of {known_values(view, axis)}"
    if not isinstance(category, tuple | list) or len(category) != 2:
        raise TypeError(f"category is {category!r}; {wanted}")
    title, given = str(category[0]), category[1]
    annotation = view.axis(axis).annotation(title)
    value: str | float | None = None
    if isinstance(annotation, NumericAnnotation):
        value = parse_value(given, annotation.unit)
    elif annotation is not None:
        value = text_of(given, annotation.values)
    if value is None or not has_value(view.axis(axis), title, value):
        raise ValueError(f"category is {category!r}; {wanted}")
    return CategoryFilter(title, value)


def has_value(axis: Axis, title: str, value: str | float) -> bool:
    """Whether an axis has a category with this value; an infinite one can't be kept."""
    annotation = axis.annotation(title)
    if isinstance(annotation, CategoricalAnnotation):
        return value in annotation.values
    is_finite = not isinstance(value, str) and math.isfinite(value)
    return is_finite and annotation is not None and bool(annotation.items_with(value).any())


def known_values(view: ResolvedView, axis: AxisName) -> str:
    """Write the values of each category of an axis, for errors."""
    known = {
        annotation.title: annotation.values
        if isinstance(annotation, CategoricalAnnotation)
        else _known_numbers(annotation)
        for annotation in view.axis(axis).annotations
    }
    return f"{known!r:.300}"


def _known_numbers(annotation: NumericAnnotation) -> tuple[str | float, ...]:
    finite = np.unique(annotation.numbers[np.isfinite(annotation.numbers)])[:20]
    return tuple(format_value(number, annotation.unit) for number in finite.tolist())
