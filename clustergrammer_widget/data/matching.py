"""Match the labels of two axes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.axis import Axis, label_key

Places = npt.NDArray[np.int32]
ABSENT = -1


def places_among(
    wanted: Iterable[Hashable], known: Iterable[Hashable], *, is_shared: bool = False
) -> Places:
    """Find each of some labels among others, the k-th of equal ones as the k-th.

    Parameters
    ----------
    wanted : iterable of hashable
        The n labels to find; missing ones (None, NaN, NaT, NA) are equal.
    known : iterable of hashable
        Where to find them.
    is_shared : bool
        A label known once stands for all that are equal to it.

    Returns
    -------
    ndarray of int32, shape (n,)
        The place of each in `known`; `ABSENT` where there is none.

    Examples
    --------
    >>> places_among(["a", "b", "a", "c", "a"], ["b", "a", "a"])
    array([ 1,  0,  2, -1, -1], dtype=int32)
    """
    places: dict[Hashable, list[int]] = {}
    for place, label in enumerate(known):
        places.setdefault(label_key(label), []).append(place)
    taken: dict[Hashable, int] = {}
    found: list[int] = []
    for key in map(label_key, wanted):
        among = places.get(key, [])
        nth = 0 if is_shared and len(among) == 1 else taken.get(key, 0)
        taken[key] = nth + 1
        found.append(among[nth] if nth < len(among) else ABSENT)
    return np.array(found, dtype=np.int32)


def lines_in(before: Axis, after: Axis) -> Places:
    """Find each line of an axis on another one, by label, or by drawn name if no label is there.

    Returns
    -------
    ndarray of int32, shape (n,)
        For each line of `before` its position on `after`, or `ABSENT`.
    """
    places = places_among(before.index.tolist(), after.index.tolist())
    if (places == ABSENT).all():
        return places_among(before.names, after.names)
    return places
