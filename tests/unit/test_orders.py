from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.io.tables import read_axis, read_dataset
from clustergrammer_widget.preprocessing.statistics import finite_sums_and_variances
from clustergrammer_widget.view.order_spec import order_name, parse_order
from clustergrammer_widget.view.permutation import compute_orders, compute_permutation
from clustergrammer_widget.view.state.orders import (
    CategoryOrder,
    CustomOrder,
    NamedOrder,
    ValueOrder,
)

tables = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=2, max_side=8),
    elements=st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf, -np.inf, 0.0]),
)


def label_order(labels):
    data = pd.DataFrame(np.zeros((len(labels), 1)), index=labels)
    return compute_orders(read_dataset(data), "rows")["label"].tolist()


def indices(order, values, axis="rows", tree=None, categories=()):
    matrix = read_dataset(values)
    visible = np.arange(len(matrix.axis(axis)), dtype=np.int32)
    return compute_permutation(
        order,
        axis=axis,
        stored=matrix.values.astype(np.float32),
        precomputed=compute_orders(matrix, axis),
        annotations=categories,
        clustered=visible if tree is None else tree.leaf_order,
        visible=visible,
    ).tolist()


@given(tables, st.sampled_from([0, 1]))
def test_sums_and_variances_are_pandas_over_finite_values(values, along):
    frame = pd.DataFrame(np.where(np.isfinite(values), values, np.nan))
    sums, variances = finite_sums_and_variances(values, along)
    np.testing.assert_allclose(sums, frame.sum(axis=along), atol=1e-6)
    np.testing.assert_allclose(variances, frame.var(axis=along).fillna(0), rtol=1e-9, atol=1e-6)


@given(tables, st.sampled_from([0, 1]))
def test_sums_and_variances_do_not_depend_on_blocks(values, along):
    whole = finite_sums_and_variances(values, along)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clustergrammer_widget.preprocessing.statistics.BLOCK_CELLS", 5)
        blocks = finite_sums_and_variances(values, along)
    np.testing.assert_allclose(blocks, whole, rtol=1e-9, atol=1e-6)


def test_sum_and_variance_are_descending_and_ties_stay_in_initial_order():
    orders = compute_orders(read_dataset([[1, 1], [0, 4], [2, 2], [0, 4]]), "rows")
    assert orders["sum"].tolist() == [1, 2, 3, 0]
    assert orders["variance"].tolist() == [1, 3, 0, 2]
    assert all(order.dtype == np.int32 for order in orders.values())


def test_constant_lines_are_no_more_variable_than_each_other():
    rows = [[0.1] * 7, [0.3] * 7, [1e9 + 0.1] * 7]
    assert compute_orders(read_dataset(rows), "rows")["variance"].tolist() == [0, 1, 2]


def test_missing_and_infinite_values_do_not_count_for_sum_and_variance():
    orders = compute_orders(read_dataset([[np.inf, 1], [np.nan, 2], [-np.inf, 3]]), "rows")
    assert orders["sum"].tolist() == [2, 1, 0]
    assert orders["variance"].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    "index",
    [
        pd.Index(["b", "B", "a10", "a9"]),
        pd.Index([10, 9, 100]),
        pd.Index([2.5, -1.0, np.nan, 2.0]),
        pd.Index([True, False]),
        pd.to_datetime(["2021-01-01", "2020-06-01"]),
        pd.MultiIndex.from_tuples([("b", 1), ("a", 10), ("a", 9)]),
        pd.CategoricalIndex(["hi", "lo", "mid"], categories=["lo", "mid", "hi"]),
        pd.Index(["b", "a", None], dtype=object),
        pd.Index([3, 1, 2], dtype="Int64"),
    ],
    ids=["text", "int", "float", "bool", "date", "multi", "categorical", "missing", "nullable"],
)
def test_label_order_is_that_of_sort_index(index):
    frame = pd.DataFrame({"at": range(len(index))}, index=index)
    assert label_order(index) == frame.sort_index()["at"].tolist()


def test_labels_of_mixed_types_are_sorted_as_text():
    assert label_order(pd.Index(["b", 3, 10, "a"], dtype=object)) == [2, 1, 3, 0]


def test_equal_labels_stay_in_initial_order():
    assert label_order(["b", "a", "b", "a"]) == [1, 3, 0, 2]


def test_cluster_order_is_the_leaf_order_of_the_tree():
    tree = Tree(np.array([[2, 0, 1, 2], [3, 1, 2, 3]]))
    values = np.zeros((3, 2))
    assert indices(NamedOrder("cluster"), values, tree=tree) == [2, 0, 1]
    assert indices(NamedOrder("initial"), values, tree=tree) == [0, 1, 2]
    assert indices(NamedOrder("cluster"), values) == [0, 1, 2]
    assert indices(NamedOrder("cluster"), values, axis="cols") == [0, 1]


def test_ordering_by_a_value_puts_ties_in_initial_order_and_missing_last():
    column = np.array([[1.0], [np.nan], [np.inf], [1], [-np.inf], [2]])
    assert indices(ValueOrder(0, True), column) == [2, 5, 0, 3, 4, 1]
    assert indices(ValueOrder(0, False), column) == [4, 0, 3, 5, 2, 1]
    assert indices(ValueOrder(0, True), column.T, axis="cols") == [2, 5, 0, 3, 4, 1]


