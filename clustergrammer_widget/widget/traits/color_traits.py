"""Traits for the colours that can be changed on the page."""

from __future__ import annotations

from typing import Any

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.view.changes.colors import (
    End,
    current_center,
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
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.widget.traits.view_traits import ViewTrait


class ColorMapTrait(ViewTrait):
    """The colour map."""

    def read(self, view: ResolvedView) -> Any:
        """Return its name."""
        return view.state.colors.map or view.heatmap.colors.name

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Use another one."""
        return with_color_map(view, value)


class DomainTrait(ViewTrait):
    """One end of the domain."""

    def __init__(self, end: End, help: str) -> None:
        super().__init__(help)
        self.end = end

    def read(self, view: ResolvedView) -> Any:
        """Return the value at which the colours end."""
        return current_domain(view)[0 if self.end == "vmin" else 1]

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Move it."""
        return with_domain_end(view, self.end, value)


class CenterTrait(ViewTrait):
    """The value in the middle of the map."""

    def read(self, view: ResolvedView) -> Any:
        """Return it, None where it is only that of the domain."""
        return current_center(view)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Move it."""
        return with_center(view, value)


class NormTrait(ViewTrait):
    """Whether colours follow the values or their logarithms."""

    def read(self, view: ResolvedView) -> Any:
        """Return ``"linear"`` or ``"log"``."""
        return current_norm(view)

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Use the other."""
        return with_norm(view, value)


class OpacityTrait(ViewTrait):
    """How strong the colours are."""

    def read(self, view: ResolvedView) -> Any:
        """Return the opacity, 0 to 2."""
        return view.state.colors.opacity

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Draw paler or stronger."""
        return with_opacity(view, value)


class OwnRangeTrait(ViewTrait):
    """Whether each row, or each column, is coloured over its own range."""

    def __init__(self, axis: AxisName, help: str) -> None:
        super().__init__(help)
        self.axis = axis

    def read(self, view: ResolvedView) -> Any:
        """Return whether it is."""
        return current_own_range(view) == self.axis

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Colour each over its own range, or all over one."""
        return with_own_range(view, self.axis, value)


class ReductionTrait(ViewTrait):
    """What a pixel shows that several cells share."""

    def read(self, view: ResolvedView) -> Any:
        """Return ``"mean"`` or ``"extreme"``."""
        return view.state.colors.reduction

    def changed(self, view: ResolvedView, value: Any) -> ResolvedView:
        """Show the other."""
        return with_reduction(view, value)
