"""Colour overrides: what a view changes about the colour scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.colors.own_range import OwnRange
from clustergrammer_widget.colors.value_range import Norm

Reduction: TypeAlias = Literal["mean", "extreme"]
REDUCTIONS: tuple[Reduction, ...] = get_args(Reduction)


@dataclass(frozen=True)
class ColorOverrides:
    """What a view changes about the colours; None keeps the parameters of the widget.

    Attributes
    ----------
    map : str or None
        Name of a colour map.
    vmin, vmax, center : float or None
        Ends of the domain, and the value in the middle of the map.
    opacity : float
        1 as given; down to 0 all is paler, up to 2 stronger.
    own_range : {"none", "rows", "cols"} or None
        Colour each row or each column over its own range, or all over one.
    reduction : {"mean", "extreme"}
        What a pixel shows that several cells share: their mean, or the value of largest magnitude.
    norm : {"linear", "log"} or None
        Whether colours follow the values or their logarithms.
    """

    map: str | None = None
    vmin: float | None = None
    vmax: float | None = None
    center: float | None = None
    opacity: float = 1.0
    own_range: OwnRange | None = None
    reduction: Reduction = "mean"
    norm: Norm | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "map": self.map,
            "vmin": self.vmin,
            "vmax": self.vmax,
            "center": self.center,
            "opacity": self.opacity,
            "ownRange": self.own_range,
            "reduction": self.reduction,
            "norm": self.norm,
        }
