"""Decode the requests of the page: compare two groups, send exact values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.protocol.checks import (
    check_choice,
    check_indices,
    check_integer,
    check_object,
)
from clustergrammer_widget.stats.compare import TESTS

LARGEST_ID = 2**53


@dataclass(frozen=True)
class CompareRequest:
    """A request to compare two groups.

    Attributes
    ----------
    id : int
        Comes back with the answer.
    table : int
        The number of the table whose positions these are.
    axis : {"rows", "cols"}
        What the groups consist of.
    members : tuple of int
        Source indices of the first group, each once.
    others : tuple of int or None
        The second group; None for the rest of what is visible.
    test : {"welch", "mann-whitney"}
    """

    id: int
    table: int
    axis: AxisName
    members: tuple[int, ...]
    others: tuple[int, ...] | None
    test: str


def decode_compare_request(obj: object, counts: Mapping[AxisName, int]) -> CompareRequest:
    """Decode a request, or refuse it.

    Parameters
    ----------
    obj : object
        Untrusted JSON, sent by the page.
    counts : mapping
        Number of rows and of columns.

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range.
    """
    entry = decode_request(obj, "compare", ("table", "axis", "members", "others", "test"))
    axis = check_choice(entry["axis"], "compare.axis", counts)
    members, others = (
        None if key == "others" and entry[key] is None else _members(entry[key], key, counts[axis])
        for key in ("members", "others")
    )
    return CompareRequest(
        entry["id"],
        check_integer(entry["table"], "compare.table"),
        axis,
        members or (),
        others,
        check_choice(entry["test"], "compare.test", TESTS),
    )


def _members(obj: object, key: str, count: int) -> tuple[int, ...]:
    group = check_indices(obj, f"compare.{key}", count)
    if not 0 < len(set(group)) == len(group):
        raise validation_error(f"compare.{key}", list(group), "at least one position, each once")
    return group


@dataclass(frozen=True)
class ValuesRequest:
    """A request for the exact values of some cells.

    Attributes
    ----------
    id : int
        Comes back with the answer.
    table : int
        The number of the table whose positions these are.
    rows, cols : tuple of int
        Source indices in displayed order.
    """

    id: int
    table: int
    rows: tuple[int, ...]
    cols: tuple[int, ...]


def decode_values_request(obj: object, counts: Mapping[AxisName, int]) -> ValuesRequest:
    """Decode a request, or refuse it.

    Parameters
    ----------
    obj : object
        Untrusted JSON, sent by the page.
    counts : mapping
        Number of rows and of columns.

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range.
    """
    entry = decode_request(obj, "values", ("table", "rows", "cols"))
    return ValuesRequest(
        entry["id"],
        check_integer(entry["table"], "values.table"),
        check_indices(entry["rows"], "values.rows", counts["rows"]),
        check_indices(entry["cols"], "values.cols", counts["cols"]),
    )


def decode_request(obj: object, at: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Check for an object with exactly these keys, and with an id that its answer has, too.

    Parameters
    ----------
    obj : object
        Untrusted JSON, sent by the page.
    at : str
        What it is called in errors.
    keys : tuple of str
        Besides ``"id"``; what they hold is not checked.

    Raises
    ------
    ValueError
        If a key is missing or unknown, or the id is no whole number that JavaScript can hold.
    """
    entry = check_object(obj, at, ("id", *keys))
    if not 0 <= check_integer(entry["id"], f"{at}.id") < LARGEST_ID:
        raise validation_error(f"{at}.id", entry["id"], f"a number from 0 to {LARGEST_ID - 1}")
    return entry
