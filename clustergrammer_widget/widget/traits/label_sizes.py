"""The room and the font size of labels, set by kernel and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

import traitlets

from clustergrammer_widget._validation import float_or_infinite

MOST_PIXELS = 10_000


@dataclass(frozen=True)
class PixelRange:
    """The range of pixels of a size, and its name for errors."""

    name: str
    least: float
    most: float

    def checked(self, value: object) -> float | None:
        """Check for pixels in this range, or None.

        Raises
        ------
        ValueError
            If it is anything else.
        """
        if value is None:
            return None
        if isinstance(value, Real) and not isinstance(value, bool):
            pixels = float_or_infinite(value)
            if self.least <= pixels <= self.most:
                return int(pixels) if pixels.is_integer() else pixels
        raise ValueError(
            f"{self.name} is {value!r:.80}; give pixels from {self.least:g} to {self.most:,g}, "
            "or None for automatic"
        )


LABEL_SIZES: Mapping[str, PixelRange] = {
    "row_label_width": PixelRange("row_label_width", 0, MOST_PIXELS),
    "col_label_height": PixelRange("col_label_height", 0, MOST_PIXELS),
    "font_size": PixelRange("font_size", 9, 48),
}


class PixelsTrait(traitlets.TraitType[float | None, float | None]):
    """One of `LABEL_SIZES`, in pixels; None leaves it to the page."""

    def __init__(self, size: PixelRange, help: str) -> None:
        super().__init__(None, allow_none=True, help=help)
        self.size = size

    def validate(self, obj: Any, value: Any) -> float | None:
        """Check, as traitlets asks it."""
        return self.size.checked(value)


def check_label_sizes(**sizes: object) -> dict[str, float]:
    """Check sizes by the names of their parameters, and return those that are given.

    Raises
    ------
    ValueError
        If one is no number of pixels that it can have.
    """
    checked = {name: LABEL_SIZES[name].checked(value) for name, value in sizes.items()}
    return {name: pixels for name, pixels in checked.items() if pixels is not None}
