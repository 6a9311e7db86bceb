"""Compute the positions of the branches of each merge in the leaf order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.tree import Tree


def branch_spans(tree: Tree) -> npt.NDArray[np.int64]:
    """Compute the display positions that the two branches of every merge take.

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
    starts[tree.leaves] = np.arange(count)
    ends = starts + 1
    spans = np.zeros((len(tree.linkage), 3), dtype=np.int64)
    for merge, (left, right) in enumerate(tree.linkage[:, :2].astype(int).tolist()):
        spans[merge] = starts[left], starts[right], ends[right]
        starts[count + merge], ends[count + merge] = starts[left], ends[right]
    return spans
