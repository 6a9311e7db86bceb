"""Match the labels of two axes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np

from clustergrammer_widget._types import MISSING_INDEX, IndexArray
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.labels import label_key


def match_labels(
    wanted: Iterable[Hashable], known: Iterable[Hashable], *, is_shared: bool = False
) -> IndexArray:
    """Find the index of each label among others; the k-th of equal labels matches the k-th.

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
        The place of each in `known`; `MISSING_INDEX` where there is none.

    Examples
    --------
    >>> match_labels(["a", "b", "a", "c", "a"], ["b", "a", "a"])
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
        found.append(among[nth] if nth < len(among) else MISSING_INDEX)
    return np.array(found, dtype=np.int32)


def align_axes(before: Axis, after: Axis) -> IndexArray:
    """Match the items of two axes by label, or by drawn name where no label matches.

    Returns
    -------
    ndarray of int32, shape (n,)
        For each item of `before` its index on `after`, or `MISSING_INDEX`.
    """
    places = match_labels(before.index.tolist(), after.index.tolist())
    if (places == MISSING_INDEX).all():
        return match_labels(before.names, after.names)
    return places
