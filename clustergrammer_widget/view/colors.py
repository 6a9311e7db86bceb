"""Which colour a value has: a lookup table of 256 colours over a domain.

A value v is clamped to [vmin, vmax]. With (lo, hi) = (vmin, vmax), or (center - r, center + r)
with r = max(vmax - center, center - vmin) where there is a center, t = (v - lo) / (hi - lo) and
the colour is ``lut[min(255, floor(t * 256))]``. The page computes the same.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import cmap as colormaps
import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.floats import TooLargeError, as_float
from clustergrammer_widget.data.palette import find_colormap, parse_color

MISSING = "#bdbdbd"
_LAST = float(np.finfo(np.float64).max)
DEFAULT_NAME = "red-blue"
POSITIVE = (255, 0, 0)
NEGATIVE = (0, 0, 255)

ColorMapLike: TypeAlias = str | Sequence[Any] | Any


@dataclass(frozen=True, eq=False)
class Colors:
    """A colour map and its domain.

    Attributes
    ----------
    name : str
        Name of the map, for people.
    lut : ndarray of uint8, shape (256, 4)
        RGBA colours from the low end to the high end.
    vmin, vmax : float
        Values at and beyond which colours no longer change; ``vmin < vmax``.
    center : float or None
        Value in the middle of the map.
    missing : str
        ``"#rrggbb"`` of NaN.
    """

    name: str
    lut: npt.NDArray[np.uint8]
    vmin: float
    vmax: float
    center: float | None = None
    missing: str = MISSING

    @property
    def span(self) -> tuple[float, float]:
        """Values of the two ends of the map: what t = 0 and t = 1 stand for."""
        if self.center is None:
            return self.vmin, self.vmax
        reach = max(self.vmax - self.center, self.center - self.vmin)
        return max(self.center - reach, -_LAST), min(self.center + reach, _LAST)

    def indices(self, values: npt.ArrayLike) -> npt.NDArray[np.uint8]:
        """Compute the place of each value in the lookup table.

        Parameters
        ----------
        values : array_like of float
            Any shape. Infinities count as the ends of the domain.

        Returns
        -------
        ndarray of uint8
            Of the same shape. NaN gets 0, and is to be drawn in `missing` instead.
        """
        low, high = self.span
        clamped = np.clip(np.asarray(values, dtype=np.float64), self.vmin, self.vmax)
        # Halves, as the whole reach of float64 is beyond it.
        places = np.floor((clamped / 2 - low / 2) / (high / 2 - low / 2) * 256)
        drawn = np.nan_to_num(np.clip(places, 0, 255), nan=0)
        return np.asarray(drawn, dtype=np.uint8)

    def rgba(self, values: npt.ArrayLike) -> npt.NDArray[np.uint8]:
        """Compute the colour of each value, for values of shape (...) an array of shape (..., 4).

        NaN has the colour `missing`.
        """
        known = np.asarray(values, dtype=np.float64)
        colors = self.lut[self.indices(known)]
        colors[np.isnan(known)] = np.rint(np.multiply(parse_color(self.missing, "missing"), 255))
        return colors


def resolve_colors(
    values: npt.NDArray[np.float64],
    cmap: ColorMapLike | None = None,
    vmin: float | None = None,
    vmax: float | None = None,
    center: float | None = None,
    robust: bool | None = None,
) -> Colors:
    """Settle colour map and domain with the meaning seaborn gives these parameters.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        The matrix. NaN and infinities do not count.
    cmap : str, matplotlib Colormap or list of colours, optional
        The default is red for positive, blue for negative, white at 0 (or at `center`), over a
        domain of equal reach to both sides of 0. A list of colours gives equal steps.
    vmin, vmax : float, optional
        Domain. By default the smallest and the largest value.
    center : float, optional
        Value in the middle of the map.
    robust : bool, optional
        Take the 2nd and 98th percentile (the 98th of the magnitudes by default) instead of the
        extremes.

    Returns
    -------
    Colors

    Raises
    ------
    ValueError
        If a name or colour is unknown, a number is not finite, or vmin is not below vmax.
    TypeError
        If a parameter is of another type.
    """
    given = {"vmin": vmin, "vmax": vmax, "center": center}
    low, high, middle = (_finite_or_none(value, name) for name, value in given.items())
    if low is not None and high is not None and low >= high:
        raise ValueError(f"vmin is {low:g} and vmax is {high:g}; give a vmin below vmax")
    if cmap is None and middle is None:
        reach = _reach(values, bool(robust))
        smallest, largest, middle = -reach, reach, 0.0
    else:
        smallest, largest = _extent(values, bool(robust))
    name, lut = (DEFAULT_NAME, red_blue_lut()) if cmap is None else named_lut(cmap)
    return Colors(name, lut, *_domain(low, high, smallest, largest), middle)


def red_blue_lut() -> npt.NDArray[np.uint8]:
    """Return the default map: blue over white (places 127 and 128) to red, shape (256, 4)."""
    strength = np.linspace(0, 1, 128)[:, None]
    white = np.full(3, 255.0)
    above = white + strength * (np.array(POSITIVE) - white)
    below = white + strength * (np.array(NEGATIVE) - white)
    return _rgba(np.concatenate((below[::-1], above)) / 255)


def _domain(
    low: float | None, high: float | None, smallest: float, largest: float
) -> tuple[float, float]:
    """Fill in the ends not given; never empty, a constant matrix gets room on both sides."""
    start, end = smallest if low is None else low, largest if high is None else high
    if start < end:
        return start, end
    room = max(abs(start), abs(end)) / 2 or 1.0
    start = start if low is not None else max(start - room, -_LAST)
    end = end if high is not None else min(end + room, _LAST)
    if low is not None:
        end = min(low + room, _LAST)
    if high is not None:
        start = max(high - room, -_LAST)
    if start >= end:
        name, value = ("vmin", low) if low is not None else ("vmax", high)
        raise ValueError(f"{name} is {value!r}, the last number there is; give one nearer to 0")
    return start, end


def _extent(values: npt.NDArray[np.float64], robust: bool) -> tuple[float, float]:
    finite = np.isfinite(values)
    if not finite.any():
        return 0.0, 0.0
    if robust:
        low, high = np.percentile(values[finite], (2, 98), overwrite_input=True)
        return float(low), float(high)
    smallest = np.min(values, where=finite, initial=np.inf)
    return float(smallest), float(np.max(values, where=finite, initial=-np.inf))


def _reach(values: npt.NDArray[np.float64], robust: bool) -> float:
    """Largest magnitude, or its 98th percentile unless that is 0."""
    if robust:
        magnitudes = np.abs(values[np.isfinite(values)])
        reach = (
            float(np.percentile(magnitudes, 98, overwrite_input=True)) if magnitudes.size else 0.0
        )
        if reach > 0:
            return reach
    smallest, largest = _extent(values, robust=False)
    return max(-smallest, largest) or 1.0


def _finite_or_none(value: object, parameter: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(f"{parameter} is {value!r}, a {type(value).__name__}; give a number")
    try:
        number = as_float(value)
    except TooLargeError as error:
        raise ValueError(
            f"{parameter} is {error.shown}, beyond the numbers that float64 holds (1.8e308); "
            "give a smaller number"
        ) from error
    if not math.isfinite(number):
        raise ValueError(f"{parameter} is {value!r}; give a finite number, or leave it out")
    return number


def named_lut(cmap: ColorMapLike) -> tuple[str, npt.NDArray[np.uint8]]:
    """Return name and colour table (256, 4) of a colour map, see `resolve_colors`."""
    if isinstance(cmap, str):
        found = find_colormap(cmap)
        if found is None:
            raise ValueError(f"cmap is {cmap!r}, which is no known colour map{_suggestion(cmap)}")
        return cmap, _rgba(np.asarray(found(_middles())))
    if isinstance(cmap, colormaps.Colormap):
        return cmap.name, _rgba(np.asarray(cmap(_middles())))
    if callable(cmap):
        return str(getattr(cmap, "name", "custom")), _rgba(np.asarray(cmap(_middles())))
    if isinstance(cmap, Sequence) and len(cmap) > 0:
        steps = np.array([_rgba_of(color) for color in cmap])
        return "custom", _rgba(steps[np.arange(256) * len(steps) // 256])
    raise TypeError(
        f"cmap is {cmap!r}; give the name of a colour map, a matplotlib Colormap, "
        "or a list of colours"
    )


def _middles() -> npt.NDArray[np.float64]:
    return (np.arange(256) + 0.5) / 256


def _rgba(colors: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Colours from 0 to 1, with or without alpha, as (256, 4) bytes."""
    lut = np.full((256, 4), 255, dtype=np.uint8)
    lut[:, : colors.shape[1]] = np.rint(np.clip(colors, 0, 1) * 255)
    return lut


def _rgba_of(color: object) -> tuple[float, ...]:
    return tuple(parse_color(color, "cmap"))


def _suggestion(name: str) -> str:
    known = colormaps.Colormap.catalog().short_keys()
    close = difflib.get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
