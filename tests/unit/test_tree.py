from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

from clustergrammer_widget.clustering.tree import Tree

METHODS = ["single", "complete", "average", "weighted", "centroid", "median", "ward"]


@st.composite
def linkages(draw):
    count = draw(st.integers(2, 25))
    points = draw(
        st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=count, max_size=count)
    )
    distances = pdist(np.array(points, dtype=float))
    return hierarchy.linkage(distances, draw(st.sampled_from(METHODS)))


def chain(leaf_count):
    merges = np.arange(leaf_count - 1)
    grown = np.where(merges == 0, 0, leaf_count + merges - 1)
    return np.column_stack((grown, merges + 1, merges + 1, merges + 2)).astype(float)


def partition(labels):
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)}


@given(linkages())
def test_leaf_order_is_scipys(linkage):
    assert Tree(linkage).leaf_order.tolist() == hierarchy.leaves_list(linkage).tolist()


@given(linkages(), st.floats(0, 20))
def test_a_cut_gives_scipys_clusters(linkage, height):
    ours = Tree(linkage).cut(height)
    assert partition(ours) == partition(hierarchy.fcluster(linkage, height, "distance"))


@given(linkages())
def test_a_cut_at_a_merge_takes_the_merge_in(linkage):
    tree = Tree(linkage)
    for height in np.unique(tree.max_heights):
        ours = tree.cut(height)
        assert partition(ours) == partition(hierarchy.fcluster(linkage, height, "distance"))


@given(linkages(), st.floats(0, 20))
def test_clusters_are_numbered_in_leaf_order_without_holes(linkage, height):
    tree = Tree(linkage)
    in_order = tree.cut(height)[tree.leaf_order]
    assert in_order[0] == 0
    assert set(np.diff(in_order).tolist()) <= {0, 1}
    assert in_order[-1] + 1 == tree.n_clusters_at(height)


@given(linkages(), st.integers(1, 30))
def test_height_for_k_gives_most_clusters_not_above_k(linkage, k):
    tree = Tree(linkage)
    possible = {tree.n_clusters_at(height) for height in [0.0, *tree.max_heights]}
    wanted = max((count for count in possible if count <= k), default=1)
    assert tree.n_clusters_at(tree.height_for_n_clusters(k)) == wanted


@given(linkages())
def test_tops_never_fall_towards_the_root(linkage):
    tree = Tree(linkage)
    largest = hierarchy.maxdists(linkage)
    assert tree.max_heights.tolist() == largest.tolist()
    assert tree.height == largest.max()


def test_height_for_k_lies_halfway_between_merges():
    tree = Tree(chain(5))
    assert [tree.height_for_n_clusters(k) for k in (1, 2, 3, 4, 5, 99)] == [
        4.0,
        3.5,
        2.5,
        1.5,
        0.5,
        0.5,
    ]


@pytest.mark.parametrize("low", [1.0, np.nextafter(1.0, 2)])
def test_height_for_k_stays_apart_for_neighbouring_floats(low):
    high = np.nextafter(low, 2)
    tree = Tree(np.array([[0, 1, low, 2], [2, 3, high, 3]]))
    assert tree.n_clusters_at(tree.height_for_n_clusters(2)) == 2


@pytest.mark.parametrize("k", [0, -3, 2.0, "2", True, None])
def test_a_k_that_is_no_count_is_refused(k):
    with pytest.raises(ValueError, match="k is .*; give the number of clusters"):
        Tree(chain(5)).height_for_n_clusters(k)


def test_numpy_integers_are_counts():
    assert Tree(chain(5)).height_for_n_clusters(np.int64(2)) == 3.5


def test_one_leaf_is_one_cluster():
    tree = Tree.single()
    assert tree.linkage.shape == (0, 4)
    assert tree.leaf_order.tolist() == [0]
    assert tree.height == 0
    assert tree.cut(0).tolist() == [0]
    assert tree.n_clusters_at(-1) == 1
    assert tree.height_for_n_clusters(3) == 0


def test_a_chain_of_50000_leaves_is_cut():
    linkage = chain(50_000)
    tree = Tree(linkage)
    clusters = tree.cut(tree.height_for_n_clusters(1000))
    assert clusters.max() == 999
    assert tree.leaf_order.tolist() == list(range(50_000))


@settings(max_examples=5)
@given(linkages())
def test_a_tree_cannot_be_changed(linkage):
    tree = Tree(linkage)
    linkage[:] = 0
    assert tree.linkage.any() or tree.height == 0
    with pytest.raises(ValueError, match="read-only"):
        tree.leaf_order[0] = 1
