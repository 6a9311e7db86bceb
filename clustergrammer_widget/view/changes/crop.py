"""Crop the visible rows or columns; crops can be nested."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.view.changes.visible_subset import with_visible_subset
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import labels_for, resolve_selection
from clustergrammer_widget.view.state.view_state import Crop, Viewport


def current_crops(
    view: ResolvedView,
) -> dict[str, list[list[Hashable] | npt.NDArray[np.bool_]]]:
    """Return what the crops of each axis kept, from the outermost in; empty without any.

    Returns
    -------
    dict
        ``{"rows": [[label, ...], ...], "cols": ...}`` with the axes that are cropped. Where
        labels repeat and a crop kept only some of the same, a mask takes the place of its labels.
    """
    crops: dict[str, list[list[Hashable] | npt.NDArray[np.bool_]]] = {}
    for axis in AXES:
        kept = [_labels_or_mask(view, axis, crop.kept) for crop in view.state.axis(axis).crops]
        if kept:
            crops[axis] = kept
    return crops


def with_crop(
    view: ResolvedView, axis: AxisName, positions: Collection[int], parameter: str
) -> ResolvedView:
    """Crop an axis to these of its visible items.

    Raises
    ------
    ValueError
        If none of them is visible.
    """
    visible = view.visible(axis)
    kept = visible[np.isin(visible, list(positions))]
    if len(kept) == 0:
        raise ValueError(
            f"{parameter} keeps nothing of what is visible; give labels of w.view, or undo() first"
        )
    return view if len(kept) == len(visible) else _with_crop(view, axis, tuple(kept.tolist()))


def _with_crop(view: ResolvedView, axis: AxisName, kept: tuple[int, ...]) -> ResolvedView:
    axis_state = view.state.axis(axis)
    return with_visible_subset(
        view, axis, replace(axis_state, crops=(*axis_state.crops, Crop(kept, axis_state.cut)))
    )


def with_cluster_crop(view: ResolvedView, axis: AxisName, number: object) -> ResolvedView:
    """Show only one cluster of the current cut.

    Raises
    ------
    ValueError
        If there is no cluster of this number, or no tree.
    """
    clusters = view.clusters(axis).to_numpy()
    if isinstance(number, bool) or number not in clusters:
        raise ValueError(f"number is {number!r}; give a cluster from 1 to {clusters.max()}")
    members = view.indices(axis)[clusters == number]
    return with_crop(view, axis, members.tolist(), "number")


def with_crops(view: ResolvedView, crops: object) -> ResolvedView:
    """Set the crops; outer crops that stay the same keep the cut that they go back to.

    A crop that hides nothing is set, too.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    crops : mapping or None
        As `current_crops` returns, each crop in any form that `resolve_labels` takes; None and
        ``{}`` clear all.

    Raises
    ------
    TypeError, ValueError
        If it has another form, or a crop keeps nothing of what the one around it kept.
    """
    wanted = "give {'rows': [labels of the outermost crop, labels of the next], 'cols': ...}"
    by_axis = {} if crops is None else crops
    if not isinstance(by_axis, Mapping):
        raise TypeError(f"crops is a {type(crops).__name__}; {wanted}, or None to clear")
    for axis, kept in by_axis.items():
        if axis not in AXES:
            raise ValueError(f"crops has the key {axis!r}; {wanted}")
        if kept is not None and not isinstance(kept, list | tuple):
            raise TypeError(f"crops[{axis!r}] is a {type(kept).__name__}; {wanted}")
        for crop in kept or ():
            if crop is None or pd.api.types.is_scalar(crop):
                raise TypeError(f"crops[{axis!r}] has {crop!r} as a crop; {wanted}")
    for axis in AXES:
        view = _with_crops(view, axis, by_axis.get(axis) or ())
    return view


def _with_crops(view: ResolvedView, axis: AxisName, crops: Sequence[object]) -> ResolvedView:
    names = [f"crops[{axis!r}][{place}]" for place in range(len(crops))]
    wanted = [
        resolve_selection(view, crop, name, axis) for crop, name in zip(crops, names, strict=True)
    ]
    present = [crop.kept for crop in view.state.axis(axis).crops]
    same = 0
    while same < min(len(wanted), len(present)) and wanted[same] == present[same]:
        same += 1
    changed = _without_inner_crops(view, axis, same)
    for positions, name in list(zip(wanted, names, strict=True))[same:]:
        smaller = with_crop(changed, axis, positions, name)
        changed = _with_crop(changed, axis, positions) if smaller is changed else smaller
    return changed


def _without_inner_crops(view: ResolvedView, axis: AxisName, count: int) -> ResolvedView:
    """Undo all but the outermost `count` crops of an axis, and restore the cut."""
    axis_state = view.state.axis(axis)
    if count == len(axis_state.crops):
        return view
    zoom = {"rows": view.state.viewport.rows, "cols": view.state.viewport.cols, axis: None}
    back = replace(axis_state, crops=axis_state.crops[:count], cut=axis_state.crops[count].cut)
    return view.with_state(view.state.with_axis(axis, back).with_viewport(Viewport(**zoom)))


def with_inner_crops(
    view: ResolvedView, axis: AxisName, count: int, crops: Sequence[tuple[int, ...]]
) -> ResolvedView | None:
    """Keep the outermost `count` crops of an axis, and add others inside them.

    Returns
    -------
    ResolvedView or None
        None if nothing would be visible.
    """
    view = _without_inner_crops(view, axis, count)
    for kept in crops:
        axis_state = view.state.axis(axis)
        axis_state = replace(axis_state, crops=(*axis_state.crops, Crop(kept, axis_state.cut)))
        if len(view.with_state(view.state.with_axis(axis, axis_state)).visible(axis)) == 0:
            return None
        view = with_visible_subset(view, axis, axis_state)
    return view


def _labels_or_mask(
    view: ResolvedView, axis: AxisName, positions: tuple[int, ...]
) -> list[Hashable] | npt.NDArray[np.bool_]:
    """Return the labels of what a crop kept, or a mask where labels are not enough."""
    labels = labels_for(positions, view.axis(axis), axis)
    if labels is not None:
        return labels
    mask: npt.NDArray[np.bool_] = np.isin(np.arange(len(view.axis(axis))), positions)
    return mask if view.axis(axis).has_flags else mask.tolist()
