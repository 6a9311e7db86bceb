"""Check JSON from an untrusted source.

Each check returns what it checked, or raises ValueError naming the place (`at`, such as
``view.rows.selected[2]``), what came, and what it must be.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")


def record(obj: object, at: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Check for an object with exactly these keys."""
    if not isinstance(obj, dict) or set(obj) != set(keys):
        came = f"an object with the keys {list(obj)}" if isinstance(obj, dict) else obj
        raise refused(at, came, f"an object with the keys {list(keys)}")
    return obj


def positions(obj: object, at: str, count: int) -> tuple[int, ...]:
    """Check for a list of at most `count` positions below `count`."""
    if not isinstance(obj, list):
        raise refused(at, obj, "a list of positions")
    if len(obj) > count:
        raise refused(at, f"{len(obj)} positions", f"at most {count} positions")
    return tuple(position(item, f"{at}[{i}]", count) for i, item in enumerate(obj))


def ascending(obj: object, at: str, count: int) -> tuple[int, ...]:
    """Check for ascending positions below `count`."""
    checked = positions(obj, at, count)
    if any(after <= before for before, after in pairwise(checked)):
        raise refused(at, list(checked), "ascending positions without repeats")
    return checked


def position(obj: object, at: str, count: int) -> int:
    """Check for a whole number from 0 to below `count`."""
    checked = integer(obj, at)
    if not 0 <= checked < count:
        raise refused(at, obj, f"a position from 0 to {count - 1}")
    return checked


def integer(obj: object, at: str) -> int:
    """Check for a whole number; true and false are none."""
    if isinstance(obj, bool) or not isinstance(obj, int):
        raise refused(at, obj, "a whole number")
    return obj


def number(obj: object, at: str) -> float:
    """Check for a finite number; true and false are none."""
    if isinstance(obj, bool) or not isinstance(obj, int | float):
        raise refused(at, obj, "a number")
    try:
        checked = float(obj)
    except OverflowError:
        checked = math.inf
    if not math.isfinite(checked):
        raise refused(at, obj, "a finite number")
    return checked


def one_of(obj: object, at: str, known: Collection[T]) -> T:
    """Check for one of some values."""
    for value in known:
        if obj == value:
            return value
    raise refused(at, obj, f"one of {list(known)}")


def refused(at: str, came: object, wanted: str) -> ValueError:
    """Make the error for a value that fails its check."""
    text = repr(came)
    return ValueError(f"{at} is {text if len(text) <= 80 else text[:77] + '...'}; make it {wanted}")
