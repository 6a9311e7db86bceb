"""Sort names with numbers in them by the numbers: CD4, CD5, CD19."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)")
_WHOLE_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)


def natural_key(text: str) -> tuple[object, ...]:
    """Return a sort key that compares numbers in a text as numbers.

    Texts that are numbers come first, by value. In others runs of digits are compared by value and
    the rest without regard to case; equal ones are ordered by code points.

    Parameters
    ----------
    text : str
        What is to be sorted.

    Returns
    -------
    tuple
        A key for `sorted`.

    Examples
    --------
    >>> sorted(["CD19", "CD4", "CD35", "CD5"], key=natural_key)
    ['CD4', 'CD5', 'CD19', 'CD35']
    """
    if _WHOLE_NUMBER.fullmatch(text):
        return (0, float(text), text)
    parts = _NUMBER.split(text)
    return (1, tuple(_part(part, i % 2 == 1) for i, part in enumerate(parts)), text)


def _part(part: str, is_number: bool) -> tuple[float, str]:
    return (float(part), "") if is_number else (0.0, part.casefold())
