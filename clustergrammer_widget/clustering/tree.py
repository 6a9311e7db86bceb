"""The binary tree of a hierarchical clustering.

A tree over n leaves is scipy's linkage matrix: row i merges the nodes ``linkage[i, 0]`` and
``linkage[i, 1]`` into node ``n + i`` at height ``linkage[i, 2]``. Nodes below n are leaves. Every
walk is a loop over the merges: a merge comes after both of its parts, so going up the rows goes
down the tree, and a chain of any length costs no stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from numbers import Integral

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Tree:
    """A dendrogram, its leaf order, and the clusters a cut through it gives.

    Parameters
    ----------
    linkage : ndarray of float64, shape (n - 1, 4)
        A valid scipy linkage matrix.

    Attributes
    ----------
    leaves : ndarray of int32, shape (n,)
        Leaf order from first to last: the left part of a merge is ``linkage[i, 0]``, as in
        `scipy.cluster.hierarchy.leaves_list`.
    tops : ndarray of float64, shape (n - 1,)
        The largest height in the subtree of each merge. Equal to the heights unless the method
        (centroid, median) makes inversions, where a merge lies below one of its parts.
    gaps : ndarray of float64, shape (n - 1,)
        The top of the merge that joins the leaves displayed at positions p and p + 1.
    """

    linkage: npt.NDArray[np.float64]
    leaves: npt.NDArray[np.int32] = field(init=False, repr=False)
    tops: npt.NDArray[np.float64] = field(init=False, repr=False)
    gaps: npt.NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Walk the merges once up and once down."""
        linkage = np.array(self.linkage, dtype=np.float64, order="C").reshape(-1, 4)
        tops, sizes = _tops_and_sizes(linkage)
        leaves, gaps = _leaves_and_gaps(linkage, tops, sizes)
        for name, array in (
            ("linkage", linkage),
            ("leaves", leaves),
            ("tops", tops),
            ("gaps", gaps),
        ):
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    @classmethod
    def single(cls) -> Tree:
        """Return the tree of one leaf and no merge."""
        return cls(np.empty((0, 4)))

    @property
    def leaf_count(self) -> int:
        """Number of leaves, n."""
        return len(self.leaves)

    @property
    def height(self) -> float:
        """Height at and above which everything is one cluster; 0 for a single leaf."""
        return float(self.gaps.max(initial=0.0))

    def clusters_at(self, height: float) -> npt.NDArray[np.int32]:
        """Cut the tree: the clusters are the largest subtrees whose top is not above `height`.

        The partition is that of ``scipy.cluster.hierarchy.fcluster(linkage, height, "distance")``.

        Parameters
        ----------
        height : float
            Height of the cut, in the units of the distances.

        Returns
        -------
        ndarray of int32, shape (n,)
            Cluster number of each leaf, by the leaf's original position: 0 to k - 1 in leaf order.
        """
        clusters = np.zeros(self.leaf_count, dtype=np.int32)
        clusters[self.leaves[1:]] = np.cumsum(self.gaps > height)
        return clusters

    def count_at(self, height: float) -> int:
        """Return how many clusters a cut at `height` gives."""
        return 1 + int(np.count_nonzero(self.gaps > height))

    def height_for(self, k: int) -> float:
        """Find a height that cuts the tree into k clusters, or as close below k as ties allow.

        Parameters
        ----------
        k : int
            Wanted number of clusters, at least 1.

        Returns
        -------
        float
            Midpoint of the span of heights that give the largest possible number of clusters not
            above k. The span of all separable leaves starts at 0; for one cluster it is the
            tree's own height.

        Raises
        ------
        ValueError
            If k is not a whole number of at least 1.
        """
        if isinstance(k, bool) or not isinstance(k, Integral) or k < 1:
            raise ValueError(
                f"k is {k!r}; give the number of clusters as a whole number, 1 or more"
            )
        levels = np.unique(np.concatenate(([0.0], self.gaps)))
        counts = 1 + len(self.gaps) - np.searchsorted(np.sort(self.gaps), levels, side="right")
        level = int(np.argmax(counts <= k))
        low = float(levels[level])
        if level + 1 == len(levels):
            return low
        high = float(levels[level + 1])
        middle = low + (high - low) / 2
        return middle if middle < high else low


def _tops_and_sizes(
    linkage: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], list[int]]:
    """Top of every merge and number of leaves under every node, from the leaves up."""
    leaf_count = len(linkage) + 1
    tops = [-np.inf] * leaf_count
    sizes = [1] * leaf_count
    lefts, rights = linkage[:, 0].astype(int).tolist(), linkage[:, 1].astype(int).tolist()
    for left, right, height in zip(lefts, rights, linkage[:, 2].tolist(), strict=True):
        tops.append(max(height, tops[left], tops[right]))
        sizes.append(sizes[left] + sizes[right])
    return np.array(tops[leaf_count:], dtype=np.float64), sizes


def _leaves_and_gaps(
    linkage: npt.NDArray[np.float64], tops: npt.NDArray[np.float64], sizes: list[int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Leaf order and the top that separates neighbours in it, from the root down."""
    leaf_count = len(linkage) + 1
    starts = [0] * len(sizes)
    gap_of_merge = [0] * (leaf_count - 1)
    lefts, rights = linkage[:, 0].astype(int).tolist(), linkage[:, 1].astype(int).tolist()
    for merge in range(leaf_count - 2, -1, -1):
        start = starts[leaf_count + merge]
        left, right = lefts[merge], rights[merge]
        starts[left] = start
        starts[right] = start + sizes[left]
        gap_of_merge[merge] = starts[right] - 1
    leaves = np.empty(leaf_count, dtype=np.int32)
    leaves[starts[:leaf_count]] = np.arange(leaf_count, dtype=np.int32)
    gaps = np.empty(leaf_count - 1, dtype=np.float64)
    gaps[gap_of_merge] = tops
    return leaves, gaps
