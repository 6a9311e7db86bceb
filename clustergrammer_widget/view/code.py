"""Write a view as Python code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.arranging import cut_at, flipped
from clustergrammer_widget.view.code_parameters import constructor
from clustergrammer_widget.view.code_reclustering import changes_of, recluster_call
from clustergrammer_widget.view.crops import cropped, with_crops
from clustergrammer_widget.view.filters import filters_of, keeping_category, showing_top
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView, axis_parameter
from clustergrammer_widget.view.literal import called, enclosed, literal
from clustergrammer_widget.view.order_name import parse_order
from clustergrammer_widget.view.positions import labels_of
from clustergrammer_widget.view.reclustering import clustered_anew
from clustergrammer_widget.view.recoloring import (
    End,
    domain,
    norm,
    own_range,
    with_center,
    with_end,
    with_map,
    with_norm,
    with_opacity,
    with_own_range,
    with_reduction,
)
from clustergrammer_widget.view.state import CustomOrder, Order, ViewState
from clustergrammer_widget.view.zooming import zoom_of, zoomed

MODULES = {"np": "numpy", "pd": "pandas"}


def code_of(target: HeatmapView, parameters: Mapping[str, object]) -> str:
    """Write Python that makes a widget with this view, from the same data.

    Parameters
    ----------
    target : HeatmapView
        The view to arrive at.
    parameters : mapping
        What the constructor was given besides the data and differs from the defaults.

    Returns
    -------
    str
        Statements that need only ``data``, the table the widget was made from, and whatever
        parameter has no text, such as a function of the user's own; a comment names those.
    """
    made, missing = constructor(target, parameters)
    replay = _Replay(target)
    lines = [f"w = {made}", *_group_lines(target), *replay.lines, "w"]
    body = "\n".join(lines)
    imports = [f"import {MODULES[name]} as {name}" for name in MODULES if f"{name}." in body]
    asked = [
        f"# {name}: {kind}, define it first" for name, kind in (missing | replay.missing).items()
    ]
    head = "\n".join([*imports, "import clustergrammer_widget as cgw", "", *asked])
    return f"{head}\n{body}\n"


class _Replay:
    """The way from a heatmap's first view to another one, statement by statement.

    What was clustered anew is what later crops are in. Crops come before filters, since what they
    kept is exact only while nothing else hides; the choice of top rows resets cuts and flips, so
    these come after it.
    """

    def __init__(self, target: HeatmapView) -> None:
        self.lines: list[str] = []
        self.missing: dict[str, str] = {}
        self._target = target
        self._seen = _first_view(target)
        self._recluster()
        for axis in AXES:
            for place, crop in enumerate(target.state.axis(axis).crops):
                self._cut(axis, crop.cut)
                self._crop(axis, crop.kept)
                if len(self._seen.state.axis(axis).crops) == place:
                    self._keep_all(axis, crop.kept)
        for axis in AXES:
            self._filter(axis)
        for axis in AXES:
            self._arrange(axis)
        self._recolor()
        for axis in AXES:
            self._select(axis)
        zoom = zoom_of(target)
        self._do(f"w.viewport = {literal(zoom)}", zoomed(self._seen, zoom))

    def _do(self, line: str, seen: HeatmapView) -> None:
        """Write a statement that leads to `seen`, if it changes anything."""
        if seen.state != self._seen.state:
            self.lines.append(line)
            self._seen = seen

    def _recluster(self) -> None:
        recluster = self._target.state.recluster
        if recluster is None:
            return
        for axis in AXES:
            members = recluster.axis(axis).members
            if members is not None:
                self._crop(axis, members)
        changes = changes_of(self._target.heatmap, recluster)
        text, self.missing = recluster_call(changes)
        self._do(text, clustered_anew(self._seen, changes, AxisClustering.tree))

    def _crop(self, axis: AxisName, kept: Sequence[int]) -> None:
        text = called("w.crop", **{axis: _lines_text(self._target, axis, kept)})
        self._do(text, cropped(self._seen, axis, kept, axis))

    def _keep_all(self, axis: AxisName, kept: Sequence[int]) -> None:
        """Crop to all that is visible, which only setting all crops does."""
        crops = {name: [crop.kept for crop in self._seen.state.axis(name).crops] for name in AXES}
        crops[axis].append(tuple(kept))
        texts = []
        for name in AXES:
            lines = [_lines_text(self._target, name, one) for one in crops[name]]
            if lines:
                texts.append(f"{literal(name)}: {enclosed('[', lines, ']')}")
        masks = {
            name: [np.isin(range(len(self._seen.axis(name))), one) for one in crops[name]]
            for name in AXES
        }
        self._do(f"w.crops = {enclosed('{', texts, '}')}", with_crops(self._seen, masks))

    def _filter(self, axis: AxisName) -> None:
        arguments = filters_of(self._target).get(axis, {})
        text = called(f"w.filter_{axis}", **{key: literal(arguments[key]) for key in arguments})
        seen = self._seen
        if axis == "rows":
            seen = showing_top(seen, self._target.state.top)
        self._do(text, keeping_category(seen, axis, arguments.get("category")))

    def _arrange(self, axis: AxisName) -> None:
        view = self._target.state.axis(axis)
        flips = list(view.flips)
        name = axis_parameter(axis, "flips")
        self._do(f"w.{name} = {literal(flips)}", flipped(self._seen, axis, flips))
        name = axis_parameter(axis, "order")
        order, text = _order_text(self._target, axis)
        self._do(f"w.{name} = {text}", self._seen.then(self._seen.state.with_order(axis, order)))
        self._cut(axis, view.cut)

    def _cut(self, axis: AxisName, height: float | None) -> None:
        if height is not None:
            name = axis_parameter(axis, "cut")
            self._do(f"w.{name} = {literal(height)}", cut_at(self._seen, axis, height))

    def _recolor(self) -> None:
        colors = self._target.state.colors
        self._do(f"w.cmap = {literal(colors.map)}", with_map(self._seen, colors.map))
        self._do(f"w.norm = {literal(colors.norm)}", with_norm(self._seen, colors.norm))
        ends: tuple[End, ...] = ("vmin", "vmax")
        is_above = domain(self._target)[0] >= domain(self._seen)[1]
        for end in reversed(ends) if is_above else ends:
            value = colors.vmin if end == "vmin" else colors.vmax
            if value is not None and value <= 0 and norm(self._seen) == "log":
                continue  # a log scale has no such end and shows its own
            self._do(f"w.{end} = {literal(value)}", with_end(self._seen, end, value))
        self._do(f"w.center = {literal(colors.center)}", with_center(self._seen, colors.center))
        self._do(f"w.opacity = {colors.opacity}", with_opacity(self._seen, colors.opacity))
        self._give_own_range()
        reduced = with_reduction(self._seen, colors.reduction)
        self._do(f"w.reduction = {literal(colors.reduction)}", reduced)

    def _give_own_range(self) -> None:
        target = own_range(self._target)
        axis = target or own_range(self._seen)
        if axis is not None:
            name = "per_row" if axis == "rows" else "per_col"
            is_on = target is not None
            self._do(f"w.{name} = {is_on}", with_own_range(self._seen, axis, is_on))

    def _select(self, axis: AxisName) -> None:
        selected = self._target.state.axis(axis).selected
        text = _lines_text(self._target, axis, selected) if selected else "None"
        seen = self._seen.then(self._seen.state.with_selected(axis, selected))
        self._do(f"w.selected_{axis} = {text}", seen)


def _first_view(target: HeatmapView) -> HeatmapView:
    """Return a heatmap's first view with the groups there are, which are named before all else."""
    state = target.heatmap.first_view()
    for axis in AXES:
        state = state.with_groups(axis, target.state.axis(axis).groups)
    return target.then(state)


