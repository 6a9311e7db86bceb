"""Check and convert numbers, text and flags that users give."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName


class TooLargeError(ValueError):
    """A number that float64 can't hold.

    Attributes
    ----------
    place : int
        Where it stands in what was read.
    shown : str
        The number, shortened.
    """

    def __init__(self, place: int, shown: str) -> None:
        """Keep place and number for a message that also knows the parameter."""
        super().__init__(f"{shown} is beyond the numbers that float64 holds (1.8e308)")
        self.place, self.shown = place, shown


def floats_of(values: pd.Series[Any]) -> npt.NDArray[np.float64]:
    """Return numbers as float64, NaN where missing.

    Raises
    ------
    TooLargeError
        If a whole number or a Decimal is beyond the largest float64.
    TypeError, ValueError
        If something is no number.
    """
    if values.dtype != object:
        with np.errstate(over="ignore"):
            return values.to_numpy(dtype=np.float64, na_value=np.nan)
    missing = values.isna().tolist()
    numbers = np.full(len(values), np.nan)
    for place, value in enumerate(values.tolist()):
        if not missing[place]:
            numbers[place] = as_float(value, place)
    return numbers


def as_float(value: Any, place: int = 0) -> float:
    """Return one number as float64.

    Raises
    ------
    TooLargeError
        If it is finite and beyond the largest float64.
    """
    if isinstance(value, Decimal) and value.is_nan():
        return math.nan
    try:
        number = float(value)
    except OverflowError as error:
        raise TooLargeError(place, shortened(value)) from error
    if math.isinf(number) and isinstance(value, Decimal) and value.is_finite():
        raise TooLargeError(place, shortened(value))
    return number


def without_signals(values: pd.Series[Any]) -> pd.Series[Any]:
    """Return the same values with NaN for signalling NaN, which pandas can't look at."""
    if values.dtype != object:
        return values
    is_signal = [isinstance(value, Decimal) and value.is_snan() for value in values.tolist()]
    return values.mask(np.array(is_signal), np.nan) if any(is_signal) else values


def float_or_infinite(value: Any) -> float:
    """Return a number as float64, infinite where it is beyond its range."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def shortened(value: object) -> str:
    """Return a number as text that is not too long to read: 1.3e+500."""
    if isinstance(value, int):
        sign = "-" if value < 0 else ""
        power = int(math.log10(abs(value)))
        return f"about {sign}1e+{power}"
    return f"{value:.6g}" if isinstance(value, Decimal) else f"{value!r:.80}"


def replace_surrogates(value: object) -> str:
    """Return a value as text; half surrogates, which UTF-8 cannot hold, become U+FFFD."""
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def validation_error(at: str, came: object, wanted: str) -> ValueError:
    """Return the error for a value that fails its check."""
    text = repr(came)
    return ValueError(f"{at} is {text if len(text) <= 80 else text[:77] + '...'}; make it {wanted}")


def axis_parameter(axis: AxisName, name: str) -> str:
    """Return the name of a parameter of one axis, such as ``row_cut`` or ``col_order``."""
    return f"{'row' if axis == 'rows' else 'col'}_{name}"


def check_flag_argument(flag: object, parameter: str) -> bool:
    """Check for True or False.

    Raises
    ------
    TypeError
        If it is anything else, such as the text ``"no"``.
    """
    if isinstance(flag, bool | np.bool_):
        return bool(flag)
    raise TypeError(f"{parameter} is {flag!r}, a {type(flag).__name__}; give True or False")
