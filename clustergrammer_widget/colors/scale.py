"""The colour scale: a lookup table of 256 colours over a domain.

A value v is clamped to [vmin, vmax]. With (lo, hi) = (vmin, vmax), or (center - r, center + r)
with r = max(vmax - center, center - vmin) where there is a center, t = (v - lo) / (hi - lo) and
the colour is ``lut[min(255, floor(t * 256))]``. On a log scale v, lo and hi are logarithms. The
page computes the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.colors.given_ends import LARGEST, finite_or_none, with_given_ends
from clustergrammer_widget.colors.lookup_tables import (
    DEFAULT_NAME,
    SEQUENTIAL_NAME,
    ColorMapLike,
    load_lut,
)
from clustergrammer_widget.colors.unequal_scales import most_have_both_signs, unequal_axis
from clustergrammer_widget.colors.value_range import (
    ColorRange,
    Drawn,
    Norm,
    diverging_range,
    drawn_of,
    log_range,
    plain_range,
    sequential_range,
)
from clustergrammer_widget.palettes.palette import parse_color

MISSING = "#bdbdbd"
NORMS: tuple[Norm, ...] = get_args(Norm)
ROBUST_PERCENT = 2


@dataclass(frozen=True, eq=False)
class ColorScale:
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
    norm : {"linear", "log"}
        Whether colours follow the values or their logarithms. Values of 0 and below have the colour
        of the low end of a log scale.
    keeps_center : bool
        Whether the center stays where it is outside the domain, as somebody asked for it.
    ranges : mapping of norm to ColorRange
        The ends for each norm that the values allow, and those that leave out no value.
    is_skewed : bool
        Whether a log scale would show more.
    unequal_axis : {"rows", "cols"} or None
        Whose rows or columns are on very different scales.
    own_range : {"rows", "cols"} or None
        Whose rows or columns have ranges of their own, until somebody sets one for all.
    is_default_map : bool
        Whether nobody asked for the map.
    """

    name: str
    lut: npt.NDArray[np.uint8]
    vmin: float
    vmax: float
    center: float | None = None
    missing: str = MISSING
    norm: Norm = "linear"
    keeps_center: bool = True
    ranges: Mapping[Norm, ColorRange] = field(default_factory=dict)
    is_skewed: bool = False
    unequal_axis: AxisName | None = None
    own_range: AxisName | None = None
    is_default_map: bool = False

    @property
    def span(self) -> tuple[float, float]:
        """Values of the two ends of the map: what t = 0 and t = 1 stand for."""
        if self.center is None or self.norm == "log":
            return self.vmin, self.vmax
        reach = max(self.vmax - self.center, self.center - self.vmin)
        return max(self.center - reach, -LARGEST), min(self.center + reach, LARGEST)

    def indices(self, values: npt.ArrayLike) -> npt.NDArray[np.uint8]:
        """Compute the index of each value in the lookup table.

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
        if self.norm == "log":
            clamped, low, high = np.log(clamped), math.log(low), math.log(high)
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


def resolve_color_scale(
    values: npt.NDArray[np.float64],
    cmap: ColorMapLike | None = None,
    vmin: float | None = None,
    vmax: float | None = None,
    center: float | None = None,
    robust: bool | None = None,
    norm: Norm | None = None,
    is_scaled: bool = False,
) -> ColorScale:
    """Compute the colour scale from seaborn's parameters, and by default from the values.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        The matrix. NaN and infinities do not count.
    cmap : str, matplotlib Colormap or list of colours, optional
        By default red for positive, blue for negative, white at 0 (or at `center`) where the domain
        holds both signs, else a sequential map. A list of colours gives equal steps.
    vmin, vmax : float, optional
        Domain. By default see `color_range`.
    center : float, optional
        Value in the middle of the map.
    robust : bool, optional
        False takes the smallest and the largest value, True the 2nd and 98th percentile (the 98th
        of the magnitudes by default); by default the 1st and 99th, where that matters.
    norm : {"linear", "log"}, optional
        By default linear.
    is_scaled : bool
        Rows or columns were brought to one scale, so that they have one range also where the others
        differ. So they have where a parameter is given that says how colours run.

    Returns
    -------
    ColorScale

    Raises
    ------
    ValueError
        If a name or colour is unknown, a number is not finite, vmin is not below vmax, or a log
        scale can't be had.
    TypeError
        If a parameter is of another type.
    """
    given = {"vmin": vmin, "vmax": vmax, "center": center}
    low, high, middle = (finite_or_none(value, name) for name, value in given.items())
    if low is not None and high is not None and low >= high:
        raise ValueError(f"vmin is {low:g} and vmax is {high:g}; give a vmin below vmax")
    own = check_norm(norm)
    drawn = drawn_of(values)
    logarithmic = log_range(drawn)
    if own == "log":
        _check_log(low, high, middle, logarithmic)
    is_plain = cmap is None and middle is None
    unequal = unequal_axis(values)
    is_asked = is_scaled or any(x is not None for x in (low, high, middle, robust, norm))
    own_range = None if is_asked else unequal
    if own_range is not None and not most_have_both_signs(values, own_range):
        is_plain = False
    linear, is_diverging = _linear_range(drawn, low, high, robust, is_plain)
    ranges: dict[Norm, ColorRange] = {"linear": linear}
    if logarithmic is not None:
        ranges["log"] = logarithmic if robust is not False else _unrobust(logarithmic)
    domains = {name: with_given_ends(found, low, high, name) for name, found in ranges.items()}
    if is_plain:
        is_diverging = is_diverging and own == "linear"
        middle = 0.0 if is_diverging else None
    default = DEFAULT_NAME if is_diverging or middle is not None else SEQUENTIAL_NAME
    name, lut = (default, load_lut(default)[1]) if cmap is None else load_lut(cmap)
    return ColorScale(
        name,
        lut,
        *domains[own].ends,
        middle,
        norm=own,
        keeps_center=center is not None,
        ranges=domains,
        is_skewed=drawn.is_skewed,
        unequal_axis=unequal,
        own_range=own_range,
        is_default_map=cmap is None,
    )


def check_norm(norm: object) -> Norm:
    """Check for the name of a norm; None is linear.

    Raises
    ------
    ValueError
        If it is none.
    """
    if norm is None:
        return "linear"
    for known in NORMS:
        if isinstance(norm, str) and norm.lower() in (known, f"{known}norm"):
            return known
    raise ValueError(f"norm is {norm!r:.80}; give 'linear' or 'log'")


def _check_log(
    low: float | None, high: float | None, center: float | None, found: ColorRange | None
) -> None:
    for name, end in (("vmin", low), ("vmax", high)):
        if end is not None and end <= 0:
            raise ValueError(f"{name} is {end:g} and norm is 'log'; give a {name} above 0")
    if center is not None:
        raise ValueError(f"center is {center:g} and norm is 'log'; leave one of them out")
    if found is None:
        raise ValueError("norm is 'log', but no value is above 0; leave it out")


def _linear_range(
    drawn: Drawn, low: float | None, high: float | None, robust: bool | None, is_plain: bool
) -> tuple[ColorRange, bool]:
    """Return the range on a linear scale, and whether it diverges around 0 unasked."""
    own_low = drawn.smallest if low is None else low
    own_high = drawn.largest if high is None else high
    both = drawn.has_both_signs if low is None and high is None else own_low < 0 < own_high
    is_diverging = is_plain and (both or drawn.smallest == drawn.largest == 0)
    found = diverging_range(drawn) if is_diverging else sequential_range(drawn)
    if robust is None:
        return found, is_diverging
    if is_diverging:
        reach = _magnitude_percentile(drawn, 100 - ROBUST_PERCENT) if robust else 0.0
        return (ColorRange((-reach, reach), found.full) if reach else _unrobust(found)), True
    return plain_range(drawn, ROBUST_PERCENT if robust else 0), False


def _unrobust(found: ColorRange) -> ColorRange:
    return ColorRange(found.full, found.full)


def _magnitude_percentile(drawn: Drawn, percent: float) -> float:
    magnitudes = np.abs(drawn.sample)
    return float(np.percentile(magnitudes, percent)) if magnitudes.size else 0.0
