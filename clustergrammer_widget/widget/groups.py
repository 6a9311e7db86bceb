"""Named groups of rows or columns, and the attribute `groups`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Literal, Protocol

import numpy as np
import pandas as pd

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.data.named_groups import NamedGroup
from clustergrammer_widget.view.changes.groups import (
    NO_GROUPS,
    current_groups,
    find_group,
    with_group,
    with_groups,
    with_renamed_group,
    without_group,
)
from clustergrammer_widget.view.clustered_matrix import AxisGroups
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.traits.view_traits import ViewTrait


class Grouping(Protocol):
    """What `Groups` needs of the widget that has them."""

    @property
    def _current(self) -> ResolvedView: ...

    def _show(self, view: ResolvedView) -> None: ...


class Groups(MutableMapping[str, pd.Index]):
    """Groups by name, each the labels of some rows or of some columns.

    They are shown as one more annotation, which orders and filters as any other does. Labels, a
    boolean mask, an Index or a DataFrame can be set; whether they are rows or columns shows by the
    labels. What is read has the displayed order, what is hidden comes last.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> w = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0], [0.0, 5.0]])
    >>> w.groups.set("outer", [0, 2], axis="row")
    >>> w.groups
    Groups({'outer': 2 rows})
    """

    def __init__(self, widget: Grouping) -> None:
        self._widget = widget

    def __getitem__(self, name: str) -> pd.Index:
        """Return the labels of a group."""
        return _labels(self._widget._current, *self._found(name))

    def __setitem__(self, name: str, labels: object) -> None:
        """Name a group, or give the one of this name other members."""
        self._set(name, labels, None)

    def __delitem__(self, name: str) -> None:
        """Remove a group; its members stay."""
        self._found(name)
        self._show(without_group(self._groups, name))

    def __iter__(self) -> Iterator[str]:
        """Go through the names: groups of rows, then of columns, each as they were named."""
        return (group.name for axis in AXES for group in self._groups[axis])

    def __len__(self) -> int:
        """Return the number of groups."""
        return sum(map(len, self._groups.values()))

    def __eq__(self, other: object) -> bool:
        """Whether both have the same names for the same labels, in any order."""
        if not isinstance(other, Mapping):
            return NotImplemented
        mine, others = ({name: set(each[name]) for name in each} for each in (self, other))
        return mine == others

    def __repr__(self) -> str:
        """Return names and sizes."""
        told = (
            f"{group.name!r}: {_counted(len(group.positions), axis)}"
            for axis in AXES
            for group in self._groups[axis]
        )
        return f"Groups({{{', '.join(told)}}})"

    def set(self, name: str, labels: object, axis: Literal["row", "col"] | None = None) -> None:
        """Name a group whose labels could be rows or columns.

        Parameters
        ----------
        name : str
            1 to 100 characters.
        labels : labels, boolean mask, Index, Series or DataFrame
            At least one.
        axis : {"row", "col"}, optional
            Whose labels they are.

        Raises
        ------
        TypeError, ValueError
            If the name or the labels can't be used; the groups stay as they are.
        """
        self._set(name, labels, None if axis is None else _axis_name(axis))

    def rename(self, old: str, new: str) -> None:
        """Give a group another name.

        Raises
        ------
        KeyError
            If there is no group `old`.
        TypeError, ValueError
            If `new` is another group's name, or can't be one.
        """
        self._found(old)
        self._show(with_renamed_group(self._groups, old, new))

    def to_frame(self, axis: Literal["row", "col"] = "row") -> pd.DataFrame:
        """Return the members of each group as a DataFrame of booleans.

        Parameters
        ----------
        axis : {"row", "col"}
            Groups of rows, or of columns.

        Returns
        -------
        DataFrame of bool
            One row per label of the axis, in the order of the data; one column per group.
        """
        name = _axis_name(axis)
        own, index = self._groups[name], self._widget._current.axis(name).index
        inside = np.zeros((len(index), len(own)), dtype=bool)
        for place, group in enumerate(own):
            inside[list(group.positions), place] = True
        names = [group.name for group in own]
        return pd.DataFrame(inside, index=index.copy(deep=True), columns=names)

    @property
    def _groups(self) -> AxisGroups:
        return current_groups(self._widget._current)

    def _found(self, name: object) -> tuple[AxisName, NamedGroup]:
        found = find_group(self._groups, name)
        if found is None:
            raise KeyError(name)
        return found

    def _set(self, name: object, labels: object, axis: AxisName | None) -> None:
        self._show(with_group(self._widget._current, self._groups, name, labels, axis))

    def _show(self, groups: AxisGroups) -> None:
        self._widget._show(with_groups(self._widget._current, groups))


class GroupsTrait(ViewTrait):
    """All groups, as something like a dict."""

    def get(self, obj: Any, cls: Any = None) -> Any:
        """Return the groups of the widget, to read and change."""
        return Groups(obj)

    def set(self, obj: Any, value: Any) -> None:
        """Replace all groups."""
        widget: Grouping = obj
        if not isinstance(value, Mapping | None):
            raise TypeError(f"groups is a {type(value).__name__}; give a dict of names to labels")
        view, groups = widget._current, NO_GROUPS
        for name, labels in dict(value or {}).items():
            groups = with_group(view, groups, name, labels, None)
        widget._show(with_groups(widget._current, groups))

    def read(self, view: ResolvedView) -> Any:
        """Return the labels of each group by name."""
        groups = current_groups(view)
        return {group.name: _labels(view, axis, group) for axis in AXES for group in groups[axis]}

    def part(self, view: ResolvedView) -> Any:
        """Compare names and members."""
        return current_groups(view)


def _labels(view: ResolvedView, axis: AxisName, group: NamedGroup) -> pd.Index:
    members = np.array(group.positions)
    displayed = view.indices(axis)
    shown = displayed[np.isin(displayed, members)]
    hidden = members[~np.isin(members, displayed)]
    return view.axis(axis).index.take(np.concatenate([shown, hidden]))


def _axis_name(axis: object) -> AxisName:
    if axis not in ("row", "col"):
        raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
    return "rows" if axis == "row" else "cols"


def _counted(count: int, axis: AxisName) -> str:
    noun = "row" if axis == "rows" else "column"
    return f"{count} {noun}{'s' if count > 1 else ''}"
