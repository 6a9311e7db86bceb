"""The colours in a view state; see `state`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.view.color_range import Norm

Reduction: TypeAlias = Literal["mean", "extreme"]
REDUCTIONS: tuple[Reduction, ...] = get_args(Reduction)


@dataclass(frozen=True)
class ColorView:
    """What a person changed about the colours; None is what the table was given with.

    Attributes
    ----------
    map : str or None
        Name of a colour map.
    vmin, vmax, center : float or None
        Ends of the domain, and the value in the middle of the map.
    opacity : float
        1 as given; down to 0 all is paler, up to 2 stronger.
    per_row : bool
        Colour each row over its own range.
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
    per_row: bool = False
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
            "perRow": self.per_row,
            "reduction": self.reduction,
            "norm": self.norm,
        }
