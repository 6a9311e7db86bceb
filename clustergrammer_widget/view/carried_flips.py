"""Find the swapped branches of one tree in another tree."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.clustering.spans import branch_spans
from clustergrammer_widget.data.matching import ABSENT, Places


def carried_flips(
    flips: Iterable[int], before: ArrangedTree | None, after: ArrangedTree | None, lines: Places
) -> tuple[int, ...]:
    """Find the merges that part the same lines in the same two as flipped ones did.

    Parameters
    ----------
    flips : iterable of int
        Merges of `before` whose branches are swapped.
    before, after : ArrangedTree or None
        The trees.
    lines : ndarray of int32
        For each original position before its position after, or `ABSENT`; lines that are gone do
        not count.

    Returns
    -------
    tuple of int
        Merges of `after`, ascending: to be swapped so that what came first still does.
    """
    flipped = list(flips)
    if not flipped or before is None or after is None:
        return ()
    old, new = branch_spans(before.tree), branch_spans(after.tree)
    merge_at = {(int(start), int(end)): merge for merge, (start, _, end) in enumerate(new)}
    places = np.full(int(after.members.max()) + 1, ABSENT, dtype=np.int64)
    places[after.positions] = np.arange(after.tree.leaf_count)
    carried = []
    for start, middle, end in old[flipped].tolist():
        left, right = (
            _places_of(before.positions[part], lines, places)
            for part in (slice(start, middle), slice(middle, end))
        )
        both = left | right
        if not left or not right or ABSENT in both:
            continue
        merge = merge_at.get((min(both), max(both) + 1))
        if merge is None or max(both) + 1 - min(both) != len(both):
            continue
        if left == set(range(*new[merge, :2].tolist())):
            carried.append(merge)
    return tuple(sorted(carried))


def _places_of(positions: Places, lines: Places, places: np.ndarray) -> set[int]:
    """Where lines are displayed by the tree after, `ABSENT` where it does not have one of them."""
    kept = lines[positions]
    kept = kept[kept != ABSENT]
    is_known = kept < len(places)
    return set(np.where(is_known, places[np.where(is_known, kept, 0)], ABSENT).tolist())
