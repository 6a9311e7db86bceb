"""Compute the colours of the cells as the page draws them.

``js/src/color/color-view.ts`` is the same in another language.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.colors.lookup_tables import page_color_maps
from clustergrammer_widget.colors.overrides import ColorOverrides
from clustergrammer_widget.colors.own_range import scaled_over_own_range
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.colors.value_range import Ends, Norm
from clustergrammer_widget.data.float32 import Float32Matrix

# How much an opacity of 2 narrows the domain.
STRONGEST = 5.0


def apply_overrides(given: ColorScale, overrides: ColorOverrides) -> ColorScale:
    """Return the colour scale with the overrides of a view applied.

    Parameters
    ----------
    given : ColorScale
        The colours of the table.
    overrides : ColorOverrides
        Map, domain, center, opacity, and whether rows or columns have ranges of their own. A map
        that the page does not offer, and a domain that is empty together with the given ends,
        change nothing.

    Returns
    -------
    ColorScale
        With ranges of their own, for values that `scaled_over_own_range` gave. Below an opacity of
        1 the table's colours are less opaque; above it the domain is narrower.
    """
    name, lut = next(
        ((name, lut) for name, _, lut in page_color_maps() if name == overrides.map),
        (given.name, given.lut),
    )
    center = center_of(given, overrides)
    if own_range_of(given, overrides):
        center = None if center is None else 0.0
        ends = (0.0, 1.0) if center is None else (-1.0, 1.0)
    else:
        ends = domain_of(given, overrides)
    norm = norm_of(given, overrides)
    gain = 1 + max(0.0, overrides.opacity - 1) * (STRONGEST - 1)
    vmin, vmax = _narrowed(ends, center, gain, norm)
    return replace(
        given,
        name=name,
        lut=_faded(lut, min(1.0, overrides.opacity)),
        vmin=vmin,
        vmax=vmax,
        center=center,
        norm=norm,
    )


def norm_of(given: ColorScale, overrides: ColorOverrides) -> Norm:
    """Return whether colours follow the values or their logarithms.

    A log scale needs positive values, and is none where each row or column has its own range.
    """
    if own_range_of(given, overrides):
        return "linear"
    wanted = overrides.norm or given.norm
    return wanted if wanted in given.ranges else given.norm


def domain_of(given: ColorScale, overrides: ColorOverrides) -> Ends:
    """Return where the colours begin and end, before an opacity above 1 narrows it."""
    norm = norm_of(given, overrides)
    ends = (given.vmin, given.vmax) if norm == given.norm else given.ranges[norm].ends
    low, high = (
        own if chosen is None or (norm == "log" and chosen <= 0) else chosen
        for own, chosen in zip(ends, (overrides.vmin, overrides.vmax), strict=True)
    )
    return (low, high) if low < high else ends


def center_of(given: ColorScale, overrides: ColorOverrides) -> float | None:
    """Return the value that has the colour in the middle of the map, None if that follows the ends.

    A diverging map in place of one without center has it at 0, or where the domain does not hold 0
    in its middle; that middle is none when rows or columns have ranges of their own. A center
    outside the domain stays only if somebody asked for it. A log scale has none.
    """
    if norm_of(given, overrides) == "log":
        return None
    is_diverging = next(
        (choice[1] for choice in page_color_maps() if choice[0] == overrides.map), None
    )
    if overrides.center is not None:
        return overrides.center
    low, high = domain_of(given, overrides)
    own = given.center
    has_own_range = own_range_of(given, overrides) is not None
    stays = given.keeps_center or has_own_range or (own is not None and low <= own <= high)
    if is_diverging is None or (is_diverging and own is not None):
        return own if stays else None
    if is_diverging and low < 0 < high:
        return 0.0
    return low / 2 + high / 2 if is_diverging and not has_own_range else None


def own_range_of(given: ColorScale, overrides: ColorOverrides) -> AxisName | None:
    """Return the axis whose rows or columns have ranges of their own; None where all have one.

    Unless somebody chose, that is as given until an end, the center or another norm is set.
    """
    if overrides.own_range is not None:
        return None if overrides.own_range == "none" else overrides.own_range
    is_other_norm = overrides.norm is not None and overrides.norm != given.norm
    if is_other_norm or (overrides.vmin, overrides.vmax, overrides.center) != (None, None, None):
        return None
    return given.own_range


def values_to_color(
    stored: Float32Matrix, given: ColorScale, overrides: ColorOverrides
) -> FloatArray:
    """Compute the values that the colours of `apply_overrides` are for.

    Returns
    -------
    ndarray of float64, shape (n, m)
        The stored values, or those over the range of each row or column.
    """
    axis = own_range_of(given, overrides)
    if axis is None:
        return stored.values * np.float64(stored.scale)
    is_centered = apply_overrides(given, overrides).center is not None
    return scaled_over_own_range(stored.singles, axis, is_centered)


def cell_colors(
    stored: Float32Matrix, given: ColorScale, overrides: ColorOverrides
) -> npt.NDArray[np.uint8]:
    """Compute the colour of every cell.

    Returns
    -------
    ndarray of uint8, shape (n, m, 4)
        RGBA; what is not opaque lets the ground show through.
    """
    colors = apply_overrides(given, overrides)
    return colors.rgba(values_to_color(stored, given, overrides))


def _narrowed(ends: Ends, center: float | None, gain: float, norm: Norm) -> Ends:
    low, high = ends
    if norm == "log":
        return low, high if gain == 1 else low * (high / low) ** (1 / gain)
    middle = center if center is not None and low < center < high else low
    return middle + (low - middle) / gain, middle + (high - middle) / gain


def _faded(lut: npt.NDArray[np.uint8], opacity: float) -> npt.NDArray[np.uint8]:
    if opacity == 1:
        return lut
    faded = lut.copy()
    faded[:, 3] = np.floor(lut[:, 3] * opacity + 0.5)
    return faded
