"""Convert numbers, dates and durations of an annotation to float64; times are in days."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._validation import floats_of, replace_surrogates
from clustergrammer_widget.data.number_text import read_number

Unit: TypeAlias = Literal["number", "date", "duration"]

MILLISECONDS_A_DAY = 86_400_000
LARGEST_DAY = 1e8
# Of years before 0 or after 9999, which pandas does not read.
FAR_DATE = re.compile(r"[+-]?\d{5,}-\d\d|[+-]\d+-\d\d", re.ASCII)
EPOCH = datetime(1970, 1, 1)


def read_numbers(values: pd.Series[Any]) -> tuple[npt.NDArray[np.float64], Unit] | None:
    """Read numbers, dates and durations.

    Parameters
    ----------
    values : Series
        NaN, None, NaT and NA are missing.

    Returns
    -------
    numbers : ndarray of float64
        Dates are days since 1970-01-01 UTC (without a time zone they are taken as UTC), durations
        are days, both to the millisecond; NaN where missing.
    unit : {"number", "date", "duration"}
        Their unit. None in place of both for everything else, booleans and Categoricals too.
    """
    types = pd.api.types
    if isinstance(values.dtype, pd.CategoricalDtype) or types.is_bool_dtype(values.dtype):
        return None
    if values.dtype == object:
        return _read_objects(values)
    if isinstance(values.dtype, pd.PeriodDtype):
        return _days_of_periods(values.to_list()), "date"
    if types.is_datetime64_any_dtype(values.dtype):
        return days_of(values.dt.tz_convert(None) if values.dt.tz else values), "date"
    if types.is_timedelta64_dtype(values.dtype):
        return days_of(values), "duration"
    if not types.is_numeric_dtype(values.dtype) or types.is_complex_dtype(values.dtype):
        return None
    return floats_of(values), "number"


def _read_objects(values: pd.Series[Any]) -> tuple[npt.NDArray[np.float64], Unit] | None:
    present = values[values.notna()].tolist()
    if present and all(isinstance(value, date | np.datetime64) for value in present):
        return _each(values, _day_of), "date"
    if present and all(isinstance(value, pd.Period) for value in present):
        return _days_of_periods(values.to_list()), "date"
    if present and all(isinstance(value, timedelta | np.timedelta64) for value in present):
        return _each(values, _days_of_duration), "duration"
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if kind not in ("integer", "floating", "mixed-integer-float", "decimal"):
        return None
    return floats_of(values), "number"


def parse_value(value: object, unit: Unit) -> float | None:
    """Read one value of a numeric annotation, None if it is none.

    Parameters
    ----------
    value : object
        A number, also as text; of dates also a date of any kind or ISO text, of durations also a
        duration or text such as ``"12 days"``.
    unit : {"number", "date", "duration"}
        The unit of the annotation.
    """
    try:
        if isinstance(value, str):
            value = _read_text(value, unit)
        found = read_numbers(pd.Series([value]))
    except (ValueError, TypeError, OverflowError):
        return None
    return float(found[0][0]) if found is not None and found[1] in ("number", unit) else None


def _read_text(text: str, unit: Unit) -> object:
    if unit == "number":
        return read_number(text)
    if unit == "duration":
        return pd.to_timedelta(text)
    if FAR_DATE.match(text):
        return np.datetime64(text, "ms")
    try:
        return pd.to_datetime(text)
    except (ValueError, OverflowError):
        return np.datetime64(text, "ms")  # Before 1677 or after 2262 for pandas 2.


def text_of(given: object, texts: Collection[str]) -> str | None:
    """Find the text that a value of a category means; None where there is none.

    A number means text that reads as the same number: 1 and 1.0 are ``"1"``, and ``"1.0"``.
    """
    text = replace_surrogates(given)
    if text in texts or isinstance(given, str | bool | np.bool_):
        return text if text in texts else None
    if not isinstance(given, Real | Decimal):
        return None
    return next((known for known in texts if read_number(known) == given), None)


def format_value(number: float, unit: Unit) -> str | float:
    """Return a value of a numeric annotation as users give it, so that `parse_value` reads it.

    A date is ``"2024-03-01"`` or ``"2024-03-01 14:30:00"`` (UTC), a duration ``"12 days"`` or
    ``"0 days 05:00:00"``; a number stays one, and so does what is 100,000,000 days away or more.
    """
    if unit == "number" or not abs(number) <= LARGEST_DAY:
        return number
    days = np.array([number])
    is_date = unit == "date"
    if is_date:
        return (
            str(as_dates(days)[0]).replace("T", " ").removesuffix(".000").removesuffix(" 00:00:00")
        )
    return str(pd.Timedelta(as_durations(days)[0])).removesuffix(" 00:00:00")


def within_years(days: npt.NDArray[np.float64], is_date: bool) -> npt.NDArray[np.bool_]:
    """Tell which days pandas reads from text: dates of the years 1 to 9999, durations of 292 years.

    Of these `format_value` has the text.
    """
    first, last = (-719_162, 2_932_897) if is_date else (-106_751, 106_751)
    return np.asarray((days >= first) & (days < last))


def as_dates(days: npt.NDArray[np.float64]) -> npt.NDArray[np.datetime64]:
    """Return days since 1970-01-01 as dates, to the millisecond; NaT where there is none."""
    return as_durations(days) + np.datetime64(0, "ms")


def as_durations(days: npt.NDArray[np.float64]) -> npt.NDArray[np.timedelta64]:
    """Return days as durations, to the millisecond; NaT where there is none."""
    spans = np.full(len(days), "NaT", dtype="timedelta64[ms]")
    known = np.abs(days) <= LARGEST_DAY
    spans[known] = np.rint(days[known] * MILLISECONDS_A_DAY).astype("timedelta64[ms]")
    return spans


def days_of(times: pd.Series[Any]) -> npt.NDArray[np.float64]:
    """Return datetime64 or timedelta64 values as days, to the millisecond; NaN where missing."""
    known = times.notna().to_numpy()
    days = np.full(len(times), np.nan)
    days[known] = _days_of_array(times.to_numpy()[known])
    return days


def _days_of_array(times: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Days of any range: a count of seconds, say, is never brought to a finer unit."""
    unit, step = np.datetime_data(times.dtype)
    if unit in ("Y", "M", "W", "h", "m", "generic"):
        kind = "datetime64" if times.dtype.kind == "M" else "timedelta64"
        times, (unit, step) = times.astype(f"{kind}[s]"), ("s", 1)
    counts = times.astype(np.int64)
    if unit == "D":
        return np.asarray(counts * float(step), dtype=np.float64)
    a_second = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9, "ps": 10**12}[unit]
    finer = max(a_second // 1000, 1)
    whole = (counts // finer) * float(step)
    return np.asarray(whole / (86_400.0 * a_second / finer))


def _each(values: pd.Series[Any], convert: Callable[[Any], float]) -> npt.NDArray[np.float64]:
    present = zip(values.tolist(), values.isna().tolist(), strict=True)
    return np.array([math.nan if missing else convert(value) for value, missing in present])


def _day_of(value: date | np.datetime64) -> float:
    if isinstance(value, pd.Timestamp):
        value = np.datetime64(value.tz_convert(None).asm8 if value.tz else value.asm8)
    if isinstance(value, np.datetime64):
        return float(_days_of_array(np.array([value]))[0])
    if not isinstance(value, datetime):
        return float(value.toordinal() - EPOCH.toordinal())
    apart = value.replace(tzinfo=None) - EPOCH
    return _days_of_duration(apart - (value.utcoffset() or timedelta()))


def _days_of_duration(value: timedelta | np.timedelta64) -> float:
    if isinstance(value, pd.Timedelta):
        value = value.asm8
    if isinstance(value, np.timedelta64):
        return float(_days_of_array(np.array([value]))[0])
    return value.days + (value.seconds * 1000 + value.microseconds // 1000) / MILLISECONDS_A_DAY


def _days_of_periods(periods: Sequence[Any]) -> npt.NDArray[np.float64]:
    return np.array(
        [
            math.nan
            if pd.isna(period)
            else period.asfreq("ms", "start").ordinal / MILLISECONDS_A_DAY
            for period in periods
        ]
    )
