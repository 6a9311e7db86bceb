"""Check the ends of the colours that are given, and put them in the place of those found."""

from __future__ import annotations

import math

import numpy as np

from clustergrammer_widget._validation import TooLargeError, as_float
from clustergrammer_widget.colors.value_range import ColorRange, Ends, Norm

LARGEST = float(np.finfo(np.float64).max)


def with_given_ends(
    found: ColorRange, low: float | None, high: float | None, norm: Norm
) -> ColorRange:
    """Put the ends that were given in the place of those found, as far as the norm has them."""
    if norm == "log":
        low, high = (None if end is None or end <= 0 else end for end in (low, high))
    return ColorRange(_domain(low, high, *found.ends), _domain(low, high, *found.full))


def _domain(low: float | None, high: float | None, smallest: float, largest: float) -> Ends:
    """Fill in the ends not given; never empty, a constant matrix gets room on both sides."""
    start, end = smallest if low is None else low, largest if high is None else high
    if start < end:
        return start, end
    room = max(abs(start), abs(end)) / 2 or 1.0
    start = start if low is not None else max(start - room, -LARGEST)
    end = end if high is not None else min(end + room, LARGEST)
    if low is not None:
        end = min(low + room, LARGEST)
    if high is not None:
        start = max(high - room, -LARGEST)
    if start >= end:
        name, value = ("vmin", low) if low is not None else ("vmax", high)
        raise ValueError(f"{name} is {value!r}, the largest possible number; give one nearer to 0")
    return start, end


def finite_or_none(value: object, parameter: str) -> float | None:
    """Check for a finite number, or None.

    Raises
    ------
    TypeError, ValueError
        If it is anything else; the error names the parameter.
    """
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
