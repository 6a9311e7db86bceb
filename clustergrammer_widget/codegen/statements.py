"""Write a view as Python code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.codegen.constructor import format_constructor
from clustergrammer_widget.codegen.literals import format_bracketed, format_call, literal
from clustergrammer_widget.codegen.reclustering import clustering_overrides, format_recluster
from clustergrammer_widget.view.changes.arrangement import with_cut, with_flips
from clustergrammer_widget.view.changes.colors import (
    End,
    current_domain,
    current_norm,
    current_own_range,
    with_center,
    with_color_map,
    with_domain_end,
    with_norm,
    with_opacity,
    with_own_range,
    with_reduction,
)
from clustergrammer_widget.view.changes.crop import with_crop, with_crops
from clustergrammer_widget.view.changes.filter import (
    current_filters,
    with_category_filter,
    with_top_rows,
)
from clustergrammer_widget.view.changes.recluster import with_reclustering
from clustergrammer_widget.view.changes.zoom import current_viewport, with_viewport
from clustergrammer_widget.view.order_spec import parse_order
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import labels_for
from clustergrammer_widget.view.state.orders import CustomOrder, Order
from clustergrammer_widget.view.state.view_state import ViewState

MODULES = {"np": "numpy", "pd": "pandas"}


def generate_code(target: ResolvedView, parameters: Mapping[str, object]) -> str:
    """Write Python that makes a widget with this view, from the same data.

    Parameters
    ----------
    target : ResolvedView
        The view to arrive at.
    parameters : mapping
        What the constructor was given besides the data and differs from the defaults.

    Returns
    -------
    str
        Statements that need only ``data``, the table the widget was made from, and whatever
        parameter has no text, such as a function of the user's own; a comment names those.
    """
    made, missing = format_constructor(target, parameters)
    replay = _StatementWriter(target)
    lines = [f"w = {made}", *_group_lines(target), *replay.lines, "w"]
    body = "\n".join(lines)
    imports = [f"import {MODULES[name]} as {name}" for name in MODULES if f"{name}." in body]
    asked = [
        f"# {name}: {kind}, define it first" for name, kind in (missing | replay.missing).items()
    ]
    head = "\n".join([*imports, "import clustergrammer_widget as cgw", "", *asked])
    return f"{head}\n{body}\n"


class _StatementWriter:
    """Writes the statements that lead from the default view to another one.

    Later crops are inside the reclustered subset. Crops come before filters, since what they
    kept is exact only while nothing else hides; the choice of top rows resets cuts and flips, so
    these come after it.
    """

    def __init__(self, target: ResolvedView) -> None:
        self.lines: list[str] = []
        self.missing: dict[str, str] = {}
        self._target = target
        self._current = _default_view(target)
        self._recluster()
        for axis in AXES:
            for place, crop in enumerate(target.state.axis(axis).crops):
                self._cut(axis, crop.cut)
                self._crop(axis, crop.kept)
                if len(self._current.state.axis(axis).crops) == place:
                    self._keep_all(axis, crop.kept)
        for axis in AXES:
            self._filter(axis)
        for axis in AXES:
            self._arrange(axis)
        self._recolor()
        for axis in AXES:
            self._select(axis)
        zoom = current_viewport(target)
        self._emit(f"w.viewport = {literal(zoom)}", with_viewport(self._current, zoom))

    def _emit(self, line: str, view: ResolvedView) -> None:
        """Write a statement that leads to `view`, if it changes anything."""
        if view.state != self._current.state:
            self.lines.append(line)
            self._current = view

    def _recluster(self) -> None:
        recluster = self._target.state.recluster
        if recluster is None:
            return
        for axis in AXES:
            members = recluster.axis(axis).members
            if members is not None:
                self._crop(axis, members)
        changes = clustering_overrides(self._target.heatmap, recluster)
        text, self.missing = format_recluster(changes)
        self._emit(text, with_reclustering(self._current, changes, ClusteringSpec.fit))

    def _crop(self, axis: AxisName, kept: Sequence[int]) -> None:
        text = format_call("w.crop", **{axis: _lines_text(self._target, axis, kept)})
        self._emit(text, with_crop(self._current, axis, kept, axis))

    def _keep_all(self, axis: AxisName, kept: Sequence[int]) -> None:
        """Crop to all that is visible, which only setting all crops does."""
        crops = {
            name: [crop.kept for crop in self._current.state.axis(name).crops] for name in AXES
        }
        crops[axis].append(tuple(kept))
        texts = []
        for name in AXES:
            lines = [_lines_text(self._target, name, one) for one in crops[name]]
            if lines:
                texts.append(f"{literal(name)}: {format_bracketed('[', lines, ']')}")
        masks = {
            name: [np.isin(range(len(self._current.axis(name))), one) for one in crops[name]]
            for name in AXES
        }
        self._emit(
            f"w.crops = {format_bracketed('{', texts, '}')}", with_crops(self._current, masks)
        )

    def _filter(self, axis: AxisName) -> None:
        arguments = current_filters(self._target).get(axis, {})
        text = format_call(
            f"w.filter_{axis}", **{key: literal(arguments[key]) for key in arguments}
        )
        view = self._current
        if axis == "rows":
            view = with_top_rows(view, self._target.state.top)
        self._emit(text, with_category_filter(view, axis, arguments.get("category")))

    def _arrange(self, axis: AxisName) -> None:
        axis_state = self._target.state.axis(axis)
        flips = list(axis_state.flips)
        name = axis_parameter(axis, "flips")
        self._emit(f"w.{name} = {literal(flips)}", with_flips(self._current, axis, flips))
        name = axis_parameter(axis, "order")
        order, text = _order_text(self._target, axis)
        self._emit(
            f"w.{name} = {text}",
            self._current.with_state(self._current.state.with_order(axis, order)),
        )
        self._cut(axis, axis_state.cut)

    def _cut(self, axis: AxisName, height: float | None) -> None:
        if height is not None:
            name = axis_parameter(axis, "cut")
            self._emit(f"w.{name} = {literal(height)}", with_cut(self._current, axis, height))

    def _recolor(self) -> None:
        colors = self._target.state.colors
        self._emit(f"w.cmap = {literal(colors.map)}", with_color_map(self._current, colors.map))
        self._emit(f"w.norm = {literal(colors.norm)}", with_norm(self._current, colors.norm))
        ends: tuple[End, ...] = ("vmin", "vmax")
        is_above = current_domain(self._target)[0] >= current_domain(self._current)[1]
        for end in reversed(ends) if is_above else ends:
            value = colors.vmin if end == "vmin" else colors.vmax
            if value is not None and value <= 0 and current_norm(self._current) == "log":
                continue  # a log scale has no such end and shows its own
            self._emit(f"w.{end} = {literal(value)}", with_domain_end(self._current, end, value))
        self._emit(
            f"w.center = {literal(colors.center)}", with_center(self._current, colors.center)
        )
        self._emit(f"w.opacity = {colors.opacity}", with_opacity(self._current, colors.opacity))
        self._give_own_range()
        reduced = with_reduction(self._current, colors.reduction)
        self._emit(f"w.reduction = {literal(colors.reduction)}", reduced)

    def _give_own_range(self) -> None:
        target = current_own_range(self._target)
        axis = target or current_own_range(self._current)
        if axis is not None:
            name = "per_row" if axis == "rows" else "per_col"
            is_on = target is not None
            self._emit(f"w.{name} = {is_on}", with_own_range(self._current, axis, is_on))

    def _select(self, axis: AxisName) -> None:
        selected = self._target.state.axis(axis).selected
        text = _lines_text(self._target, axis, selected) if selected else "None"
        view = self._current.with_state(self._current.state.with_selected(axis, selected))
        self._emit(f"w.selected_{axis} = {text}", view)


def _default_view(target: ResolvedView) -> ResolvedView:
    """Return the default view with the named groups, which are written before all else."""
    state = target.heatmap.default_state()
    for axis in AXES:
        state = state.with_groups(axis, target.state.axis(axis).groups)
    return target.with_state(state)


def _group_lines(view: ResolvedView) -> Iterator[str]:
    """Write the groups, which orders and filters may name."""
    for axis in AXES:
        for group in view.heatmap.groups(axis):
            members = _lines_text(view, axis, group.positions)
            side = literal("row" if axis == "rows" else "col")
            yield format_call("w.groups.set", literal(group.name), members, axis=side)


def _lines_text(view: ResolvedView, axis: AxisName, positions: Sequence[int]) -> str:
    """Write the labels of items, or a mask where labels are repeated or can't be written."""
    labels = labels_for(positions, view.axis(axis), axis)
    try:
        if labels is not None:
            return literal(labels)
    except TypeError:
        pass
    return format_call("np.isin", f"range({len(view.axis(axis))})", literal(list(positions)))


def _order_text(view: ResolvedView, axis: AxisName) -> tuple[Order, str]:
    """Write an order, and return the order that the text stands for."""
    order = view.state.axis(axis).order
    own, other = view.axis(axis), view.other_axis(axis)
    if not isinstance(order, CustomOrder):
        name = view.order_name(axis)
        if parse_order(name, axis=own, other_axis=other, has_tree=True, parameter="") == order:
            return order, literal(name)
        whole = view.with_state(ViewState().with_order(axis, order)).indices(axis)
        order = CustomOrder(tuple(whole.tolist()))
    if own.has_repeats:
        return order, literal(list(order.indices))
    try:
        return order, literal(own.index.take(list(order.indices)).tolist())
    except TypeError:
        labels = "index" if axis == "rows" else "columns"
        return order, f"w.data.{labels}[{literal(list(order.indices))}]"
