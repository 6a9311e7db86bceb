"""Compute the default cut of a tree, and the cut of a tree that replaces another one."""

from __future__ import annotations

import numpy as np

from clustergrammer_widget.clustering.tree import Tree

FEWEST = 4
MOST = 15
USUAL = 8
# A gap between two merges below this share of the upper one is as likely in noise.
LEAST_GAP = 0.02


def default_count(tree: Tree) -> int:
    """Return the number of clusters that a tree suggests.

    It is the one with the largest gap between the merge that ends it and the one before, relative
    to the higher of the two, of 4 to 15 clusters. Where no gap is 2 % it is 8. There are at most
    half as many clusters as leaves, rounded up, and for fewer than seven leaves 2 are enough.
    """
    most = min(MOST, (tree.leaf_count + 1) // 2)
    fewest = FEWEST if most >= FEWEST else 2
    if most < fewest:
        return 1
    heights = np.sort(tree.neighbor_heights)[::-1]
    upper, lower = heights[fewest - 2 : most - 1], heights[fewest - 1 : most]
    gaps = np.divide(upper - lower, upper, out=np.zeros(len(upper)), where=upper > 0)
    largest = int(np.argmax(gaps))
    return fewest + largest if gaps[largest] >= LEAST_GAP else min(USUAL, most)


def default_cut(tree: Tree) -> float:
    """Return the height that a tree is cut at to begin with."""
    return tree.height_for_n_clusters(default_count(tree))


def cut_by_number(cut: float, before: Tree, after: Tree) -> float | None:
    """Return the cut that gives another tree as many clusters, where it was chosen by number.

    Parameters
    ----------
    cut : float
        Height of the cut through the tree before.
    before, after : Tree
        The two trees.

    Returns
    -------
    float or None
        The default of the tree after, where `cut` is that of the tree before. Where it is exactly a
        height that `Tree.height_for_n_clusters` gives, the one for the same number. None for other
        heights, and where the tree after has fewer clusters.
    """
    if cut == default_cut(before):
        return default_cut(after)
    count = before.n_clusters_at(cut)
    if cut == before.height_for_n_clusters(count) and count <= after.n_clusters_at(0):
        return after.height_for_n_clusters(count)
    return None


def cut_through(after: Tree, cut: float | None = None, before: Tree | None = None) -> float:
    """Return the cut of a tree that replaces another one: by number of clusters, or its default."""
    kept = None if cut is None or before is None else cut_by_number(cut, before, after)
    return default_cut(after) if kept is None else kept
