"""Link widgets: selection, order and crops of shared rows and columns."""

from __future__ import annotations

import secrets
from itertools import combinations
from types import TracebackType
from weakref import WeakValueDictionary

import traitlets

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import check_flag_argument
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.changes.sync import SharedLabels, follow, has_same_order
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.clustergram import Clustergram
from clustergrammer_widget.widget.notebook.interrupts import defer_interrupts

_links: WeakValueDictionary[str, Link] = WeakValueDictionary()


class Link:
    """Widgets linked by `link`, until `unlink` or the end of a ``with`` block.

    Attributes
    ----------
    widgets : tuple of Clustergram
        Those that follow each other; one that is closed leaves.
    axes : tuple of {"rows", "cols"}
        In what.
    """

    def __init__(self, widgets: tuple[Clustergram, ...], axes: tuple[AxisName, ...]) -> None:
        self.widgets = widgets
        self.axes = axes
        self._id = secrets.token_hex(8)
        self._shared: dict[tuple[AxisName, Axis, Axis], SharedLabels] = {}
        self._asked: dict[Clustergram, ResolvedView] = {}
        self._leading: set[Clustergram] = set()
        record = {"id": self._id, "rows": "rows" in axes, "cols": "cols" in axes}
        for widget in widgets:
            widget._links = [*widget._links, record]
            widget.observe(self._follow, "_current")
            widget.observe(self._close, "comm")
        _links[self._id] = self
        self._lead(widgets[0], None)

    def __repr__(self) -> str:
        """Return what is linked."""
        return f"Link({', '.join(map(repr, self.widgets))}, axes={self.axes})"

    def __enter__(self) -> Link:
        """Return the link itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Unlink the widgets."""
        self.unlink()

    def unlink(self) -> None:
        """End the link; each widget keeps its view."""
        for widget in self.widgets:
            self._let_go(widget)

    def _let_go(self, widget: Clustergram) -> None:
        if any(record["id"] == self._id for record in widget._links):
            widget._links = [record for record in widget._links if record["id"] != self._id]
            widget.unobserve(self._follow, "_current")
            widget.unobserve(self._close, "comm")

    def _close(self, change: traitlets.Bunch) -> None:
        """Remove a closed widget from the link, so that it can be freed."""
        if change.new is not None:
            return
        self._let_go(change.owner)
        self.widgets = tuple(widget for widget in self.widgets if widget is not change.owner)
        self._asked.pop(change.owner, None)
        self._shared.clear()
        if len(self.widgets) == 1:
            self.unlink()

    def _follow(self, change: traitlets.Bunch) -> None:
        """Apply a change of one widget to the others, unless the link made it."""
        source: Clustergram = change.owner
        if change.new is self._asked.get(source) or source in self._leading:
            return
        is_same_table = change.old.heatmap is change.new.heatmap
        if not is_same_table:
            self._shared.clear()
        self._lead(source, change.old if is_same_table else None)

    def _lead(self, source: Clustergram, before: ResolvedView | None) -> None:
        self._leading.add(source)
        try:
            targets = [widget for widget in self.widgets if widget is not source]
            views = [self._followed(target, source._current, before) for target in targets]
            if not self._stand_alike(views):
                views = [
                    self._followed(target, source._current, before, append_unshared=True)
                    for target in targets
                ]
            with defer_interrupts():
                for target, view in zip(targets, views, strict=True):
                    self._show(target, view)
        finally:
            self._leading.discard(source)

    def _followed(
        self,
        target: Clustergram,
        source: ResolvedView,
        before: ResolvedView | None,
        *,
        append_unshared: bool = False,
    ) -> ResolvedView:
        view = target._current
        for axis in self.axes:
            lines = self._lines(axis, source.axis(axis), view.axis(axis))
            view = follow(view, source, before, lines, append_unshared=append_unshared)
        return view

    def _stand_alike(self, views: list[ResolvedView]) -> bool:
        """Whether those that follow agree on lines that the leading widget lacks."""
        return all(
            has_same_order(first, second, self._lines(axis, first.axis(axis), second.axis(axis)))
            for first, second in combinations(views, 2)
            for axis in self.axes
        )

    def _show(self, target: Clustergram, view: ResolvedView) -> None:
        if view is not target._current:
            self._asked[target] = view
            target._show(view)

    def _lines(self, name: AxisName, first: Axis, second: Axis) -> SharedLabels:
        key = name, first, second
        if key not in self._shared:
            self._shared[key] = SharedLabels.of(name, first, second)
        return self._shared[key]


