"""The displayed tree: the full tree with swapped branches and without hidden leaves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import MISSING_INDEX
from clustergrammer_widget.clustering.tree import Tree


@dataclass(frozen=True, eq=False)
class Subtree:
    """A tree over some items of an axis.

    Attributes
    ----------
    tree : Tree
        Of k leaves.
    leaf_indices : ndarray of int32, shape (k,)
        The source index of each leaf, ascending.
    """

    tree: Tree
    leaf_indices: npt.NDArray[np.int32]

    @classmethod
    def whole(cls, tree: Tree) -> Subtree:
        """Return a tree over a whole axis."""
        return cls(tree, np.arange(tree.leaf_count, dtype=np.int32))

    @property
    def leaf_order(self) -> npt.NDArray[np.int32]:
        """Source indices in leaf order."""
        return self.leaf_indices[self.tree.leaf_order]


def prune_and_flip(
    whole: Subtree, flips: Collection[int], visible: npt.NDArray[np.int32] | None
) -> Subtree:
    """Swap the branches of some merges, and remove hidden leaves.

    Parameters
    ----------
    whole : Subtree
        The tree to start from.
    flips : collection of int
        Merges of it whose two branches change places.
    visible : ndarray of int32, optional
        Source indices to keep, at least one; all by default.

    Returns
    -------
    Subtree
        A merge left with one branch is that branch; heights stay.
    """
    if visible is None and not flips:
        return whole
    linkage = whole.tree.linkage
    leaf_count = whole.tree.leaf_count
    kept = (
        np.ones(leaf_count, dtype=bool) if visible is None else np.isin(whole.leaf_indices, visible)
    )
    nodes = np.full(leaf_count + len(linkage), MISSING_INDEX, dtype=np.int64)
    nodes[np.flatnonzero(kept)] = np.arange(np.count_nonzero(kept))
    numbers = nodes.tolist()
    sizes = [1] * int(np.count_nonzero(kept))
    merges: list[tuple[float, float, float, float]] = []
    flipped = set(flips)
    for merge, (a, b, height, _) in enumerate(linkage.tolist()):
        left, right = numbers[int(a)], numbers[int(b)]
        if left == MISSING_INDEX or right == MISSING_INDEX:
            numbers[leaf_count + merge] = max(left, right)
            continue
        numbers[leaf_count + merge] = len(sizes)
        first, second = (right, left) if merge in flipped else (left, right)
        sizes.append(sizes[left] + sizes[right])
        merges.append((first, second, height, sizes[-1]))
    return Subtree(Tree(np.array(merges).reshape(-1, 4)), whole.leaf_indices[kept])
