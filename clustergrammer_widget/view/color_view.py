"""Compute the colours of the cells as the page draws them.

``js/src/core/color-view.ts`` is the same in another language.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.precision import StoredValues
from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.color_range import Ends, Norm
from clustergrammer_widget.view.color_state import ColorView
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.own_range import scaled_over_own_range

# How much an opacity of 2 narrows the domain.
STRONGEST = 5.0

Floats = npt.NDArray[np.float64]


def viewed_colors(given: Colors, view: ColorView) -> Colors:
    """Apply to the given colours what a person changed about them.

    Parameters
    ----------
    given : Colors
        The colours of the table.
    view : ColorView
        Map, domain, center, opacity, and whether rows or columns have ranges of their own. A map
        that the page does not offer, and a domain that is empty together with the given ends,
        change nothing.

    Returns
    -------
    Colors
        With ranges of their own, for values that `scaled_over_own_range` gave. Below an opacity of
        1 the table's colours are less opaque; above it the domain is narrower.
    """
    name, lut = next(
        ((name, lut) for name, _, lut in page_color_maps() if name == view.map),
        (given.name, given.lut),
    )
    center = viewed_center(given, view)
    if viewed_own_range(given, view):
        center = None if center is None else 0.0
        ends = (0.0, 1.0) if center is None else (-1.0, 1.0)
    else:
        ends = viewed_domain(given, view)
    norm = viewed_norm(given, view)
    gain = 1 + max(0.0, view.opacity - 1) * (STRONGEST - 1)
    vmin, vmax = _narrowed(ends, center, gain, norm)
    return replace(
        given,
        name=name,
        lut=_faded(lut, min(1.0, view.opacity)),
        vmin=vmin,
        vmax=vmax,
        center=center,
        norm=norm,
    )


def viewed_norm(given: Colors, view: ColorView) -> Norm:
    """Return whether colours follow the values or their logarithms.

    A log scale needs positive values, and is none where each row or column has its own range.
    """
    if viewed_own_range(given, view):
        return "linear"
    wanted = view.norm or given.norm
    return wanted if wanted in given.ranges else given.norm


def viewed_domain(given: Colors, view: ColorView) -> Ends:
    """Return where the colours begin and end, before an opacity above 1 narrows it."""
    norm = viewed_norm(given, view)
    ends = (given.vmin, given.vmax) if norm == given.norm else given.ranges[norm].ends
    low, high = (
        own if chosen is None or (norm == "log" and chosen <= 0) else chosen
        for own, chosen in zip(ends, (view.vmin, view.vmax), strict=True)
    )
    return (low, high) if low < high else ends


def viewed_center(given: Colors, view: ColorView) -> float | None:
    """Return the value that has the colour in the middle of the map, None if that follows the ends.

    A diverging map in place of one without center has it at 0, or where the domain does not hold 0
    in its middle; that middle is none when rows or columns have ranges of their own. A center
    outside the domain stays only if somebody asked for it. A log scale has none.
    """
    if viewed_norm(given, view) == "log":
        return None
    is_diverging = next((choice[1] for choice in page_color_maps() if choice[0] == view.map), None)
    if view.center is not None:
        return view.center
    low, high = viewed_domain(given, view)
    own = given.center
    has_own_range = viewed_own_range(given, view) is not None
    stays = given.keeps_center or has_own_range or (own is not None and low <= own <= high)
    if is_diverging is None or (is_diverging and own is not None):
        return own if stays else None
    if is_diverging and low < 0 < high:
        return 0.0
    return low / 2 + high / 2 if is_diverging and not has_own_range else None


def viewed_own_range(given: Colors, view: ColorView) -> AxisName | None:
    """Return the axis whose rows or columns have ranges of their own; None where all have one.

    Unless somebody chose, that is as given until an end, the center or another norm is set.
    """
    if view.own_range is not None:
        return None if view.own_range == "none" else view.own_range
    is_other_norm = view.norm is not None and view.norm != given.norm
    if is_other_norm or (view.vmin, view.vmax, view.center) != (None, None, None):
        return None
    return given.own_range


def viewed_values(stored: StoredValues, given: Colors, view: ColorView) -> Floats:
    """Compute the values that the colours of `viewed_colors` are for.

    Returns
    -------
    ndarray of float64, shape (n, m)
        The stored values, or those over the range of each row or column.
    """
    axis = viewed_own_range(given, view)
    if axis is None:
        return stored.values * np.float64(stored.scale)
    is_centered = viewed_colors(given, view).center is not None
    return scaled_over_own_range(stored.singles, axis, is_centered)


def cell_colors(stored: StoredValues, given: Colors, view: ColorView) -> npt.NDArray[np.uint8]:
    """Compute the colour of every cell.

    Returns
    -------
    ndarray of uint8, shape (n, m, 4)
        RGBA; what is not opaque lets the ground show through.
    """
    colors = viewed_colors(given, view)
    return colors.rgba(viewed_values(stored, given, view))


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