def test_ordering_by_a_value_sees_what_the_page_sees():
    nearly = np.array([[1.0], [1.0 + 1e-12], [0.5]])
    assert indices(ValueOrder(0, True), nearly) == [0, 1, 2]


def test_ordering_by_a_category_breaks_ties_by_the_cluster_order():
    index = pd.RangeIndex(4)
    axis = read_axis(index, {"k": ["y", "x", None, "y"], "n": [2, np.nan, -1, 2]})
    tree = Tree(np.array([[3, 2, 1, 2], [4, 1, 2, 3], [5, 0, 3, 4]]))
    values = np.zeros((4, 1))

    def by(title, tree):
        return indices(CategoryOrder(title), values, tree=tree, categories=axis.given_annotations)

    assert by("k", None) == [1, 0, 3, 2]
    assert by("k", tree) == [1, 3, 0, 2]
    assert by("n", None) == [2, 0, 3, 1]
    assert by("n", tree) == [2, 3, 0, 1]
    with pytest.raises(ValueError, match=r"category 'z'; the axis has the categories \['k', 'n'\]"):
        by("z", None)


def test_a_custom_order_is_itself():
    assert indices(CustomOrder((2, 0, 1)), np.zeros((3, 1))) == [2, 0, 1]


ROWS = read_axis(pd.Index(["a", "b", "a"]), {"tissue": ["x", "y", "z"]})
COLS = read_axis(pd.Index([("Cell: p", "k"), ("Cell: q", "k"), ("Cell: p ascending", "k")]))


def parse(spec, *, has_tree=True):
    return parse_order(spec, axis=ROWS, other_axis=COLS, has_tree=has_tree, parameter="row_order")


@pytest.mark.parametrize(
    ("spec", "order"),
    [
        ("cluster", NamedOrder("cluster")),
        ("sum", NamedOrder("sum")),
        ("variance", NamedOrder("variance")),
        ("label", NamedOrder("label")),
        ("initial", NamedOrder("initial")),
        ("value:q", ValueOrder(1, True)),
        ("value:q ascending", ValueOrder(1, False)),
        ("value:p ascending", ValueOrder(2, True)),
        ("value:('Cell: q', 'k')", ValueOrder(1, True)),
        ("category:tissue", CategoryOrder("tissue")),
        (["a", "a", "b"], CustomOrder((0, 2, 1))),
        (["b", "a", "a"], CustomOrder((1, 0, 2))),
        (pd.Index(["b", "a", "a"]), CustomOrder((1, 0, 2))),
        (np.array(["b", "a", "a"]), CustomOrder((1, 0, 2))),
        (pd.Series(["b", "a", "a"]), CustomOrder((1, 0, 2))),
    ],
)
def test_every_order_can_be_written(spec, order):
    assert parse(spec) == order


@pytest.mark.parametrize(
    "order",
    [
        NamedOrder("sum"),
        ValueOrder(0),
        ValueOrder(1, False),
        CategoryOrder("tissue"),
        CustomOrder((1, 0, 2)),
    ],
)
def test_an_order_read_can_be_assigned(order):
    assert parse(order_name(order, axis=ROWS, other_axis=COLS)) == order


@given(st.permutations(range(6)))
def test_a_custom_order_reads_as_labels_and_comes_back(order):
    axis = read_axis(pd.Index(["a", ("t", 1), 3, None, "e", 2.5], tupleize_cols=False))
    name = order_name(CustomOrder(tuple(order)), axis=axis, other_axis=COLS)
    parsed = parse_order(name, axis=axis, other_axis=COLS, has_tree=True, parameter="row_order")
    assert parsed == CustomOrder(tuple(order))


def test_drawn_names_can_stand_for_labels():
    parsed = parse_order(
        ["q", "p", "p ascending"],
        axis=COLS,
        other_axis=ROWS,
        has_tree=True,
        parameter="col_order",
    )
    assert parsed == CustomOrder((1, 0, 2))


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        ("size", ValueError, r"'size'; give 'cluster', 'sum', .*'category:tissue', or a list"),
        ("value:Q", ValueError, "no label 'Q'"),
        ("value:p ascendin", ValueError, "did you mean 'p ascending'"),
        ("category:tisue", ValueError, r"the axis has the categories \['tissue'\]"),
        (["a", "b"], ValueError, "2 labels for 3, it lacks 'a'|2 labels for 3"),
        (["a"], ValueError, "it lacks 'b'"),
        (["a", "b", "b"], ValueError, r"'b' more often than the axis \(1\)"),
        (["a", "b", "c"], ValueError, "1 of 3 labels that are not on the axis: 'c'"),
        ([["a"], "b", "a"], TypeError, r"\['a'\], a list, as a label"),
        (None, TypeError, "is a NoneType"),
        (3, TypeError, "is a int"),
        ({"a": 1}, TypeError, "is a dict"),
    ],
)
def test_what_is_no_order_is_refused_by_name(spec, error, message):
    with pytest.raises(error, match=f"^row_order .*({message})"):
        parse(spec)


def test_an_axis_without_a_tree_has_no_cluster_order():
    with pytest.raises(ValueError, match="row_order is 'cluster', but this axis is not clustered"):
        parse("cluster", has_tree=False)


def test_tens_of_thousands_of_labels_are_ordered():
    labels = [f"row {i}" for i in range(50_000)]
    axis = read_axis(pd.Index(labels))
    parsed = parse_order(
        labels[::-1], axis=axis, other_axis=COLS, has_tree=False, parameter="row_order"
    )
    assert parsed.indices[0] == 49_999
