from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.io.tables import read_axis, read_dataset
from clustergrammer_widget.view.dataframes import clusters_series, in_display_order, view_frame
from clustergrammer_widget.view.selections import resolve_labels

FRAME = pd.DataFrame(
    [[1.1, 2, 3], [4.0, 5, 6], [7, np.nan, 9], [10, 11, 12]],
    index=pd.Index(["a", "b", "a", "d"], name="gene"),
    columns=["x", "y", "z"],
    dtype=float,
)
MATRIX = read_dataset(FRAME)
ROWS = MATRIX.rows


def select(selection, axis=ROWS, **options):
    return resolve_labels(selection, axis, "selected_rows", **options)


def test_the_view_is_what_is_displayed_in_displayed_order():
    view = view_frame(MATRIX, np.array([3, 0]), [2, 0])
    pd.testing.assert_frame_equal(view, FRAME.iloc[[3, 0], [2, 0]])


def test_the_view_is_a_copy():
    view = view_frame(MATRIX, [0], [0])
    view.iloc[0, 0] = 99
    assert MATRIX.values[0, 0] == 1.1


def test_the_view_can_be_empty():
    assert view_frame(MATRIX, [], [0]).shape == (0, 1)


def test_selected_rows_have_every_visible_column():
    found = view_frame(MATRIX, in_display_order([3, 2, 1, 0], (0, 3)), [2, 0])
    pd.testing.assert_frame_equal(found, FRAME.iloc[[3, 0], [2, 0]])


def test_a_selection_of_both_is_where_they_cross():
    found = view_frame(
        MATRIX, in_display_order([3, 2, 1, 0], [1]), in_display_order([0, 1, 2], [2, 0])
    )
    pd.testing.assert_frame_equal(found, FRAME.iloc[[1], [0, 2]])


def test_what_is_selected_but_not_displayed_is_left_out():
    assert view_frame(MATRIX, in_display_order([0, 1], [1, 3]), [0]).index.tolist() == ["b"]


def test_nothing_selected_is_an_empty_frame_with_the_columns():
    found = view_frame(MATRIX, in_display_order([0, 1, 2, 3], ()), [0, 1, 2])
    assert found.shape == (0, 3)
    assert found.columns.tolist() == ["x", "y", "z"]


TREE = Tree(np.array([[0, 2, 1, 2], [1, 3, 2, 2], [4, 5, 3, 4]]))


def test_clusters_are_numbered_from_1_in_displayed_order():
    found = clusters_series(ROWS, Subtree.whole(TREE), 2, TREE.leaf_order)
    assert found.index.tolist() == ["a", "a", "b", "d"]
    assert found.tolist() == [1, 1, 2, 2]
    assert found.name == "cluster"
    assert found.index.name == "gene"
    assert found.dtype == np.int64
    assert clusters_series(ROWS, Subtree.whole(TREE), 2, [3, 2, 1, 0]).tolist() == [1, 2, 1, 2]


def test_the_cut_decides_how_many_clusters_there_are():
    assert [
        clusters_series(ROWS, Subtree.whole(TREE), cut, TREE.leaf_order).max()
        for cut in (0, 1, 2, 3)
    ] == [
        4,
        3,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("selection", "positions"),
    [
        (None, ()),
        ([], ()),
        (["d"], (3,)),
        ("d", (3,)),
        (["d", "a"], (0, 2, 3)),
        (("d", "b"), (1, 3)),
        ({"d": 1, "b": 2}, (1, 3)),
        ({"d", "b"}, (1, 3)),
        (pd.Index(["d", "b"]), (1, 3)),
        (np.array(["d", "b"]), (1, 3)),
        (pd.Series(["d", "b"]), (1, 3)),
        (FRAME.iloc[[3, 1]], (1, 3)),
        ([True, False, False, True], (0, 3)),
        (np.array([True, False, False, True]), (0, 3)),
        (pd.array([True, False, None, True], dtype="boolean"), (0, 3)),
        (pd.Series([True, False, False, True], index=FRAME.index), (0, 3)),
        (FRAME["x"] > 5, (2, 3)),
        (np.array([], dtype=str), ()),
    ],
)
def test_rows_are_selected_by_labels_masks_and_frames(selection, positions):
    assert select(selection) == positions


def test_columns_are_selected_by_the_columns_of_a_frame():
    assert select(FRAME[["z", "x"]], MATRIX.cols, name="cols") == (0, 2)
    assert select(FRAME[["z", "x"]], MATRIX.cols) == (0, 2)
    assert select(FRAME[["z", "x"]].T, MATRIX.cols, name="cols") == (0, 2)


def test_number_labels_are_labels_not_positions():
    axis = read_axis(pd.Index([10, 0, 1]))
    assert select([0, 1], axis) == (1, 2)
    assert select(10, axis) == (0,)
    assert select(np.int64(10), axis) == (0,)


def test_tuple_labels_are_found_alone_and_in_lists_and_by_name():
    axis = read_axis(pd.Index([("Gene: p", "k"), ("Gene: q", "k")]))
    assert select(("Gene: q", "k"), axis) == (1,)
    assert select([("Gene: q", "k")], axis) == (1,)
    assert select(axis.index[[1]], axis) == (1,)
    assert select("q", axis) == (1,)
    assert select(("p", "q"), axis) == (0, 1)


def test_a_mask_with_labels_is_matched_by_label():
    axis = read_axis(pd.Index(["a", "b", "c"]))
    mask = pd.Series({"c": True, "b": False, "a": False, "elsewhere": True})
    assert select(mask, axis) == (2,)


@pytest.mark.parametrize(
    ("selection", "error", "message"),
    [
        (["e"], ValueError, "1 of 1 labels that are not on the axis: 'e'"),
        (["a", "dd"], ValueError, r"did you mean 'd'\?"),
        (list("efghijk"), ValueError, r"7 of 7 .*'e', 'f', 'g', 'h', 'i', \.\.\."),
        ([0], ValueError, "the labels are 'a', 'b', 'd'"),
        ([True, False], ValueError, "mask of 2 booleans for 4 labels"),
        (pd.Series([True] * 4), ValueError, r"mask with other labels .*\.to_numpy\(\)"),
        (pd.DataFrame({"q": [1]}, index=["r"]), ValueError, "'r'"),
        ([["a"]], TypeError, r"\['a'\], a list, as a label"),
        ([np.array(["a", "b"])], TypeError, "as a label"),
        ((["a"], "b"), TypeError, "as a label"),
        (object(), TypeError, "is a object; give labels, a boolean mask, or None"),
    ],
)
def test_what_is_no_selection_is_refused_by_name(selection, error, message):
    with pytest.raises(error, match=f"^selected_rows .*{message}"):
        select(selection)
