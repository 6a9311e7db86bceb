"""Write values as Python literals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

WIDTH = 80
INDENT = " " * 4

PLAIN = (type(None), bool, int, bytes)
PANDAS = (pd.Timestamp, pd.Timedelta, pd.Period, pd.Interval)


def literal(value: Any) -> str:
    """Write a value as an expression, with pandas as ``pd`` and numpy as ``np``.

    Parameters
    ----------
    value : object
        None, booleans, numbers, text, pandas' times and intervals, and tuples, lists, dicts and
        arrays of such; an array becomes a list.

    Returns
    -------
    str
        Several lines where it is long.

    Raises
    ------
    TypeError
        If it has no such text, as a function has none.
    """
    if isinstance(value, np.bool_ | np.number | np.str_ | np.ndarray):
        return literal(value.tolist())
    if type(value) is str:
        return _quoted(value)
    if type(value) in PLAIN:
        return repr(value)
    if type(value) is float:
        return repr(value) if math.isfinite(value) else _non_finite(value)
    if value is pd.NaT or value is pd.NA:
        return "pd.NaT" if value is pd.NaT else "pd.NA"
    if isinstance(value, PANDAS):
        return f"pd.{value!r}"
    if type(value) is list:
        return format_bracketed("[", map(literal, value), "]", is_filled=True)
    if type(value) is tuple:
        return format_bracketed("(", map(literal, value), ",)" if len(value) == 1 else ")")
    if isinstance(value, Mapping):
        return format_bracketed("{", (f"{literal(k)}: {literal(v)}" for k, v in value.items()), "}")
    raise TypeError(f"a {type(value).__name__} can't be written as Python text")


def format_bracketed(
    opening: str, items: Iterable[str], closing: str, *, is_filled: bool = False
) -> str:
    """Put items between brackets: on one line where they fit, else each on its own.

    With `is_filled` as many as fit share a line.
    """
    parts = list(items)
    line = f"{opening}{', '.join(parts)}{closing}"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    lines: list[str] = []
    for part in parts:
        text = f"{part},".replace("\n", f"\n{INDENT}")
        beside = f"{lines[-1]} {text}" if is_filled and lines else "\n"
        if "\n" not in beside and len(beside) <= WIDTH:
            lines[-1] = beside
        else:
            lines.append(text)
    body = "".join(f"{INDENT}{line}\n" for line in lines)
    return f"{opening}\n{body}{closing.removeprefix(',')}"


def format_call(function: str, *given: str, **named: str) -> str:
    """Write a call with arguments by place and by name."""
    return format_bracketed(f"{function}(", [*given, *(f"{k}={v}" for k, v in named.items())], ")")


def _non_finite(value: float) -> str:
    return "np.nan" if math.isnan(value) else "np.inf" if value > 0 else "-np.inf"


def _quoted(text: str) -> str:
    """Write text in double quotes unless it has some."""
    written = repr(text)
    return written if '"' in written else f'"{written[1:-1]}"'