def link(*widgets: Clustergram, rows: bool = True, cols: bool = True) -> Link:
    """Link widgets: what is selected, ordered or cropped in one is so in the others.

    Lines are matched by the names that are drawn, of equal names the k-th with the k-th. At first
    the others follow the first widget; from then on each follows each, also when a step is undone.
    What was followed is one step of the widget that follows. In a saved notebook, and once the
    kernel is gone, widgets on one page go on following each other.

    Parameters
    ----------
    *widgets : Clustergram
        Two or more. Linking the same ones in the same way again returns the link there is.
    rows, cols : bool
        Which axes are linked.

    Returns
    -------
    Link
        Its `unlink()` ends it; so does the end of a ``with`` block.

    Raises
    ------
    TypeError
        If something is no Clustergram, or `rows` or `cols` no boolean.
    ValueError
        If there are fewer than two widgets, one is given twice, neither axis is to be linked, or
        two widgets have no label of a linked axis in common.

    Notes
    -----
    This is about lines that both have. The same are *selected*; one that only one widget has is
    selected only there. They stand in the same *order*: under the name of the order where that
    gives it, which keeps the dendrogram, else as an order of labels, in which lines that only one
    has come last. A *crop* shows what it kept of them, and nothing else; one that keeps nothing of
    the other widget leaves that as it is. Filters, top rows, cuts, colours and the zoom are each
    widget's own.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> import pandas as pd
    >>> first = cgw.Clustergram(pd.DataFrame([[1, 2], [3, 1], [0, 5]], index=list("abc")))
    >>> second = cgw.Clustergram(pd.DataFrame([[1, 9], [3, 4], [6, 5]], index=list("bcd")))
    >>> linked = cgw.link(first, second, cols=False)
    >>> first.selected_rows = ["a", "b"]
    >>> second.selected_rows.index.tolist()
    ['b']
    """
    flags = {"rows": check_flag_argument(rows, "rows"), "cols": check_flag_argument(cols, "cols")}
    axes = tuple(axis for axis in AXES if flags[axis])
    if not axes:
        raise ValueError("rows and cols are both False, which links nothing; give one of them True")
    _check_widgets(widgets)
    for axis in axes:
        _check_shared(widgets, axis)
    present = (_links.get(record["id"]) for record in widgets[0]._links)
    known = (one for one in present if one and one.axes == axes)
    same = (one for one in known if set(one.widgets) == set(widgets))
    return next(same, None) or Link(widgets, axes)


def _check_widgets(widgets: tuple[object, ...]) -> None:
    for place, widget in enumerate(widgets):
        if not isinstance(widget, Clustergram):
            kind = type(widget).__name__
            raise TypeError(f"widgets[{place}] is a {kind}; give Clustergram widgets")
    if len(widgets) < 2:
        raise ValueError(f"link got {len(widgets)} widgets; give two or more")
    if len(set(widgets)) < len(widgets):
        raise ValueError("link got the same widget twice; give each once")


def _check_shared(widgets: tuple[Clustergram, ...], axis: AxisName) -> None:
    lines = "rows" if axis == "rows" else "columns"
    for (i, one), (j, other) in combinations(enumerate(widgets), 2):
        first, second = one._current.axis(axis), other._current.axis(axis)
        if not set(first.names) & set(second.names):
            raise ValueError(
                f"widgets[{i}] and widgets[{j}] have no {lines} in common, such as "
                f"{first.names[0]!r:.60} and {second.names[0]!r:.60}; give {axis}=False, or "
                "widgets with the same labels"
            )
