"""Traits for parts of the view, set by kernel and page."""

from __future__ import annotations

from typing import Any, Protocol

import traitlets

from clustergrammer_widget.data.arithmetic import own_arithmetic
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.arranging import cut_at, flipped, ordered
from clustergrammer_widget.view.crops import crops_of, with_crops
from clustergrammer_widget.view.filters import filters_of, with_filters
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.zooming import zoom_of, zoomed
from clustergrammer_widget.widget.progress import Progress


class Viewing(Protocol):
    """What these traits need of the widget that has them."""

    @property
    def _seen(self) -> HeatmapView: ...

    def _show(self, seen: HeatmapView) -> None: ...


class ViewTrait(traitlets.TraitType[Any, Any]):
    """A part of the view under a name of its own.

    The widget tells its observers when the part has changed, wherever the change came from.
    """

    def __init__(self, help: str) -> None:
        super().__init__(None, allow_none=True, help=help)

    def read(self, seen: HeatmapView) -> Any:
        """Return the part's value in a view."""
        raise NotImplementedError

    def part(self, seen: HeatmapView) -> Any:
        """Return something that is equal in two views if and only if the value is."""
        return self.read(seen)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Return the view in which the part has another value.

        Raises
        ------
        TypeError, ValueError
            If it can't have that value; the message names the trait, the value and what to give.
        """
        raise NotImplementedError

    @own_arithmetic
    def get(self, obj: Any, cls: Any = None) -> Any:
        """Read, as traitlets asks it."""
        widget: Viewing = obj
        return self.read(widget._seen)

    @own_arithmetic
    def set(self, obj: Any, value: Any) -> None:
        """Write, as traitlets asks it."""
        widget: Viewing = obj
        widget._show(self.changed(widget._seen, value))


class AxisTrait(ViewTrait):
    """A part of the view of one axis."""

    def __init__(self, axis: AxisName, help: str) -> None:
        super().__init__(help)
        self.axis = axis


class OrderTrait(AxisTrait):
    """The order of an axis, as a name or as a list of labels."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the order's name, or its labels where it has none."""
        return seen.order_name(self.axis)

    def part(self, seen: HeatmapView) -> Any:
        """Compare orders."""
        return seen.state.axis(self.axis).order

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Order by a name, or by a list of all labels."""
        return ordered(seen, self.axis, value)


class CutTrait(AxisTrait):
    """The height at which a tree is cut; None without a tree."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the height."""
        return seen.state.axis(self.axis).cut

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Cut at a height."""
        return cut_at(seen, self.axis, value)


class FlipsTrait(AxisTrait):
    """The merges of a tree whose two branches are swapped."""

    def read(self, seen: HeatmapView) -> Any:
        """Return them, ascending."""
        return list(seen.state.axis(self.axis).flips)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Swap the branches of these and of no others."""
        return flipped(seen, self.axis, value)


class FiltersTrait(ViewTrait):
    """The filters of both axes."""

    def read(self, seen: HeatmapView) -> Any:
        """Return what is set."""
        return filters_of(seen)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Set these filters and no others, and show the progress of a clustering."""
        with Progress() as progress:
            return with_filters(seen, value, progress.tree)


class CropsTrait(ViewTrait):
    """The crops of both axes."""

    def read(self, seen: HeatmapView) -> Any:
        """Return what each crop kept."""
        return crops_of(seen)

    def part(self, seen: HeatmapView) -> Any:
        """Compare what was kept."""
        return [[crop.kept for crop in seen.state.axis(axis).crops] for axis in AXES]

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Set these crops and no others."""
        return with_crops(seen, value)


class ViewportTrait(ViewTrait):
    """What the zoom shows of rows and columns."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the stretch of display positions of each axis, None for all of it."""
        return zoom_of(seen)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Zoom."""
        return zoomed(seen, value)
