"""Traits for parts of the view, set by kernel and page."""

from __future__ import annotations

from typing import Any, Protocol

import traitlets

from clustergrammer_widget._float_errors import ignore_float_errors
from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.view.changes.arrangement import with_cut, with_flips, with_order
from clustergrammer_widget.view.changes.crop import current_crops, with_crops
from clustergrammer_widget.view.changes.filter import current_filters, with_filters
from clustergrammer_widget.view.changes.zoom import current_viewport, with_viewport
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.notebook.progress import Progress


class Viewing(Protocol):
    """What view traits need of their widget."""

    @property
    def _current(self) -> ResolvedView: ...

    def _show(self, view: ResolvedView) -> None: ...


class ViewTrait(traitlets.TraitType[Any, Any]):
    """Trait for one part of the view.

    The widget tells its observers when the part has changed, wherever the change came from.
    """

    def __init__(self, help: str) -> None:
        super().__init__(None, allow_none=True, help=help)

    def read(self, view: ResolvedView) -> Any:
        """Return the part's value in a view."""
        raise NotImplementedError

    def part(self, view: ResolvedView) -> Any:
        """Return something that is equal in two views if and only if the value is."""
        return self.read(view)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Return the view in which the part has another value.

        Raises
        ------
        TypeError, ValueError
            If it can't have that value; the message names the trait, the value and what to give.
        """
        raise NotImplementedError

    @ignore_float_errors
    def get(self, obj: Any, cls: Any = None) -> Any:
        """Read, as traitlets asks it."""
        widget: Viewing = obj
        return self.read(widget._current)

    @ignore_float_errors
    def set(self, obj: Any, value: Any) -> None:
        """Write, as traitlets asks it."""
        widget: Viewing = obj
        widget._show(self.changed(widget._current, value))


class AxisTrait(ViewTrait):
    """A part of the view of one axis."""

    def __init__(self, axis: AxisName, help: str) -> None:
        super().__init__(help)
        self.axis = axis


class OrderTrait(AxisTrait):
    """The order of an axis, as a name or as a list of labels."""

    def read(self, view: ResolvedView) -> Any:
        """Return the order's name, or its labels where it has none."""
        return view.order_name(self.axis)

    def part(self, view: ResolvedView) -> Any:
        """Compare orders."""
        return view.state.axis(self.axis).order

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Order by a name, or by a list of all labels."""
        return with_order(view, self.axis, value)


class CutTrait(AxisTrait):
    """The height at which a tree is cut; None without a tree."""

    def read(self, view: ResolvedView) -> Any:
        """Return the height."""
        return view.state.axis(self.axis).cut

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Cut at a height."""
        return with_cut(view, self.axis, value)


class FlipsTrait(AxisTrait):
    """The merges of a tree whose two branches are swapped."""

    def read(self, view: ResolvedView) -> Any:
        """Return them, ascending."""
        return list(view.state.axis(self.axis).flips)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Swap the branches of these and of no others."""
        return with_flips(view, self.axis, value)


class FiltersTrait(ViewTrait):
    """The filters of both axes."""

    def read(self, view: ResolvedView) -> Any:
        """Return what is set."""
        return current_filters(view)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Set these filters and no others, and show the progress of a clustering."""
        with Progress() as progress:
            return with_filters(view, value, progress.fit)


class CropsTrait(ViewTrait):
    """The crops of both axes."""

    def read(self, view: ResolvedView) -> Any:
        """Return what each crop kept."""
        return current_crops(view)

    def part(self, view: ResolvedView) -> Any:
        """Compare what was kept."""
        return [[crop.kept for crop in view.state.axis(axis).crops] for axis in AXES]

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Set these crops and no others."""
        return with_crops(view, value)


class ViewportTrait(ViewTrait):
    """What the zoom shows of rows and columns."""

    def read(self, view: ResolvedView) -> Any:
        """Return the stretch of display indices of each axis, None for all of it."""
        return current_viewport(view)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Zoom."""
        return with_viewport(view, value)
