"""Read and write dates as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.number_text import is_missing, number_text
from clustergrammer_widget.data.temporal import as_dates

DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?", re.ASCII)
MIDNIGHT = "T00:00:00.000Z"


def is_date(text: str) -> bool:
    """Return whether a text stands for a date, or for one that is not there."""
    return is_missing(text) or DATE.fullmatch(text) is not None


def read_dates(values: Sequence[str | None]) -> pd.Series[Any] | None:
    """Read dates in UTC as datetime64; None if any text is none, or if there is no date at all."""
    texts = [None if value is None or is_missing(value) else value for value in values]
    there = [text for text in texts if text is not None]
    if not there or not all(map(is_date, there)):
        return None
    words = ["NaT" if text is None else text.removesuffix("Z") for text in texts]
    try:
        return pd.Series(np.array(words, dtype="datetime64[ms]"))
    except ValueError:
        return None


def date_texts(days: npt.NDArray[np.float64]) -> list[str]:
    """Write days since 1970-01-01 UTC as JavaScript's ``Date.toISOString`` does.

    That is ``2024-03-01T14:30:00.000Z``, of which midnights are left out: ``2024-03-01``. Missing
    ones are ``NaN``, and what is not within the years 0 to 9999 is written as a number.
    """
    times = np.datetime_as_string(as_dates(days), unit="ms").tolist()
    texts = [f"{time}Z".removesuffix(MIDNIGHT) for time in times]
    return [
        text if DATE.fullmatch(text) else number_text(number)
        for text, number in zip(texts, days.tolist(), strict=True)
    ]
