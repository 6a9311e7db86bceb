"""Find the swapped branches of one tree in another tree."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from clustergrammer_widget._types import MISSING_INDEX, IndexArray
from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.clustering.tree import branch_spans


def migrate_flips(
    flips: Iterable[int], before: Subtree | None, after: Subtree | None, old_to_new: IndexArray
) -> tuple[int, ...]:
    """Find the merges that join the same two sets of items as the flipped ones.

    Parameters
    ----------
    flips : iterable of int
        Merges of `before` whose branches are swapped.
    before, after : Subtree or None
        The trees.
    old_to_new : ndarray of int32
        For each source index before its position after, or `MISSING_INDEX`; items that are
        gone do not count.

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
    places = np.full(int(after.leaf_indices.max()) + 1, MISSING_INDEX, dtype=np.int64)
    places[after.leaf_order] = np.arange(after.tree.leaf_count)
    migrated = []
    for start, middle, end in old[flipped].tolist():
        left, right = (
            _places_of(before.leaf_order[part], old_to_new, places)
            for part in (slice(start, middle), slice(middle, end))
        )
        both = left | right
        if not left or not right or MISSING_INDEX in both:
            continue
        merge = merge_at.get((min(both), max(both) + 1))
        if merge is None or max(both) + 1 - min(both) != len(both):
            continue
        if left == set(range(*new[merge, :2].tolist())):
            migrated.append(merge)
    return tuple(sorted(migrated))


def _places_of(positions: IndexArray, old_to_new: IndexArray, places: np.ndarray) -> set[int]:
    """Return where items are in the leaf order after, `MISSING_INDEX` for those that are gone."""
    kept = old_to_new[positions]
    kept = kept[kept != MISSING_INDEX]
    is_known = kept < len(places)
    return set(np.where(is_known, places[np.where(is_known, kept, 0)], MISSING_INDEX).tolist())
