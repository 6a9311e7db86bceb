"""Traits that are parts of the view: kept nowhere else, settable, live in both directions."""

from __future__ import annotations

from typing import Any, Protocol

import traitlets

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.state import ViewState


class Viewing(Protocol):
    """What these traits need of the widget that has them."""

    _seen: HeatmapView

    def _show(self, state: ViewState) -> None: ...


class ViewTrait(traitlets.TraitType[Any, Any]):
    """A part of the view under a name of its own.

    The widget tells its observers when the part has changed, wherever the change came from.
    """

    def __init__(self, axis: AxisName, help: str) -> None:
        super().__init__(None, allow_none=True, help=help)
        self.axis = axis

    def read(self, seen: HeatmapView) -> Any:
        """Return the part's value in a view."""
        raise NotImplementedError

    def changed(self, seen: HeatmapView, value: Any) -> ViewState:
        """Return the state in which the part has another value."""
        raise NotImplementedError

    def get(self, obj: Any, cls: Any = None) -> Any:
        """Read, as traitlets asks it."""
        widget: Viewing = obj
        return self.read(widget._seen)

    def set(self, obj: Any, value: Any) -> None:
        """Write, as traitlets asks it."""
        widget: Viewing = obj
        widget._show(self.changed(widget._seen, value))


class OrderTrait(ViewTrait):
    """The order of an axis, as a name or as a list of labels."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the order's name, or its labels where it has none."""
        return seen.order_name(self.axis)

    def changed(self, seen: HeatmapView, value: Any) -> ViewState:
        """Order by a name, or by a list of all labels."""
        return seen.ordered(self.axis, value)


class CutTrait(ViewTrait):
    """The height at which a tree is cut; None without a tree."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the height."""
        return seen.state.axis(self.axis).cut

    def changed(self, seen: HeatmapView, value: Any) -> ViewState:
        """Cut at a height."""
        return seen.cut_at(self.axis, value)
