"""Name, rename and remove groups."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.groups import (
    LONGEST_NAME,
    MOST_GROUPS,
    Group,
    is_name,
    next_color,
)
from clustergrammer_widget.view.filters import has_value
from clustergrammer_widget.view.heatmap import AxisGroups
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.positions import positions_in
from clustergrammer_widget.view.state import CategoryOrder, NamedOrder
from clustergrammer_widget.view.zooming import at_whole_of_others

NO_GROUPS: AxisGroups = {"rows": (), "cols": ()}


def groups_of(seen: HeatmapView) -> AxisGroups:
    """Return the groups of both axes."""
    return {axis: seen.state.axis(axis).groups for axis in AXES}


def find_group(groups: AxisGroups, name: object) -> tuple[AxisName, Group] | None:
    """Return the group of this name and its axis; None if there is none."""
    return next(
        ((axis, group) for axis in AXES for group in groups[axis] if group.name == name), None
    )


def with_group(
    seen: HeatmapView, groups: AxisGroups, name: object, members: object, axis: AxisName | None
) -> AxisGroups:
    """Return the groups with one more, or with other members in the one of this name.

    Parameters
    ----------
    seen : HeatmapView
        Whose labels name the members.
    groups : mapping of axis to tuple of Group
        What to start from.
    name : str
        Of 1 to 100 characters.
    members : labels, boolean mask, Index, Series or DataFrame
        See `positions_of`; at least one.
    axis : {"rows", "cols"} or None
        Whose lines they are; None finds out.

    Raises
    ------
    TypeError, ValueError
        If the name or the members can't be used; the message says what to give.
    """
    text = _checked_name(name)
    axis, positions = _found(seen, members, f"groups[{text!r}]", axis)
    known = find_group(groups, text)
    if known is None:
        _check_room(groups)
        added = Group(text, positions, next_color(chain(*groups.values())))
        return {**groups, axis: (*groups[axis], added)}
    was, group = known
    changed = replace(group, positions=positions)
    if was != axis:
        left = without_group(groups, text)
        return {**left, axis: (*left[axis], changed)}
    return {**groups, axis: tuple(changed if one is group else one for one in groups[axis])}


def without_group(groups: AxisGroups, name: str) -> AxisGroups:
    """Return the groups but this one."""
    return {axis: tuple(g for g in own if g.name != name) for axis, own in groups.items()}


def renamed_group(groups: AxisGroups, old: str, new: object) -> AxisGroups:
    """Return the groups, one of them under another name.

    Raises
    ------
    TypeError, ValueError
        If it can't have that name.
    """
    text = _checked_name(new)
    if text != old and find_group(groups, text) is not None:
        raise ValueError(f"new is {text!r}, which is another group; del w.groups[{text!r}] first")
    return {
        axis: tuple(replace(g, name=text) if g.name == old else g for g in own)
        for axis, own in groups.items()
    }


def with_groups(seen: HeatmapView, groups: AxisGroups) -> HeatmapView:
    """Return the view with other groups; orders and filters by what is gone fall back."""
    state = seen.state
    for axis in AXES:
        state = state.with_groups(axis, groups[axis])
    after = seen.then(state)
    for axis in AXES:
        after = _without_lost_strip(after, axis)
    return at_whole_of_others(seen, after)


def _without_lost_strip(seen: HeatmapView, axis: AxisName) -> HeatmapView:
    view, own = seen.state.axis(axis), seen.axis(axis)
    order, category = view.order, view.category
    if isinstance(order, CategoryOrder) and own.category(order.title) is None:
        has_tree = seen.standing_tree(axis) is not None
        view = replace(view, order=NamedOrder("cluster" if has_tree else "initial"))
    if category is not None and not has_value(own, category.title, category.value):
        view = replace(view, category=None)
    after = seen.then(seen.state.with_axis(axis, view))
    if len(after.visible(axis)) > 0:
        return after
    return seen.then(seen.state.with_axis(axis, replace(view, category=None)))


def _found(
    seen: HeatmapView, members: object, parameter: str, axis: AxisName | None
) -> tuple[AxisName, tuple[int, ...]]:
    """Read members, on one axis or on the only one that has them all."""
    if axis is None and isinstance(members, pd.DataFrame | pd.Series):
        axis = next((own for own in AXES if members.attrs.get("axis") == own), None)
    if axis is not None:
        positions = positions_in(seen, members, parameter, axis)
    else:
        axis, positions = _on_the_only_axis(seen, members, parameter)
    if not positions:
        raise ValueError(f"{parameter} is empty; give at least one label")
    return axis, positions


def _on_the_only_axis(
    seen: HeatmapView, members: object, parameter: str
) -> tuple[AxisName, tuple[int, ...]]:
    found: list[tuple[AxisName, tuple[int, ...]]] = []
    problems: list[str] = []
    for axis in AXES:
        own = members
        if isinstance(members, pd.DataFrame):
            own = members.index if axis == "rows" else members.columns
        try:
            found.append((axis, positions_in(seen, own, parameter, axis)))
        except (TypeError, ValueError) as error:
            problems.append(f"as {axis}: {error}")
    if not found:
        raise ValueError(f"{parameter} is neither rows nor columns; " + "; ".join(problems))
    if len(found) > 1 and found[0][1]:
        raise ValueError(
            f"{parameter} can be rows and columns; say which by "
            "w.groups.set(name, labels, axis='row') or axis='col'"
        )
    return found[0]


def _checked_name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"the name of a group is {name!r:.80}, a {type(name).__name__}; give text")
    if not is_name(name):
        raise ValueError(
            f"the name of a group is {name!r:.80}; give text of 1 to {LONGEST_NAME} characters"
        )
    return name


def _check_room(groups: AxisGroups) -> None:
    if sum(map(len, groups.values())) >= MOST_GROUPS:
        raise ValueError(f"there are {MOST_GROUPS} groups already; remove one: del w.groups[name]")
