"""The current view, shared by kernel and page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from clustergrammer_widget.data.arithmetic import OwnArithmetic
from clustergrammer_widget.view.fitting import check_fits
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.history import History, Patch, patched, step_between
from clustergrammer_widget.view.read_state import read_state
from clustergrammer_widget.view.state import ViewState
from clustergrammer_widget.view.zooming import at_whole_of_others
from clustergrammer_widget.widget.drawn import DrawnHeatmap, encoded
from clustergrammer_widget.widget.view_traits import ViewTrait


class SharedView(OwnArithmetic, DrawnHeatmap):
    """A heatmap with the view there is of it now, and the steps that led to it.

    Whoever changes the view, the change ends in the trait `_view`, and the observers of its parts
    are told from there.
    """

    _view = traitlets.Dict().tag(sync=True)
    _history = traitlets.Dict().tag(sync=True)
    _links: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str]) -> None:
        first = HeatmapView(heatmap, heatmap.first_view())
        view = first.state.to_json()
        self._latest = view, first
        self._told = first
        self._table = 0
        super().__init__(heatmap, options, _view=view, _history=self._tagged(History()))

    @property
    def _seen(self) -> HeatmapView:
        """The view there is now, also while notifications are held back or taken back."""
        view, seen = self._latest
        if view is not self._view:
            seen = self._read_view(self._view)
            self._latest = self._view, seen
        return seen

    @property
    def _steps(self) -> History:
        return History.from_json(self._history)

    def _show(self, seen: HeatmapView) -> None:
        """Make this the view, as one more step."""
        step = step_between(self._seen.state, seen.state)
        self._set_view(seen, self._steps if step is None else self._steps.recorded(step))

    def _go(self, patch: Patch, history: History) -> None:
        """Go where a step leads."""
        after = self._read_view(patched(self._seen.state, patch))
        self._set_view(at_whole_of_others(self._seen, after), history)

    def _set_view(self, seen: HeatmapView, history: History) -> None:
        view = seen.state.to_json()
        self._latest = view, seen
        with self.hold_sync():
            self._history = self._tagged(history)
            self._view = view

    def _show_heatmap(self, seen: HeatmapView, history: History, keeps_positions: bool) -> None:
        """Show a view of another heatmap, by one message that has only what is new.

        Where positions mean other lines from now on, the page also gets a view and a history that
        are as before, and what it sends with the number of an earlier table is refused.
        """
        traits = encoded(seen.heatmap)
        with self.hold_sync():
            for name, value in traits.items():
                setattr(self, name, value)
            self._table += 0 if keeps_positions else 1
            self._set_view(seen, history)
            if not keeps_positions:
                self._tell_of("_view", self._view, self._view)
        self._tell()

    def _tagged(self, history: History) -> dict[str, Any]:
        """Return a history in JSON with the number of the table whose positions it has."""
        return {**history.to_json(), "table": self._table}

    def _read_view(self, view: object, heatmap: Heatmap | None = None) -> HeatmapView:
        """Read a view of this table, or of it with other groups, from JSON.

        Raises
        ------
        ValueError
            If it is none.
        """
        heatmap = heatmap or self._latest[1].heatmap
        matrix = heatmap.matrix
        rows, cols = ([c.title for c in axis.strips] for axis in (matrix.rows, matrix.cols))
        state = read_state(view, len(matrix.rows), len(matrix.cols), rows, cols)
        seen = HeatmapView(heatmap, state)
        check_fits(seen)
        return seen

    def _read_state(self, state: object) -> ViewState:
        """Read a state that has the size of this table, fit or not."""
        matrix = self._latest[1].heatmap.matrix
        return read_state(state, len(matrix.rows), len(matrix.cols), None, None)

    @traitlets.observe("_view")
    def _tell(self, _change: object = None) -> None:
        """Tell the observers of the parts that have changed since they were told last.

        Those of `_seen` are told of every other view, with the whole of it before and now.
        """
        before, now = self._told, self._seen
        self._told = now
        for name, trait in self.traits().items():
            if isinstance(trait, ViewTrait) and trait.part(before) != trait.part(now):
                self._tell_of(name, trait.read(before), trait.read(now))
        if before is not now:
            self._tell_of("_seen", before, now)

    def _tell_of(self, name: str, old: Any, new: Any) -> None:
        change = traitlets.Bunch(name=name, old=old, new=new, owner=self, type="change")
        self.notify_change(change)
