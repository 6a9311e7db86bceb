"""The widget as Python has it: what can be read, and what can be set."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn
from pandas.testing import assert_frame_equal, assert_series_equal
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

import clustergrammer_widget as cgw

POINTS = [[0.0, 0, 1], [5, 5, 0], [0.2, 0, 1], [9, 0, 2], [5.1, 5, 0], [9.3, 0, 2]]


@pytest.fixture
def frame():
    return pd.DataFrame(POINTS, index=list("abcdef"), columns=list("xyz"), dtype=float)


@pytest.fixture
def widget(frame):
    return cgw.Clustergram(
        frame,
        row_categories={
            "group": {"a": "q", "b": "p", "d": "q"},
            "dose": [0, 1, 2, 3, 4, 5],
        },
        row_metric="euclidean",
    )


def test_the_data_comes_back_exactly_and_as_a_copy(frame, widget):
    assert_frame_equal(widget.data, frame)
    mine = widget.data
    mine.iloc[0, 0] = 99
    frame.iloc[0, 0] = 77
    assert widget.data.iloc[0, 0] == 0


def test_a_new_widget_is_clustered_and_cut_into_the_groups_there_are(frame, widget):
    linkage = hierarchy.linkage(pdist(frame.to_numpy()), "average")
    np.testing.assert_allclose(widget.row_linkage, linkage)
    leaves = hierarchy.leaves_list(linkage)
    assert widget.row_order == widget.col_order == "cluster"
    assert list(widget.view.index) == [frame.index[leaf] for leaf in leaves]
    assert widget.row_clusters.max() == 3
    assert widget.row_cut == pytest.approx(linkage[-3:-1, 2].mean())
    assert widget.row_clusters.groupby(widget.row_clusters).groups.keys() == {1, 2, 3}


def test_clusters_are_numbered_in_displayed_order(widget):
    widget.cut_rows(3)
    clusters = widget.row_clusters
    assert list(clusters.index) == list(widget.view.index)
    assert clusters.name == "cluster"
    assert clusters.is_monotonic_increasing
    assert clusters["a"] == clusters["c"]
    assert clusters["b"] == clusters["e"]
    assert clusters["d"] == clusters["f"]
    widget.row_order = list("fbadec")
    assert widget.row_clusters.to_dict() == {"f": 1, "b": 2, "a": 3, "d": 1, "e": 2, "c": 3}


@pytest.mark.parametrize("k", range(1, 7))
def test_a_tree_is_cut_by_number_or_by_height(widget, k):
    widget.cut_rows(k)
    assert widget.row_clusters.nunique() == k
    height = widget.row_cut
    widget.row_cut = widget.row_linkage[-1, 2]
    assert widget.row_clusters.nunique() == 1
    widget.row_cut = height
    assert widget.row_clusters.nunique() == k
    widget.cut_cols(2)
    assert widget.col_clusters.nunique() == 2


ORDERS = {
    "initial": "abcdef",
    "label": "abcdef",
    "sum": "fdebca",
    "value:x": "fdebca",
    "value:x ascending": "acbedf",
    "value:z": "dfacbe",
    "category:dose": "abcdef",
}


@pytest.mark.parametrize(("order", "labels"), ORDERS.items())
def test_rows_are_ordered_by_name(frame, widget, order, labels):
    widget.row_order = order
    assert widget.row_order == order
    assert_frame_equal(widget.view, frame.loc[list(labels), widget.view.columns])


def test_a_category_orders_and_ties_keep_the_order_of_the_tree(widget):
    leaves = list(widget.view.index)
    widget.row_order = "category:group"
    rank = {"b": 0, "a": 1, "d": 1, "c": 2, "e": 2, "f": 2}
    assert list(widget.view.index) == sorted(leaves, key=rank.__getitem__)


def test_a_list_of_labels_is_an_order(frame, widget):
    widget.row_order = list("fbadec")
    widget.col_order = ["z", "x", "y"]
    assert widget.row_order == list("fbadec")
    assert_frame_equal(widget.view, frame.loc[list("fbadec"), ["z", "x", "y"]])
    widget.row_order = widget.view.index[::-1]
    assert widget.row_order == list("cedabf")


def test_variance_orders_like_pandas(frame, widget):
    widget.col_order = "variance"
    expected = frame.var().sort_values(ascending=False, kind="stable").index
    assert list(widget.view.columns) == list(expected)


SELECTIONS = {
    "labels": ["d", "a"],
    "a mask": [True, False, False, True, False, False],
    "a Series": pd.Series([True, True], index=["a", "d"]).reindex(list("fedcba"), fill_value=False),
    "an Index": pd.Index(["a", "d"]),
    "a frame": pd.DataFrame(index=["d", "a"]),
}


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_rows_are_selected_and_come_in_displayed_order(frame, widget, selection):
    widget.row_order = "sum"
    widget.selected_rows = selection
    assert_frame_equal(widget.selected_rows, frame.loc[["d", "a"], widget.view.columns])
    widget.selected_rows = None
    assert widget.selected_rows.shape == (0, 3)


def test_rows_and_columns_are_selected_together(frame, widget):
    widget.row_order, widget.col_order = "initial", "initial"
    assert widget.selection.shape == (0, 0)
    widget.selected_cols = ["z", "x"]
    assert_frame_equal(widget.selected_cols, frame[["x", "z"]])
    assert_frame_equal(widget.selection, frame[["x", "z"]])
    widget.selection = frame.loc[["b", "c"], ["y"]]
    assert_frame_equal(widget.selection, frame.loc[["b", "c"], ["y"]])
    widget.selection = (["a"], None)
    assert_frame_equal(widget.selection, frame.loc[["a"]])
    widget.selection = None
    assert widget.selected_rows.empty
    assert widget.selected_cols.empty


def test_a_selection_can_be_used_again_on_the_data(frame, widget):
    widget.selected_rows = widget.row_clusters[widget.row_clusters == 1].index
    assert list(widget.selected_rows.index) == list(widget.view.index[:2])
    widget.selected_rows = widget.data["x"] > 5
    assert set(widget.selected_rows.index) == set(frame.index[frame["x"] > 5])
    widget.selected_rows = widget.selected_rows
    assert set(widget.selected_rows.index) == {"d", "e", "f"}


def test_scaling_is_seaborns(frame):
    for option in ({"z_score": 0}, {"z_score": 1}, {"standard_scale": 0}, {"standard_scale": 1}):
        grid = seaborn.matrix.ClusterGrid(
            frame, **option, dendrogram_ratio=0.2, colors_ratio=0.03, cbar_pos=None
        )
        plt.close(grid.figure)
        assert_frame_equal(cgw.Clustergram(frame, **option).data, grid.data2d)


def test_each_axis_has_its_own_metric_and_method(frame):
    widget = cgw.Clustergram(
        frame, metric="cityblock", method="single", col_metric="euclidean", col_method="ward"
    )
    values = frame.to_numpy()
    rows = hierarchy.linkage(pdist(values, "cityblock"), "single")
    np.testing.assert_allclose(widget.row_linkage, rows)
    np.testing.assert_allclose(widget.col_linkage, hierarchy.linkage(values.T, "ward"))


def test_a_given_linkage_is_used_as_it_is(frame):
    linkage = hierarchy.linkage(frame.to_numpy(), "complete")
    widget = cgw.Clustergram(frame, row_linkage=linkage)
    np.testing.assert_array_equal(widget.row_linkage, linkage)
    widget.row_linkage[0] = 0
    np.testing.assert_array_equal(widget.row_linkage, linkage)


def test_an_axis_that_is_not_clustered_keeps_its_order(frame):
    widget = cgw.Clustergram(frame, row_cluster=False)
    assert widget.row_order == "initial"
    assert list(widget.view.index) == list("abcdef")
    assert widget.row_linkage is None
    assert widget.row_cut is None
    assert widget.col_order == "cluster"


def test_clusters_of_columns_are_a_series(frame):
    widget = cgw.Clustergram(frame, col_metric="euclidean")
    widget.cut_cols(2)
    expected = pd.Series([1, 2, 2], index=widget.view.columns, name="cluster")
    if widget.col_clusters.iloc[1] == 1:
        expected.iloc[1] = 1
    assert_series_equal(widget.col_clusters, expected)
