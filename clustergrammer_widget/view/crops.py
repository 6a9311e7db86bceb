"""Crop the visible rows or columns; crops can be nested."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.narrowing import narrowed
from clustergrammer_widget.view.positions import labels_of, positions_in
from clustergrammer_widget.view.state import Crop, Viewport


def crops_of(
    seen: HeatmapView,
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
        kept = [_labels_or_mask(seen, axis, crop.kept) for crop in seen.state.axis(axis).crops]
        if kept:
            crops[axis] = kept
    return crops


def cropped(
    seen: HeatmapView, axis: AxisName, positions: Collection[int], parameter: str
) -> HeatmapView:
    """Show only these lines of what is visible of an axis, at full zoom.

    Raises
    ------
    ValueError
        If none of them is visible.
    """
    visible = seen.visible(axis)
    kept = visible[np.isin(visible, list(positions))]
    if len(kept) == 0:
        raise ValueError(
            f"{parameter} keeps nothing of what is visible; give labels of w.view, or undo() first"
        )
    return seen if len(kept) == len(visible) else _with_crop(seen, axis, tuple(kept.tolist()))


def _with_crop(seen: HeatmapView, axis: AxisName, kept: tuple[int, ...]) -> HeatmapView:
    view = seen.state.axis(axis)
    return narrowed(seen, axis, replace(view, crops=(*view.crops, Crop(kept, view.cut))))


def cropped_to_cluster(seen: HeatmapView, axis: AxisName, number: object) -> HeatmapView:
    """Show only one cluster of the current cut.

    Raises
    ------
    ValueError
        If there is no cluster of this number, or no tree.
    """
    clusters = seen.clusters(axis).to_numpy()
    if isinstance(number, bool) or number not in clusters:
        raise ValueError(f"number is {number!r}; give a cluster from 1 to {clusters.max()}")
    members = seen.indices(axis)[clusters == number]
    return cropped(seen, axis, members.tolist(), "number")


def with_crops(seen: HeatmapView, crops: object) -> HeatmapView:
    """Set these crops and no others; those that stay outermost keep what they remember.

    A crop that hides nothing is set, too.

    Parameters
    ----------
    seen : HeatmapView
        What to start from.
    crops : mapping or None
        As `crops_of` returns, each crop in any form that `positions_of` takes; None and ``{}``
        clear all.

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
        seen = _with_crops(seen, axis, by_axis.get(axis) or ())
    return seen


def _with_crops(seen: HeatmapView, axis: AxisName, crops: Sequence[object]) -> HeatmapView:
    names = [f"crops[{axis!r}][{place}]" for place in range(len(crops))]
    wanted = [positions_in(seen, crop, name, axis) for crop, name in zip(crops, names, strict=True)]
    standing = [crop.kept for crop in seen.state.axis(axis).crops]
    same = 0
    while same < min(len(wanted), len(standing)) and wanted[same] == standing[same]:
        same += 1
    changed = _within(seen, axis, same)
    for positions, name in list(zip(wanted, names, strict=True))[same:]:
        smaller = cropped(changed, axis, positions, name)
        changed = _with_crop(changed, axis, positions) if smaller is changed else smaller
    return changed


def _within(seen: HeatmapView, axis: AxisName, count: int) -> HeatmapView:
    """Take all but the outermost `count` crops of an axis back, and the cut to what it was."""
    view = seen.state.axis(axis)
    if count == len(view.crops):
        return seen
    zoom = {"rows": seen.state.viewport.rows, "cols": seen.state.viewport.cols, axis: None}
    back = replace(view, crops=view.crops[:count], cut=view.crops[count].cut)
    return seen.then(seen.state.with_axis(axis, back).with_viewport(Viewport(**zoom)))


def recropped(
    seen: HeatmapView, axis: AxisName, count: int, crops: Sequence[tuple[int, ...]]
) -> HeatmapView | None:
    """Keep the outermost `count` crops of an axis, and put others inside them.

    Returns
    -------
    HeatmapView or None
        None if nothing would be visible.
    """
    seen = _within(seen, axis, count)
    for kept in crops:
        view = seen.state.axis(axis)
        view = replace(view, crops=(*view.crops, Crop(kept, view.cut)))
        if len(seen.then(seen.state.with_axis(axis, view)).visible(axis)) == 0:
            return None
        seen = narrowed(seen, axis, view)
    return seen


def _labels_or_mask(
    seen: HeatmapView, axis: AxisName, positions: tuple[int, ...]
) -> list[Hashable] | npt.NDArray[np.bool_]:
    """Name what was kept; a list of True and False means labels where there are such labels."""
    labels = labels_of(positions, seen.axis(axis), axis)
    if labels is not None:
        return labels
    mask: npt.NDArray[np.bool_] = np.isin(np.arange(len(seen.axis(axis))), positions)
    return mask if seen.axis(axis).has_flags else mask.tolist()
