from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from clustergrammer_widget.data.annotations import CategoricalAnnotation, NumericAnnotation
from clustergrammer_widget.data.labels import read_labels
from clustergrammer_widget.io.tables import read_axis

DATA = Path(__file__).parents[3] / "shared" / "data"


def columns(labels):
    return {title: column.tolist() for title, column in labels.columns.items()}


def test_plain_labels_are_drawn_as_text():
    labels = read_labels(pd.Index([1, 2.5, "x"], name="gene", dtype=object))
    assert labels.names == ("1", "2.5", "x")
    assert labels.title == "gene"
    assert labels.columns == {}


def test_dates_are_drawn_as_dates():
    index = pd.to_datetime(["2020-01-01", "2020-01-02"])
    assert read_labels(index).names == ("2020-01-01", "2020-01-02")


def test_an_index_without_a_name_has_no_title():
    assert read_labels(pd.Index(["a"])).title == ""


def test_tuples_give_names_and_categories():
    index = pd.Index(
        [("Cell Line: A549", "Male", "Age: 58"), ("Cell Line: H1299", "Female", "Age: 43")]
    )
    labels = read_labels(index)
    assert labels.title == "Cell Line"
    assert labels.names == ("A549", "H1299")
    assert columns(labels) == {"Category 1": ["Male", "Female"], "Age": [58.0, 43.0]}


def test_tuples_that_are_not_a_multiindex_are_read_alike():
    index = pd.Index([("a", "x"), ("b", "y")], tupleize_cols=False)
    assert read_labels(index).names == ("a", "b")
    assert columns(read_labels(index)) == {"Category 1": ["x", "y"]}


def test_the_user_keeps_the_tuples_as_labels():
    index = pd.Index([("Gene: a", "x"), ("Gene: b", "y")])
    axis = read_axis(index)
    assert axis.index.equals(index)
    assert axis.find(("Gene: a", "x")) == [0]
    assert axis.find("a") == [0]


def test_categories_that_read_as_numbers_are_numbers():
    axis = read_axis(pd.Index([("a", "Dose: 1.5"), ("b", "Dose: nan"), ("c", "Dose: -2")]))
    category = axis.given_annotations[0]
    assert isinstance(category, NumericAnnotation)
    np.testing.assert_array_equal(category.numbers, [1.5, np.nan, -2])


@pytest.mark.parametrize("values", [("1", "x"), ("1_0", "2"), ("nan", "")])
def test_categories_of_other_text_are_text(values):
    axis = read_axis(pd.Index([("a", values[0]), ("b", values[1])]))
    assert isinstance(axis.given_annotations[0], CategoricalAnnotation)


def test_a_missing_element_is_a_missing_category():
    axis = read_axis(pd.Index([("a", "Kind: x"), ("b", None)]))
    assert axis.given_annotations[0].title == "Kind"
    assert axis.given_annotations[0].codes.tolist() == [0, -1]


def test_different_titles_are_no_title():
    labels = read_labels(pd.Index([("a", "K: x"), ("b", "L: y")]))
    assert columns(labels) == {"Category 1": ["K: x", "L: y"]}


def test_equal_titles_are_numbered():
    labels = read_labels(pd.Index([("a", "K: x", "K: y"), ("b", "K: z", "K: x")]))
    assert list(labels.columns) == ["K", "K (2)"]


def test_text_that_reads_like_tuples_is_read_as_tuples():
    index = pd.Index(["('Gene: EGFR','Type: 11')", "('Gene: TP53', u'Type: 0.5')"])
    labels = read_labels(index)
    assert labels.names == ("EGFR", "TP53")
    assert labels.title == "Gene"
    assert columns(labels) == {"Type": [11.0, 0.5]}


@pytest.mark.parametrize(
    "texts",
    [
        ["('a', 'b')", "c"],
        ["('a', 'b')", "('c',)"],
        ["(a, b)", "(c, d)"],
        ["(__import__('os').getcwd(), 1)", "('a', 1)"],
        ["('a', ['b'])", "('c', ['d'])"],
        ["(" * 500 + ")" * 500, "('a', 'b')"],
        ["('a')", "('b')"],
        ["(", ")"],
    ],
)
def test_text_that_only_looks_like_tuples_stays_text(texts):
    labels = read_labels(pd.Index(texts))
    assert labels.names == tuple(texts)
    assert labels.columns == {}