def _group_lines(seen: HeatmapView) -> Iterator[str]:
    """Write the groups, which orders and filters may name."""
    for axis in AXES:
        for group in seen.heatmap.groups(axis):
            members = _lines_text(seen, axis, group.positions)
            side = literal("row" if axis == "rows" else "col")
            yield called("w.groups.set", literal(group.name), members, axis=side)


def _lines_text(seen: HeatmapView, axis: AxisName, positions: Sequence[int]) -> str:
    """Name lines by their labels, or by a mask where labels mean others, too, or have no text."""
    labels = labels_of(positions, seen.axis(axis), axis)
    try:
        if labels is not None:
            return literal(labels)
    except TypeError:
        pass
    return called("np.isin", f"range({len(seen.axis(axis))})", literal(list(positions)))


def _order_text(seen: HeatmapView, axis: AxisName) -> tuple[Order, str]:
    """Name an order, and return the order of this name: lines in their places if it has none."""
    order = seen.state.axis(axis).order
    own, other = seen.axis(axis), seen.other_axis(axis)
    if not isinstance(order, CustomOrder):
        name = seen.order_name(axis)
        if parse_order(name, axis=own, other_axis=other, has_tree=True, parameter="") == order:
            return order, literal(name)
        whole = seen.then(ViewState().with_order(axis, order)).indices(axis)
        order = CustomOrder(tuple(whole.tolist()))
    if own.has_repeats:
        return order, literal(list(order.indices))
    try:
        return order, literal(own.index.take(list(order.indices)).tolist())
    except TypeError:
        labels = "index" if axis == "rows" else "columns"
        return order, f"w.data.{labels}[{literal(list(order.indices))}]"
