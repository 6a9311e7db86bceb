"""Check the two groups of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Positions = Sequence[int] | npt.NDArray[np.integer]

SHOWN = 5


def check_groups(
    a: Positions, b: Positions, count: int, names: Sequence[str] | None = None
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Check that two groups can be compared.

    Parameters
    ----------
    a, b : sequence of int
        Positions of the members of each group. One that is given twice counts once.
    count : int
        Number of positions there are.
    names : sequence of str, length `count`, optional
        What errors call the members; their positions without it.

    Returns
    -------
    a, b : ndarray of intp
        The positions, ascending.

    Raises
    ------
    ValueError
        If a group is empty, has a position that is not one of 0 ... `count` - 1, or has members
        in common with the other.
    TypeError
        If the positions are no whole numbers.
    """
    first, second = _positions(a, "a", count), _positions(b, "b", count)
    common = np.intersect1d(first, second)
    if len(common):
        shown = ", ".join(repr(names[i] if names else i) for i in common[:SHOWN].tolist())
        more = ", ..." if len(common) > SHOWN else ""
        raise ValueError(
            f"a and b have {len(common)} members in common: {shown}{more}; "
            "leave them out of one of the two groups"
        )
    return first, second


def _positions(group: Positions, parameter: str, count: int) -> npt.NDArray[np.intp]:
    positions = np.asarray(group)
    if positions.size == 0:
        raise ValueError(f"{parameter} is empty; give at least one member")
    if positions.ndim != 1 or not np.issubdtype(positions.dtype, np.integer):
        raise TypeError(f"{parameter} is {group!r}; give a sequence of positions")
    outside = positions[(positions < 0) | (positions >= count)]
    if len(outside):
        raise ValueError(
            f"{parameter} has the position {outside[0]}; give positions from 0 to {count - 1}"
        )
    return np.unique(positions).astype(np.intp)
