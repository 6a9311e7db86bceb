from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering.default_cut import default_count, default_cut
from tests.fixtures.default_cuts import TREES, planted, scattered


def grouped(groups, size, seed=0):
    random = np.random.default_rng(seed)
    middles = random.normal(size=(groups, 12)) * 3
    values = np.repeat(middles, size, axis=0) + random.normal(size=(groups * size, 12)) * 0.2
    return pd.DataFrame(values, index=[f"g{i}" for i in range(groups * size)])


@pytest.mark.parametrize("groups", [4, 5, 8, 12, 15])
def test_a_tree_of_groups_is_cut_into_these_groups(groups):
    assert default_count(planted(groups, 5)) == groups


def test_a_tree_without_groups_is_cut_into_eight():
    assert default_count(scattered(60)) == 8


@pytest.mark.parametrize(
    ("name", "count"),
    [("one leaf", 1), ("two leaves", 1), ("three leaves", 2), ("four leaves", 2)],
)
def test_a_small_tree_has_half_as_many_clusters_as_leaves_at_most(name, count):
    assert default_count(TREES[name]) == count


@pytest.mark.parametrize("name", sorted(TREES))
def test_a_default_is_a_cut_by_number_and_never_more_than_fifteen(name):
    tree = TREES[name]
    count = default_count(tree)
    assert 1 <= count <= min(15, (tree.leaf_count + 1) // 2)
    assert default_cut(tree) == tree.height_for_n_clusters(count)


def test_every_clustering_has_its_own_default():
    widget = cgw.Clustergram(grouped(5, 12))
    assert widget.row_clusters.max() == 5
    widget.update(grouped(7, 10))
    assert widget.row_clusters.max() == 7
    widget.filter_rows(top=20)
    assert widget.row_cut == default_cut(widget._current.base_tree("rows").tree)
    widget.filters = None
    assert widget.row_clusters.max() == 7
    widget.recluster(metric="euclidean")
    assert widget.row_clusters.max() == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda w: w.update(grouped(7, 10)),
        lambda w: w.filter_rows(top=20),
        lambda w: w.recluster(metric="euclidean", method="complete"),
    ],
    ids=["update", "top rows", "recluster"],
)
def test_a_number_of_clusters_that_was_chosen_stays(change):
    widget = cgw.Clustergram(grouped(5, 12))
    widget.cut_rows(k=6)
    change(widget)
    assert widget.row_clusters.max() == 6


def test_a_number_that_the_other_tree_does_not_have_goes_back_to_the_default():
    widget = cgw.Clustergram(grouped(5, 12))
    widget.cut_rows(k=30)
    widget.filter_rows(top=20)
    assert widget.row_cut == default_cut(widget._current.base_tree("rows").tree)


def test_update_keeps_a_height_that_was_set():
    widget = cgw.Clustergram(grouped(5, 12))
    widget.row_cut = 0.123
    widget.update(grouped(5, 12, seed=1))
    assert widget.row_cut == 0.123


def test_a_symmetric_matrix_has_the_same_tree_and_cut_on_both_axes():
    correlations = grouped(5, 6).T.corr()
    widget = cgw.Clustergram(correlations)
    assert list(widget.view.index) == list(widget.view.columns)
    assert widget.row_cut == widget.col_cut
    assert widget.row_clusters.tolist() == widget.col_clusters.tolist()
