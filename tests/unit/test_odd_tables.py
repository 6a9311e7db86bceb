"""Tables that other tools stumble over become widgets that work."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw
from tests.fixtures.make import chain

NAN, INF = np.nan, np.inf

TABLES = {
    "one cell": pd.DataFrame([[2.0]]),
    "one row": pd.DataFrame([[3.0, 1, 2]]),
    "one column": pd.DataFrame([[3.0], [1], [2]]),
    "two by two": pd.DataFrame([[1.0, 2], [3, 4]]),
    "missing values": pd.DataFrame([[1, NAN, 3], [NAN, NAN, NAN], [2, 5, NAN], [1, 2, 3]]),
    "only missing values": pd.DataFrame(np.full((3, 2), NAN)),
    "infinities": pd.DataFrame([[INF, 1, 2], [-INF, INF, 0], [1, 2, 3]]),
    "only infinities": pd.DataFrame([[INF, -INF], [-INF, INF]]),
    "constant rows": pd.DataFrame([[1.0, 1, 1], [2, 2, 2], [1, 2, 3]]),
    "all the same": pd.DataFrame(np.full((4, 3), 7.0)),
    "zero rows and columns": pd.DataFrame([[0.0, 0, 0], [0, 1, 2], [0, 0, 0]]),
    "all zero": pd.DataFrame(np.zeros((3, 3))),
    "huge": pd.DataFrame([[1e300, -1e308], [3e299, 0]]),
    "tiny": pd.DataFrame([[1e-300, -5e-324], [0, 2e-300]]),
    "repeated labels": pd.DataFrame(
        [[1.0, 2], [3, 4], [5, 9]], index=["a", "a", None], columns=["x", "x"]
    ),
    "integers": pd.DataFrame({"a": np.array([1, 2], "int8"), "b": np.array([3, 9], "uint64")}),
    "booleans": pd.DataFrame({"a": [True, False, True], "b": [False, False, True]}),
    "nullable": pd.DataFrame(
        {
            "a": pd.array([1, None, 3], "Int64"),
            "b": pd.array([True, False, None], "boolean"),
            "c": pd.array([0.5, None, 1], "Float64"),
        }
    ),
    "mixed numbers": pd.DataFrame(
        {"a": [1, 2, 3], "b": [0.5, NAN, 2], "c": [True, False, True], "d": ["1", "2.5", None]}
    ),
    "objects": pd.DataFrame({"a": [1, 2.5, None], "b": [3, "4", 5]}, dtype=object),
    "dates and numbers as labels": pd.DataFrame(
        [[1.0, 2], [2, 0]], index=pd.date_range("2024-01-01", periods=2), columns=[0.5, 7]
    ),
}
ORDERS = ["cluster", "sum", "variance", "label", "initial"]


@pytest.mark.parametrize("metric", ["cosine", "euclidean", "correlation", "spearman"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_is_clustered_ordered_and_selected_in(table, metric):
    widget = cgw.Clustergram(table, metric=metric)
    n, m = table.shape
    assert widget.row_linkage.shape == (n - 1, 4)
    assert np.isfinite(widget.row_linkage).all()
    assert np.isfinite(widget.col_linkage).all()
    for order in ORDERS:
        widget.row_order = widget.col_order = order
        assert widget.view.shape == (n, m)
        assert_frame_equal(
            widget.view.reset_index(drop=True),
            widget.data.iloc[widget._current.rows, widget._current.cols].reset_index(drop=True),
        )
    for k in range(1, n + 1):
        widget.cut_rows(k)
        assert 1 <= widget.row_clusters.nunique() <= k
    widget.selected_rows = np.ones(n, dtype=bool)
    assert widget.selected_rows.shape == (n, m)
    json.dumps(widget.get_state(["_view"]), allow_nan=False)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("option", ["z_score", "standard_scale"])
def test_every_table_is_scaled(table, option):
    for axis in ("row", "col"):
        data = cgw.Clustergram(table, **{option: axis}).data.to_numpy()
        given = cgw.Clustergram(table, row_cluster=False, col_cluster=False).data.to_numpy()
        assert (np.isnan(data) == np.isnan(given)).all()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_values_are_those_of_the_table(table):
    data = cgw.Clustergram(table).data
    expected = table.apply(pd.to_numeric).to_numpy(dtype=float, na_value=NAN)
    np.testing.assert_array_equal(data.to_numpy(), expected)
    pd.testing.assert_index_equal(data.index, table.index)
    pd.testing.assert_index_equal(data.columns, table.columns)


def test_repeated_labels_are_told_apart_by_place():
    widget = cgw.Clustergram(TABLES["repeated labels"])
    widget.row_order = ["a", None, "a"]
    assert widget.view.iloc[:, 0].tolist() == [1.0, 5.0, 3.0]
    widget.selected_rows = ["a"]
    assert sorted(widget.selected_rows.iloc[:, 0]) == [1.0, 3.0]
    assert len(widget.row_clusters) == 3


def test_an_array_and_a_list_become_widgets():
    for data in (np.arange(6).reshape(2, 3), [[0, 1, 2], [3, 4, 5]]):
        widget = cgw.Clustergram(data)
        assert widget.data.to_numpy().tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_chain_of_50000_leaves_works():
    count = 50_000
    values = np.arange(count, dtype=float)[:, None]
    widget = cgw.Clustergram(values, row_linkage=chain(count), col_cluster=False)
    assert widget.row_order == "cluster"
    widget.cut_rows(3)
    assert widget.row_clusters.nunique() == 3
    widget.row_cut = 0
    assert widget.row_clusters.nunique() == count
    widget.selected_rows = [1, 49_999]
    assert widget.selected_rows[0].tolist() in ([1.0, 49_999.0], [49_999.0, 1.0])
