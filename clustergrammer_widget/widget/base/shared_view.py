"""The current view, shared by kernel and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import traitlets

from clustergrammer_widget._float_errors import IgnoresFloatErrors
from clustergrammer_widget.protocol.changes import Sender
from clustergrammer_widget.protocol.snapshot import encode_heatmap
from clustergrammer_widget.protocol.view_state import Bounds
from clustergrammer_widget.view.changes.apply import apply_change, change_between
from clustergrammer_widget.view.changes.zoom import with_viewport_reset
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.change import Action, Change
from clustergrammer_widget.view.state.history import History, make_step
from clustergrammer_widget.view.state.parts import VIEWPORT, part_of
from clustergrammer_widget.widget.base.heatmap_traits import HeatmapTraits
from clustergrammer_widget.widget.notebook.end_of_cell import at_end_of_cell
from clustergrammer_widget.widget.notebook.interrupts import allow_interrupts
from clustergrammer_widget.widget.traits.computed_trait import ComputedTrait
from clustergrammer_widget.widget.traits.view_traits import ViewTrait

# A view with a history of more values is sent once a cell, as long as no page listens.
MOST_AT_ONCE = 10_000


@dataclass(frozen=True, eq=False)
class ViewRevision:
    """A view, its history and its revision.

    Attributes
    ----------
    view : ResolvedView
        The view.
    history : History
        The steps that led to it, and those that were taken back.
    revision : int
        The number of changes before.
    """

    view: ResolvedView
    history: History
    revision: int


class SharedView(IgnoresFloatErrors, HeatmapTraits):
    """Base with the current view and its history.

    Kernel and pages send changes. Here each is applied to the view there is when it arrives, gets
    the next revision and is told to all pages. A page has the view and the history as state when it
    opens, or when another table comes; until one has said that it listens, they are sent as state.
    It also notifies the observers of the parts of the view.
    """

    _has_page = False
    _is_stale = False

    _now = traitlets.Any()
    _view = ComputedTrait(lambda widget: widget._current.state.to_json()).tag(sync=True)
    _history = ComputedTrait(lambda widget: widget._history_to_json()).tag(sync=True)
    _links: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, heatmap: ClusteredMatrix, options: Mapping[str, str]) -> None:
        first = ResolvedView(heatmap, heatmap.default_state())
        self._notified = first
        self._table = 0
        self._unsent: list[tuple[int, dict[str, Any]]] = []
        super().__init__(heatmap, options, _now=ViewRevision(first, History(), 0))

    @property
    def _current(self) -> ResolvedView:
        """The current view, also while notifications are held back."""
        view: ResolvedView = self._now.view
        return view

    @property
    def _steps(self) -> History:
        history: History = self._now.history
        return history

    @property
    def _bounds(self) -> Bounds:
        """The counts and titles that views of this table can refer to."""
        matrix = self._current.heatmap.matrix
        titles = ([c.title for c in axis.given_annotations] for axis in (matrix.rows, matrix.cols))
        return Bounds(len(matrix.rows), len(matrix.cols), *titles)

    def _show(self, view: ResolvedView) -> None:
        """Make this the view, as one more step."""
        change = change_between(self._current, view)
        if change is None:
            return
        step = make_step(self._current.state, view.state)
        history = self._steps if step is None else self._steps.recorded(step)
        self._set_view(view, history, change)

    def _go(self, action: Action) -> None:
        """Go one step back or forth."""
        before = self._current
        after, history = apply_change(before, self._steps, Change(action))
        after = with_viewport_reset(before, after)
        zoom = {path: part_of(after.state, path) for path in VIEWPORT}
        moved = {path: zoom[path] for path in zoom if zoom[path] != part_of(before.state, path)}
        self._set_view(after, history, Change(action, moved))

    def _apply(self, change: Change, sender: Sender) -> None:
        """Apply a change that a page sent to the view there is now.

        Raises
        ------
        ValueError
            If this view can't be changed so.
        """
        self._set_view(*apply_change(self._current, self._steps, change), change, sender)

    def _set_view(
        self, view: ResolvedView, history: History, change: Change, sender: Sender | None = None
    ) -> None:
        now = ViewRevision(view, history, self._now.revision + 1)
        told = {
            "kind": "changed",
            "revision": now.revision,
            "table": self._table,
            "by": None if sender is None else sender.to_json(),
            **change.to_json(),
        }
        # what notifications held back and took back again was never told
        known = [(revision, one) for revision, one in self._unsent if revision < now.revision]
        self._unsent = [*known, (now.revision, told)]
        self._now = now

    def _show_heatmap(self, view: ResolvedView, history: History, keeps_positions: bool) -> None:
        """Show a view of another clustered matrix, in one message with what is new.

        What a page sends with the number of an earlier table is refused where positions mean other
        items from now on.
        """
        traits = encode_heatmap(view.heatmap)
        before = self._now
        is_same = keeps_positions and view.state == before.view.state and history == before.history
        with self.hold_sync():
            for name, value in traits.items():
                setattr(self, name, value)
            self._table += 0 if keeps_positions else 1
            self._now = ViewRevision(view, history, before.revision + (0 if is_same else 1))
            for name in () if is_same else ("_view", "_history"):
                self._notify_of(name, None, getattr(self, name))

    def _welcome(self, revision: object) -> None:
        """Send a new page what it has missed."""
        self._has_page = True
        if self._is_stale or revision != self._now.revision:
            self._send_view()

    def _send_view(self) -> None:
        """Send the whole view and its history."""
        self._is_stale = False
        self.send_state(("_view", "_history"))

    def _send_stale_view(self) -> None:
        if self._is_stale:
            self._send_view()

    def _repr_mimebundle_(self, **arguments: Any) -> Any:
        """Show the widget as it is now."""
        self._send_stale_view()
        return super()._repr_mimebundle_(**arguments)

    def _history_to_json(self) -> dict[str, Any]:
        """Return the history in JSON with the numbers of the table and of the view's revision."""
        return {**self._steps.to_json(), "table": self._table, "revision": self._now.revision}

    @traitlets.observe("_now")
    def _publish(self, _change: object) -> None:
        """Send the changes since the last call to the pages, and notify the observers."""
        revision = self._now.revision
        unsent, self._unsent = self._unsent, []
        if self._has_page:
            for made, content in unsent:
                if made <= revision:
                    self.send(content)
        elif unsent and self._steps.size < MOST_AT_ONCE:
            self._send_view()
        elif unsent and not self._is_stale:
            self._is_stale = True
            at_end_of_cell(self._send_stale_view)
        self._notify()

    def _notify(self) -> None:
        """Notify the observers of the parts that have changed since the last call.

        The observers of `_current` get every new view, with the one before.
        """
        before, now = self._notified, self._current
        self._notified = now
        for name, trait in self.traits().items():
            if isinstance(trait, ViewTrait) and trait.part(before) != trait.part(now):
                self._notify_of(name, trait.read(before), trait.read(now))
        if before is not now:
            self._notify_of("_current", before, now)

    def _notify_of(self, name: str, old: Any, new: Any) -> None:
        change = traitlets.Bunch(name=name, old=old, new=new, owner=self, type="change")
        with allow_interrupts():
            self.notify_change(change)