def test_a_common_prefix_is_the_title_of_the_axis():
    labels = read_labels(pd.Index(["Gene: a", "Gene: b: c"], name="index"))
    assert labels.title == "Gene"
    assert labels.names == ("a", "b: c")


def test_prefixes_that_differ_stay():
    assert read_labels(pd.Index(["Gene: a", "Drug: b"])).names == ("Gene: a", "Drug: b")


def test_named_levels_are_joined_and_each_a_category():
    index = pd.MultiIndex.from_tuples([("1", 10), ("2", 20)], names=["network", "node"])
    axis = read_axis(index)
    assert axis.names == ("1-10", "2-20")
    assert axis.title == "network-node"
    assert [type(category) for category in axis.given_annotations] == [
        CategoricalAnnotation,
        NumericAnnotation,
    ]
    assert [category.title for category in axis.given_annotations] == ["network", "node"]


def test_some_named_levels_are_titles():
    index = pd.MultiIndex.from_tuples([("a", "x"), ("b", "y")], names=[None, "kind"])
    assert columns(read_labels(index)) == {"kind": ["x", "y"]}


def test_a_single_level_is_only_the_name():
    axis = read_axis(pd.MultiIndex.from_frame(pd.DataFrame({"gene": ["TP53", "KRAS"]})))
    assert axis.names == ("TP53", "KRAS")
    assert axis.title == "gene"
    assert axis.given_annotations == ()
    unnamed = read_axis(pd.MultiIndex.from_arrays([["TP53", "KRAS"]]))
    assert unnamed.names == ("TP53", "KRAS")
    assert unnamed.title == ""


def test_levels_without_a_name_tell_labels_apart_where_the_first_alone_does_not():
    long = pd.DataFrame(
        {"gene": list("aabb"), "sample": ["s1", "s2"] * 2, "tpm": range(4), "reads": range(4)}
    )
    one = long.pivot_table(index="gene", columns="sample", values=["tpm"]).columns
    labels = read_labels(one)
    assert labels.names == ("tpm-s1", "tpm-s2")
    assert labels.title == "sample"
    assert columns(labels) == {"sample": ["s1", "s2"]}

    two = long.pivot_table(index="gene", columns="sample", values=["tpm", "reads"]).columns
    labels = read_labels(two)
    assert labels.names == ("reads-s1", "reads-s2", "tpm-s1", "tpm-s2")
    assert columns(labels) == {
        "Level 1": ["reads", "reads", "tpm", "tpm"],
        "sample": ["s1", "s2", "s1", "s2"],
    }

    frame = pd.DataFrame([[1, 2]], columns=["x", "y"])
    both = read_labels(pd.concat({"before": frame, "after": frame}, axis=1).columns)
    assert both.names == ("before-x", "before-y", "after-x", "after-y")
    assert both.title == ""


def test_missing_parts_of_levels_are_missing_in_their_category():
    index = pd.MultiIndex.from_tuples([("TP53", 7157), ("LOC1", np.nan)], names=["gene", "id"])
    axis = read_axis(index, pd.Series([2, 1], index=index[::-1], name="rank"))
    assert axis.find(("LOC1", float("nan"))) == [1]
    ids, rank = axis.given_annotations[1:]
    assert isinstance(ids, NumericAnnotation)
    assert isinstance(rank, NumericAnnotation)
    assert np.isnan(ids.numbers).tolist() == [False, True]
    assert rank.numbers.tolist() == [1, 2]


def test_repeated_labels_are_all_found():
    axis = read_axis(pd.Index(["a", "b", "a", None, np.nan], dtype=object))
    assert axis.find("a") == [0, 2]
    assert axis.find(float("nan")) in ([3, 4], [4])
    assert axis.find("z") == []


@pytest.mark.skipif(not DATA.exists(), reason="no example data")
def test_cell_line_tuples_give_four_categories():
    header = pd.read_csv(DATA / "CCLE_500x1037.csv", index_col=0, nrows=3)
    axis = read_axis(header.columns)
    assert axis.title == "cell line"
    assert axis.names[0] == "LN18"
    titles = [category.title for category in axis.given_annotations]
    assert titles == ["tissue", "histology", "sub-histology", "gender"]


@pytest.mark.skipif(not DATA.exists(), reason="no example data")
def test_brain_networks_give_three_categories():
    data = pd.read_csv(DATA / "brain_networks.csv", header=[0, 1, 2], index_col=0)
    axis = read_axis(data.columns)
    assert axis.names[0] == "1-1-lh"
    assert [category.title for category in axis.given_annotations] == ["network", "node", "hemi"]
