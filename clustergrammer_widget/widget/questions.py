"""The common part of all questions from the page."""

from __future__ import annotations

from typing import Any

from clustergrammer_widget.view.checks import integer, record, refused

LARGEST_ID = 2**53


def read_question(obj: object, at: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Check for an object with exactly these keys, and with an id that its answer has, too.

    Parameters
    ----------
    obj : object
        From a source that need not mean well.
    at : str
        What it is called in errors.
    keys : tuple of str
        Besides ``"id"``; what they hold is not checked.

    Raises
    ------
    ValueError
        If a key is missing or unknown, or the id is no whole number that JavaScript can hold.
    """
    entry = record(obj, at, ("id", *keys))
    if not 0 <= integer(entry["id"], f"{at}.id") < LARGEST_ID:
        raise refused(f"{at}.id", entry["id"], f"a number from 0 to {LARGEST_ID - 1}")
    return entry
