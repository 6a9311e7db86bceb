"""Check JSON from an untrusted source.

Each check returns what it checked, or raises ValueError naming the place (`at`, such as
``view.rows.selected[2]``), what came, and what it must be.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from itertools import pairwise
from typing import Any, TypeVar

from clustergrammer_widget._validation import validation_error

T = TypeVar("T")


def check_object(obj: object, at: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Check for an object with exactly these keys."""
    if not isinstance(obj, dict) or set(obj) != set(keys):
        came = f"an object with the keys {list(obj)}" if isinstance(obj, dict) else obj
        raise validation_error(at, came, f"an object with the keys {list(keys)}")
    return obj


def check_indices(obj: object, at: str, count: int) -> tuple[int, ...]:
    """Check for a list of at most `count` positions below `count`."""
    if not isinstance(obj, list):
        raise validation_error(at, obj, "a list of positions")
    if len(obj) > count:
        raise validation_error(at, f"{len(obj)} positions", f"at most {count} positions")
    return tuple(check_index(item, f"{at}[{i}]", count) for i, item in enumerate(obj))


def check_ascending(obj: object, at: str, count: int) -> tuple[int, ...]:
    """Check for ascending positions below `count`."""
    checked = check_indices(obj, at, count)
    if any(after <= before for before, after in pairwise(checked)):
        raise validation_error(at, list(checked), "ascending positions without repeats")
    return checked


def check_index(obj: object, at: str, count: int) -> int:
    """Check for a whole number from 0 to below `count`."""
    checked = check_integer(obj, at)
    if not 0 <= checked < count:
        raise validation_error(at, obj, f"a position from 0 to {count - 1}")
    return checked


def check_integer(obj: object, at: str) -> int:
    """Check for a whole number; true and false are none."""
    if isinstance(obj, bool) or not isinstance(obj, int):
        raise validation_error(at, obj, "a whole number")
    return obj


def check_number(obj: object, at: str) -> float:
    """Check for a finite number; true and false are none."""
    if isinstance(obj, bool) or not isinstance(obj, int | float):
        raise validation_error(at, obj, "a number")
    try:
        checked = float(obj)
    except OverflowError:
        checked = math.inf
    if not math.isfinite(checked):
        raise validation_error(at, obj, "a finite number")
    return checked


def check_choice(obj: object, at: str, known: Collection[T]) -> T:
    """Check for one of some values."""
    for value in known:
        if obj == value:
            return value
    raise validation_error(at, obj, f"one of {list(known)}")


def check_flag(obj: object, at: str) -> bool:
    """Check for true or false."""
    if not isinstance(obj, bool):
        raise validation_error(at, obj, "true or false")
    return obj
