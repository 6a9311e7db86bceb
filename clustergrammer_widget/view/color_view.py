"""Compute the colours of the cells as the page draws them.

``js/src/core/color-view.ts`` and ``per-row.ts`` are the same in another language.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.precision import StoredValues
from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.color_range import Ends, Norm
from clustergrammer_widget.view.color_state import ColorView
from clustergrammer_widget.view.colors import Colors

# How much an opacity of 2 narrows the domain.
STRONGEST = 5.0
# The smallest number that single precision holds to all its digits.
LEAST_DIVISOR = 2.0**-126

Floats = npt.NDArray[np.float64]


def viewed_colors(given: Colors, view: ColorView) -> Colors:
    """Apply to the given colours what a person changed about them.

    Parameters
    ----------
    given : Colors
        The colours of the table.
    view : ColorView
        Map, domain, center, opacity and whether each row has a range of its own. A map that the
        page does not offer, and a domain that is empty together with the given ends, change
        nothing.

    Returns
    -------
    Colors
        With `per_row`, for values that `scaled_per_row` gave. Below an opacity of 1 the table's
        colours are less opaque; above it the domain is narrower.
    """
    name, lut = next(
        ((name, lut) for name, _, lut in page_color_maps() if name == view.map),
        (given.name, given.lut),
    )
    center = viewed_center(given, view)
    if view.per_row:
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

    A log scale needs positive values, and is none where each row has a range of its own.
    """
    if view.per_row:
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
    in its middle; that middle is none when each row has a range of its own. A center outside the
    domain stays only if somebody asked for it. A log scale has none.
    """
    if viewed_norm(given, view) == "log":
        return None
    is_diverging = next((choice[1] for choice in page_color_maps() if choice[0] == view.map), None)
    if view.center is not None:
        return view.center
    low, high = viewed_domain(given, view)
    own = given.center
    stays = given.keeps_center or view.per_row or (own is not None and low <= own <= high)
    if is_diverging is None or (is_diverging and own is not None):
        return own if stays else None
    if is_diverging and low < 0 < high:
        return 0.0
    return low / 2 + high / 2 if is_diverging and not view.per_row else None


def viewed_values(stored: StoredValues, view: ColorView, colors: Colors) -> Floats:
    """Compute the values that `colors`, from `viewed_colors`, are for.

    Returns
    -------
    ndarray of float64, shape (n, m)
        The stored values, or with ``view.per_row`` those over each row's own range.
    """
    if view.per_row:
        return scaled_per_row(stored.singles, colors.center is not None)
    return stored.values * np.float64(stored.scale)


def scaled_per_row(values: npt.NDArray[np.float32], is_centered: bool) -> Floats:
    """Put each row over its own range.

    Parameters
    ----------
    values : ndarray of float32, shape (n, m)
        NaN and infinities do not count, and stay.
    is_centered : bool
        Divide each row by its largest magnitude, to -1 .. 1; else it runs from 0 at its smallest
        to 1 at its largest value.

    Returns
    -------
    ndarray of float64, shape (n, m)
        A row of one value only is 0, a row of zeros too.
    """
    finite = np.isfinite(values)
    least = np.min(values, axis=1, keepdims=True, where=finite, initial=np.inf)
    most = np.max(values, axis=1, keepdims=True, where=finite, initial=-np.inf)
    reach = np.maximum(np.abs(least), np.abs(most)) if is_centered else most - least
    scaled = values.astype(np.float64)
    if not is_centered:
        np.subtract(scaled, least, out=scaled, where=finite)
    np.divide(scaled, np.maximum(reach, LEAST_DIVISOR), out=scaled, where=finite)
    return scaled


def cell_colors(stored: StoredValues, given: Colors, view: ColorView) -> npt.NDArray[np.uint8]:
    """Compute the colour of every cell.

    Returns
    -------
    ndarray of uint8, shape (n, m, 4)
        RGBA; what is not opaque lets the ground show through.
    """
    colors = viewed_colors(given, view)
    return colors.rgba(viewed_values(stored, view, colors))


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
