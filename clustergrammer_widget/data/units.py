"""Numbers, dates and durations as a category has them: float64, in days where they are times."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Unit: TypeAlias = Literal["number", "date", "duration"]

MILLISECONDS_A_DAY = 86_400_000
LARGEST_DAY = 1e8


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
        What they are. None in place of both for everything else, booleans and Categoricals too.
    """
    types = pd.api.types
    if isinstance(values.dtype, pd.CategoricalDtype) or types.is_bool_dtype(values.dtype):
        return None
    if isinstance(values.dtype, pd.PeriodDtype):
        values = values.dt.to_timestamp()
    if values.dtype == object:
        kind = types.infer_dtype(values, skipna=True)
        if kind in ("date", "datetime", "datetime64"):
            values = pd.to_datetime(values, utc=True)
        elif kind in ("timedelta", "timedelta64"):
            values = pd.to_timedelta(values)
        elif kind not in ("integer", "floating", "mixed-integer-float", "decimal"):
            return None
    if types.is_datetime64_any_dtype(values.dtype):
        dates = pd.to_datetime(values, utc=True).dt.as_unit("ms")
        return _days(dates - pd.Timestamp(0, tz="UTC").as_unit("ms")), "date"
    if types.is_timedelta64_dtype(values.dtype):
        return _days(values.dt.as_unit("ms")), "duration"
    if values.dtype != object and (
        not types.is_numeric_dtype(values.dtype) or types.is_complex_dtype(values.dtype)
    ):
        return None
    return _floats(values), "number"


def as_number(value: object, unit: Unit) -> float | None:
    """Read one value of a category, None where it is none.

    Parameters
    ----------
    value : object
        A number; of dates also a date of any kind or ISO text, of durations also a duration or
        text such as ``"12 days"``.
    unit : {"number", "date", "duration"}
        What the category consists of.
    """
    if isinstance(value, str) and unit != "number":
        try:
            value = pd.to_datetime(value) if unit == "date" else pd.to_timedelta(value)
        except (ValueError, OverflowError):
            return None
    found = read_numbers(pd.Series([value]))
    return float(found[0][0]) if found is not None and found[1] in ("number", unit) else None


def as_given(number: float, unit: Unit) -> str | float:
    """Return a value of a category as people give it, so that `as_number` gives it back.

    A date is ``"2024-03-01"`` or ``"2024-03-01 14:30:00"`` (UTC), a duration ``"12 days"`` or
    ``"0 days 05:00:00"``; a number stays one.
    """
    if unit == "number":
        return number
    days = np.array([number])
    is_date = unit == "date"
    time = pd.Timestamp(as_dates(days)[0]) if is_date else pd.Timedelta(as_durations(days)[0])
    return str(time).removesuffix(" 00:00:00")


def as_dates(days: npt.NDArray[np.float64]) -> npt.NDArray[np.datetime64]:
    """Return days since 1970-01-01 as dates, to the millisecond; NaT where there is none."""
    return as_durations(days) + np.datetime64(0, "ms")


def as_durations(days: npt.NDArray[np.float64]) -> npt.NDArray[np.timedelta64]:
    """Return days as durations, to the millisecond; NaT where there is none."""
    spans = np.full(len(days), "NaT", dtype="timedelta64[ms]")
    known = np.abs(days) <= LARGEST_DAY
    spans[known] = np.rint(days[known] * MILLISECONDS_A_DAY).astype("timedelta64[ms]")
    return spans


def _days(spans: pd.Series[Any]) -> npt.NDArray[np.float64]:
    return _floats(spans.dt.total_seconds() / 86_400)


def _floats(values: pd.Series[Any]) -> npt.NDArray[np.float64]:
    return values.to_numpy(dtype=np.float64, na_value=np.nan)
