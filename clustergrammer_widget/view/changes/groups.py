"""Name, rename and remove groups."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pandas as pd

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.data.named_groups import (
    LONGEST_NAME,
    MOST_GROUPS,
    NamedGroup,
    is_name,
    next_color,
)
from clustergrammer_widget.view.changes.filter import has_value
from clustergrammer_widget.view.changes.zoom import with_viewport_reset
from clustergrammer_widget.view.clustered_matrix import AxisGroups
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import resolve_selection
from clustergrammer_widget.view.state.orders import CategoryOrder, NamedOrder

NO_GROUPS: AxisGroups = {"rows": (), "cols": ()}


def current_groups(view: ResolvedView) -> AxisGroups:
    """Return the groups of both axes."""
    return {axis: view.state.axis(axis).groups for axis in AXES}


def find_group(groups: AxisGroups, name: object) -> tuple[AxisName, NamedGroup] | None:
    """Return the group of this name and its axis; None if there is none."""
    return next(
        ((axis, group) for axis in AXES for group in groups[axis] if group.name == name), None
    )


def with_group(
    view: ResolvedView, groups: AxisGroups, name: object, members: object, axis: AxisName | None
) -> AxisGroups:
    """Return the groups with one more, or with other members in the one of this name.

    Parameters
    ----------
    view : ResolvedView
        Whose labels name the members.
    groups : mapping of axis to tuple of NamedGroup
        The view to change.
    name : str
        Of 1 to 100 characters.
    members : labels, boolean mask, Index, Series or DataFrame
        See `resolve_labels`; at least one.
    axis : {"rows", "cols"} or None
        Whose items they are; None finds out.

    Raises
    ------
    TypeError, ValueError
        If the name or the members can't be used; the message says what to give.
    """
    text = _checked_name(name)
    axis, positions = _found(view, members, f"groups[{text!r}]", axis)
    known = find_group(groups, text)
    if known is None:
        _check_room(groups)
        added = NamedGroup(text, positions, next_color(chain(*groups.values())))
        return {**groups, axis: (*groups[axis], added)}
    was, group = known
    changed = replace(group, positions=positions)
    if was != axis:
        left = without_group(groups, text)
        return {**left, axis: (*left[axis], changed)}
    return {**groups, axis: tuple(changed if one is group else one for one in groups[axis])}


def without_group(groups: AxisGroups, name: str) -> AxisGroups:
    """Return the groups without this one."""
    return {axis: tuple(g for g in own if g.name != name) for axis, own in groups.items()}


def with_renamed_group(groups: AxisGroups, old: str, new: object) -> AxisGroups:
    """Return the groups with one of them renamed.

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


def with_groups(view: ResolvedView, groups: AxisGroups) -> ResolvedView:
    """Set the named groups; orders and filters by groups that are gone fall back."""
    state = view.state
    for axis in AXES:
        state = state.with_groups(axis, groups[axis])
    after = view.with_state(state)
    for axis in AXES:
        after = _without_lost_strip(after, axis)
    return with_viewport_reset(view, after)


def _without_lost_strip(view: ResolvedView, axis: AxisName) -> ResolvedView:
    axis_state, own = view.state.axis(axis), view.axis(axis)
    order, category = axis_state.order, axis_state.category
    if isinstance(order, CategoryOrder) and own.annotation(order.title) is None:
        has_tree = view.base_tree(axis) is not None
        axis_state = replace(axis_state, order=NamedOrder("cluster" if has_tree else "initial"))
    if category is not None and not has_value(own, category.title, category.value):
        axis_state = replace(axis_state, category=None)
    after = view.with_state(view.state.with_axis(axis, axis_state))
    if len(after.visible(axis)) > 0:
        return after
    return view.with_state(view.state.with_axis(axis, replace(axis_state, category=None)))


def _found(
    view: ResolvedView, members: object, parameter: str, axis: AxisName | None
) -> tuple[AxisName, tuple[int, ...]]:
    """Read members, on one axis or on the only one that has them all."""
    if axis is None and isinstance(members, pd.DataFrame | pd.Series):
        axis = next((own for own in AXES if members.attrs.get("axis") == own), None)
    if axis is not None:
        positions = resolve_selection(view, members, parameter, axis)
    else:
        axis, positions = _on_the_only_axis(view, members, parameter)
    if not positions:
        raise ValueError(f"{parameter} is empty; give at least one label")
    return axis, positions


def _on_the_only_axis(
    view: ResolvedView, members: object, parameter: str
) -> tuple[AxisName, tuple[int, ...]]:
    found: list[tuple[AxisName, tuple[int, ...]]] = []
    problems: list[str] = []
    for axis in AXES:
        own = members
        if isinstance(members, pd.DataFrame):
            own = members.index if axis == "rows" else members.columns
        try:
            found.append((axis, resolve_selection(view, own, parameter, axis)))
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
