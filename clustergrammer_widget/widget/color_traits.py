"""Traits for the colours that can be changed on the page."""

from __future__ import annotations

from typing import Any

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.recoloring import (
    End,
    center,
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
from clustergrammer_widget.widget.view_traits import ViewTrait


class ColorMapTrait(ViewTrait):
    """The colour map."""

    def read(self, seen: HeatmapView) -> Any:
        """Return its name."""
        return seen.state.colors.map or seen.heatmap.colors.name

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Use another one."""
        return with_map(seen, value)


class DomainTrait(ViewTrait):
    """One end of the domain."""

    def __init__(self, end: End, help: str) -> None:
        super().__init__(help)
        self.end = end

    def read(self, seen: HeatmapView) -> Any:
        """Return the value at which the colours end."""
        return domain(seen)[0 if self.end == "vmin" else 1]

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Move it."""
        return with_end(seen, self.end, value)


class CenterTrait(ViewTrait):
    """The value in the middle of the map."""

    def read(self, seen: HeatmapView) -> Any:
        """Return it, None where it is only that of the domain."""
        return center(seen)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Move it."""
        return with_center(seen, value)


class NormTrait(ViewTrait):
    """Whether colours follow the values or their logarithms."""

    def read(self, seen: HeatmapView) -> Any:
        """Return ``"linear"`` or ``"log"``."""
        return norm(seen)

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Use the other."""
        return with_norm(seen, value)


class OpacityTrait(ViewTrait):
    """How strong the colours are."""

    def read(self, seen: HeatmapView) -> Any:
        """Return the opacity, 0 to 2."""
        return seen.state.colors.opacity

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Draw paler or stronger."""
        return with_opacity(seen, value)


class OwnRangeTrait(ViewTrait):
    """Whether each row, or each column, is coloured over its own range."""

    def __init__(self, axis: AxisName, help: str) -> None:
        super().__init__(help)
        self.axis = axis

    def read(self, seen: HeatmapView) -> Any:
        """Return whether it is."""
        return own_range(seen) == self.axis

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Colour each over its own range, or all over one."""
        return with_own_range(seen, self.axis, value)


class ReductionTrait(ViewTrait):
    """What a pixel shows that several cells share."""

    def read(self, seen: HeatmapView) -> Any:
        """Return ``"mean"`` or ``"extreme"``."""
        return seen.state.colors.reduction

    def changed(self, seen: HeatmapView, value: Any) -> HeatmapView:
        """Show the other."""
        return with_reduction(seen, value)
