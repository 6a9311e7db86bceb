"""Read and write order specs: ``"sum"``, ``"value:TP53"``, ``"category:tissue"``, labels."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.label_lookup import find_labels, list_labels, suggest_labels
from clustergrammer_widget.view.state.orders import (
    ORDER_NAMES,
    CategoryOrder,
    CustomOrder,
    NamedOrder,
    Order,
    ValueOrder,
)

VALUE = "value:"
CATEGORY = "category:"
ASCENDING = " ascending"


def parse_order(
    spec: object,
    *,
    axis: Axis,
    other_axis: Axis,
    has_tree: bool,
    parameter: str,
    visible: Sequence[int] | None = None,
) -> Order:
    """Read an order spec.

    Parameters
    ----------
    spec : str or list of labels
        ``"cluster"``, ``"sum"``, ``"variance"``, ``"label"``, ``"initial"``,
        ``"value:<label>"`` with a label of the other axis (descending;
        ``"value:<label> ascending"`` for the other direction), ``"category:<title>"``, or every
        label of the axis in the order wanted, or every visible one: the hidden ones come after
        them. Of a label that occurs several times, the first
        counts in ``"value:..."``; in a list its k-th occurrence stands for its k-th position. On
        an axis whose labels repeat, a list of all positions, from 0, is an order, too.
    axis, other_axis : Axis
        The axis to order, and the other one.
    has_tree : bool
        Whether the axis has a dendrogram.
    parameter : str
        Name of the parameter, for errors.
    visible : sequence of int, optional
        What is visible of the axis, ascending; all of it by default.

    Returns
    -------
    Order

    Raises
    ------
    ValueError
        If name, label or title is unknown, a list lacks labels or has too many, or the axis has
        no dendrogram to take the cluster order from.
    TypeError
        If `spec` is neither text nor a list.
    """
    if isinstance(spec, str):
        return _parse_name(spec, axis, other_axis, has_tree, parameter)
    if isinstance(spec, pd.DataFrame | dict) or not isinstance(spec, Iterable):
        raise TypeError(
            f"{parameter} is a {type(spec).__name__}; give {_choices(axis, has_tree)}, "
            "or a list of labels"
        )
    wanted = list_labels(spec)
    positions = _as_positions(wanted, len(axis)) if axis.has_repeats else None
    if positions is not None:
        return CustomOrder(positions)
    shown = range(len(axis)) if visible is None else visible
    return CustomOrder(_permutation(wanted, axis, parameter, shown))


def order_name(order: Order, *, axis: Axis, other_axis: Axis) -> str | list[Hashable]:
    """Write an order the way `parse_order` reads it.

    Returns
    -------
    str or list
        The name of the order; for a custom one the labels of the axis in its order, or the
        positions where labels repeat and would give another order.
    """
    if isinstance(order, NamedOrder):
        return order.by
    if isinstance(order, ValueOrder):
        return f"{VALUE}{other_axis.names[order.of]}{'' if order.descending else ASCENDING}"
    if isinstance(order, CategoryOrder):
        return f"{CATEGORY}{order.title}"
    labels: list[Hashable] = axis.index[list(order.indices)].tolist()
    if axis.has_repeats and _permutation(labels, axis, "order", range(len(axis))) != order.indices:
        return list(order.indices)
    return labels


def _parse_name(spec: str, axis: Axis, other_axis: Axis, has_tree: bool, parameter: str) -> Order:
    if spec == "cluster" and not has_tree:
        raise ValueError(
            f"{parameter} is 'cluster', but this axis is not clustered; "
            f"give {_choices(axis, has_tree)}"
        )
    for name in ORDER_NAMES:
        if spec == name:
            return NamedOrder(name)
    if spec.startswith(VALUE):
        return _value_order(spec, other_axis, parameter)
    if spec.startswith(CATEGORY):
        title = spec.removeprefix(CATEGORY)
        if axis.annotation(title) is None:
            titles = [annotation.title for annotation in axis.annotations]
            raise ValueError(f"{parameter} is {spec!r}; the axis has the categories {titles}")
        return CategoryOrder(title)
    raise ValueError(
        f"{parameter} is {spec!r}; give {_choices(axis, has_tree)}, or a list of labels"
    )


def _value_order(spec: str, other_axis: Axis, parameter: str) -> ValueOrder:
    label = spec.removeprefix(VALUE)
    for wanted, descending in ((label, True), (label.removesuffix(ASCENDING), False)):
        position = _position(wanted, other_axis)
        if position is not None:
            return ValueOrder(position, descending)
    raise ValueError(
        f"{parameter} is {spec!r}, but the other axis has no label {label!r}; "
        f"{suggest_labels(label, other_axis.names)}"
    )


def _position(text: str, axis: Axis) -> int | None:
    """First position of a drawn name, or else of a label with this text."""
    found = axis.indices_by_name.get(text)
    if found is not None:
        return found[0]
    labels = axis.index.tolist()
    return next((position for position, label in enumerate(labels) if str(label) == text), None)


def _as_positions(items: list[Any], count: int) -> tuple[int, ...] | None:
    """Read the positions 0 to count - 1 in any order; None if these are something else."""
    is_whole = (isinstance(x, int | np.integer) and not isinstance(x, bool) for x in items)
    if len(items) != count or not all(is_whole):
        return None
    positions = tuple(map(int, items))
    return positions if set(positions) == set(range(count)) else None


def _permutation(
    labels: list[Hashable], axis: Axis, parameter: str, visible: Sequence[int]
) -> tuple[int, ...]:
    found = find_labels(labels, axis, parameter)
    rest: list[int] = []
    if len(labels) == len(visible) < len(axis):
        shown = set(visible)
        among = [[at for at in positions if at in shown] for positions in found]
        if all(among):
            found, rest = among, [at for at in range(len(axis)) if at not in shown]
    if len(labels) + len(rest) != len(axis):
        missing = set(range(len(axis))) - {position for many in found for position in many}
        lacking = f", it lacks {axis.names[min(missing)]!r}" if missing else ""
        wanted = "every label once"
        if len(visible) < len(axis):
            wanted += f", or each of the {len(visible)} visible ones"
        raise ValueError(
            f"{parameter} has {len(labels)} labels for {len(axis)}{lacking}; give {wanted}"
        )
    unused = {positions[0]: iter(positions) for positions in found}
    indices = []
    for label, positions in zip(labels, found, strict=True):
        position = next(unused[positions[0]], None)
        if position is None:
            raise ValueError(
                f"{parameter} has the label {label!r} more often than the axis "
                f"({len(positions)}); give every label once"
            )
        indices.append(position)
    return (*indices, *rest)


def _choices(axis: Axis, has_tree: bool) -> str:
    names = [name for name in ORDER_NAMES if has_tree or name != "cluster"]
    titles = [f"{CATEGORY}{annotation.title}" for annotation in axis.annotations]
    return ", ".join(map(repr, [*names, f"{VALUE}<label>", *titles]))
