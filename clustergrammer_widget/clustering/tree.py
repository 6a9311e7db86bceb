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
    leaf_order : ndarray of int32, shape (n,)
        Leaf order from first to last: the left part of a merge is ``linkage[i, 0]``, as in
        `scipy.cluster.hierarchy.leaves_list`.
    max_heights : ndarray of float64, shape (n - 1,)
        The largest height in the subtree of each merge. Equal to the heights unless the method
        (centroid, median) makes inversions, where a merge lies below one of its parts.
    neighbor_heights : ndarray of float64, shape (n - 1,)
        The top of the merge that joins the leaves displayed at positions p and p + 1.
    """

    linkage: npt.NDArray[np.float64]
    leaf_order: npt.NDArray[np.int32] = field(init=False, repr=False)
    max_heights: npt.NDArray[np.float64] = field(init=False, repr=False)
    neighbor_heights: npt.NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Walk the merges once up and once down."""
        linkage = np.array(self.linkage, dtype=np.float64, order="C").reshape(-1, 4)
        max_heights, sizes = _max_heights_and_sizes(linkage)
        leaf_order, neighbor_heights = _leaf_order_and_neighbor_heights(linkage, max_heights, sizes)
        for name, array in (
            ("linkage", linkage),
            ("leaf_order", leaf_order),
            ("max_heights", max_heights),
            ("neighbor_heights", neighbor_heights),
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
        return len(self.leaf_order)

    @property
    def height(self) -> float:
        """Height at and above which everything is one cluster; 0 for a single leaf."""
        return float(self.neighbor_heights.max(initial=0.0))

    def cut(self, height: float) -> npt.NDArray[np.int32]:
        """Cut the tree: the clusters are the largest subtrees whose top is not above `height`.

        The partition is that of ``scipy.cluster.hierarchy.fcluster(linkage, height, "distance")``.

        Parameters
        ----------
        height : float
            Height of the cut, in the units of the distances.

        Returns
        -------
        ndarray of int32, shape (n,)
            Cluster number of each leaf, by the leaf's source index: 0 to k - 1 in leaf order.
        """
        clusters = np.zeros(self.leaf_count, dtype=np.int32)
        clusters[self.leaf_order[1:]] = np.cumsum(self.neighbor_heights > height)
        return clusters

    def n_clusters_at(self, height: float) -> int:
        """Return how many clusters a cut at `height` gives."""
        return 1 + int(np.count_nonzero(self.neighbor_heights > height))

    def height_for_n_clusters(self, k: int) -> float:
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
        levels = np.unique(np.concatenate(([0.0], self.neighbor_heights)))
        counts = (
            1
            + len(self.neighbor_heights)
            - np.searchsorted(np.sort(self.neighbor_heights), levels, side="right")
        )
        level = int(np.argmax(counts <= k))
        low = float(levels[level])
        if level + 1 == len(levels):
            return low
        high = float(levels[level + 1])
        middle = low + (high - low) / 2
        return middle if middle < high else low


def _max_heights_and_sizes(
    linkage: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], list[int]]:
    """Compute the largest height below every merge, and the number of leaves below every node."""
    leaf_count = len(linkage) + 1
    max_heights = [-np.inf] * leaf_count
    sizes = [1] * leaf_count
    lefts, rights = linkage[:, 0].astype(int).tolist(), linkage[:, 1].astype(int).tolist()
    for left, right, height in zip(lefts, rights, linkage[:, 2].tolist(), strict=True):
        max_heights.append(max(height, max_heights[left], max_heights[right]))
        sizes.append(sizes[left] + sizes[right])
    return np.array(max_heights[leaf_count:], dtype=np.float64), sizes


def _leaf_order_and_neighbor_heights(
    linkage: npt.NDArray[np.float64], max_heights: npt.NDArray[np.float64], sizes: list[int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Compute the leaf order, and the height that joins neighbours in it."""
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
    leaf_order = np.empty(leaf_count, dtype=np.int32)
    leaf_order[starts[:leaf_count]] = np.arange(leaf_count, dtype=np.int32)
    neighbor_heights = np.empty(leaf_count - 1, dtype=np.float64)
    neighbor_heights[gap_of_merge] = max_heights
    return leaf_order, neighbor_heights


def branch_spans(tree: Tree) -> npt.NDArray[np.int64]:
    """Compute the display indices that the two branches of every merge take.

    Parameters
    ----------
    tree : Tree
        Of n leaves.

    Returns
    -------
    ndarray of int64, shape (n - 1, 3)
        The first position of the left branch, the first of the right one, and the end of both.
    """
    count = tree.leaf_count
    starts = np.zeros(count + len(tree.linkage), dtype=np.int64)
    starts[tree.leaf_order] = np.arange(count)
    ends = starts + 1
    spans = np.zeros((len(tree.linkage), 3), dtype=np.int64)
    for merge, (left, right) in enumerate(tree.linkage[:, :2].astype(int).tolist()):
        spans[merge] = starts[left], starts[right], ends[right]
        starts[count + merge], ends[count + merge] = starts[left], ends[right]
    return spans
