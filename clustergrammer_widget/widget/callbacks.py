"""Register callbacks for selections, clicks and views."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from weakref import ref

import pandas as pd
import traitlets

from clustergrammer_widget.view.changes.selection import selected_frame
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.base.shared_view import SharedView
from clustergrammer_widget.widget.notebook.error_output import report_errors

Remove = Callable[[], None]


@dataclass(frozen=True)
class Click:
    """A click on a cell or a label.

    Attributes
    ----------
    row, col : label or None
        Both for a cell, one of them for a label.
    value : float or None
        The cell's value, as in `Clustergram.data`.
    """

    row: Hashable | None
    col: Hashable | None
    value: float | None


class Callbacks(SharedView):
    """A view with callbacks.

    A function that raises is reported with its traceback below the cell that gave it, once; the
    widget and its other functions go on.
    """

    _click_listeners: tuple[Callable[[Click], None], ...] = ()

    def on_select(self, callback: Callable[[pd.DataFrame], object]) -> Remove:
        """Call a function with `selection` whenever other rows or columns are selected.

        Parameters
        ----------
        callback : callable
            Takes a DataFrame; called for changes from the page and from Python.

        Returns
        -------
        callable
            Call it to stop.
        """
        return self._on_change(_selected, _selection, callback)

    def on_view(self, callback: Callable[[pd.DataFrame], object]) -> Remove:
        """Call a function with `view` whenever other rows or columns, or another order, are shown.

        Parameters and the function that is returned are as in `on_select`. The zoom is no change.
        """
        return self._on_change(_displayed, ResolvedView.frame, callback)

    def on_click(self, callback: Callable[[Click], object]) -> Remove:
        """Call a function with a `Click` for each cell or label that is clicked on the page.

        The function that is returned is as in `on_select`.
        """
        call = report_errors(_checked(callback))
        self._click_listeners = (*self._click_listeners, call)

        widget = ref(self)

        def remove() -> None:
            alive = widget()
            if alive is not None:
                listeners = alive._click_listeners
                alive._click_listeners = tuple(f for f in listeners if f is not call)

        return remove

    def _clicked(self, row: int | None, col: int | None) -> None:
        """Call the callbacks for a click."""
        matrix = self._current.heatmap.matrix
        value = None if row is None or col is None else float(matrix.values[row, col])
        click = Click(
            None if row is None else matrix.rows.index[row],
            None if col is None else matrix.cols.index[col],
            value,
        )
        for call in self._click_listeners:
            call(click)

    def _on_change(
        self,
        part: Callable[[ResolvedView], object],
        value: Callable[[ResolvedView], pd.DataFrame],
        callback: Callable[[pd.DataFrame], object],
    ) -> Remove:
        call = report_errors(_checked(callback))
        last = part(self._current)
        is_on = True

        widget = ref(self)

        def tell(change: traitlets.Bunch) -> None:
            nonlocal last
            view = change.owner._current
            before, last = last, part(view)
            if is_on and before != last:
                call(value(view))

        def remove() -> None:
            nonlocal is_on
            alive = widget()
            if is_on and alive is not None:
                is_on = False
                alive.unobserve(tell, "_now")

        self.observe(tell, "_now")
        return remove


def _checked(callback: Callable[..., object]) -> Callable[..., object]:
    if not callable(callback):
        raise TypeError(f"callback is {callback!r}; give a function of one argument")
    return callback


def _selected(view: ResolvedView) -> object:
    return view.state.rows.selected, view.state.cols.selected


def _displayed(view: ResolvedView) -> object:
    return view.rows.tobytes(), view.cols.tobytes()


def _selection(view: ResolvedView) -> pd.DataFrame:
    return selected_frame(view, "both")
