"""What tells groups apart, asked of the widget."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import clustergrammer_widget as cgw
from tests.unit.driven import SAMPLES, TABLE, make_widget


def test_two_groups_of_columns_are_compared_row_by_row():
    table = make_widget().compare(["S0", "S 2", "S4"], ["S1", "S3"])
    expected = stats.ttest_ind(
        TABLE[["S0", "S 2", "S4"]], TABLE[["S1", "S3"]], axis=1, equal_var=False
    )
    np.testing.assert_allclose(table.loc[TABLE.index, "p"], expected.pvalue)
    np.testing.assert_allclose(table.loc[TABLE.index, "statistic"], expected.statistic)
    np.testing.assert_allclose(
        table.loc[TABLE.index, "adjusted_p"], stats.false_discovery_control(expected.pvalue)
    )
    assert table["p"].is_monotonic_increasing


def test_without_a_second_group_the_rest_of_the_visible_columns_is_meant():
    widget = make_widget()
    rest = widget.compare(["S0", "S1"], SAMPLES[2:])
    pd.testing.assert_frame_equal(widget.compare(["S0", "S1"]), rest)
    widget.crop(cols=["S0", "S1", "S3", "S4"])
    pd.testing.assert_frame_equal(
        widget.compare(["S0", "S1"]), widget.compare(["S0", "S1"], ["S3", "S4"])
    )


def test_selections_and_clusters_are_groups_and_only_visible_rows_are_tested():
    widget = make_widget()
    widget.selected_cols = ["S1", "S3", "S4"]
    widget.crop(rows=["g1", "g4", "g7", "g8"])
    selected = widget.compare(widget.selected_cols)
    assert set(selected.index) == {"g1", "g4", "g7", "g8"}
    pd.testing.assert_frame_equal(selected, widget.compare(["S1", "S3", "S4"]))
    widget.cut_cols(2)
    first = widget.col_clusters[widget.col_clusters == 1].index
    pd.testing.assert_frame_equal(widget.compare(widget.col_clusters == 1), widget.compare(first))


def test_groups_of_rows_are_compared_column_by_column():
    table = make_widget().compare(["g1", "g2", "g3"], axis="row", test="mann-whitney")
    a = TABLE.loc[["g1", "g2", "g3"]]
    rest = TABLE.drop(a.index)
    expected = [stats.mannwhitneyu(a[sample], rest[sample]).pvalue for sample in SAMPLES]
    np.testing.assert_allclose(table.loc[SAMPLES, "p"], expected)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"a": []}, ValueError, "a is empty"),
        ({"a": ["S0", "S1"], "b": ["S1", "S3"]}, ValueError, "1 members in common: 'S1'"),
        ({"a": ["S0"], "b": []}, ValueError, "b is empty"),
        ({"a": ["S9"]}, ValueError, "a has 1 of 1 labels that are not on the axis: 'S9'"),
        ({"a": SAMPLES}, ValueError, "no rest"),
        ({"a": ["S0"], "axis": "cols"}, ValueError, "axis is 'cols'; give 'row' or 'col'"),
        ({"a": ["S0"], "test": "anova"}, ValueError, "test is 'anova'"),
    ],
)
def test_groups_that_cannot_be_compared_are_a_clear_error(arguments, error, message):
    widget = make_widget()
    before = widget.view
    with pytest.raises(error, match=message):
        widget.compare(**arguments)
    assert widget.view.equals(before)


def test_missing_values_do_not_count():
    frame = pd.DataFrame([[1.0, np.nan, 3.0, 8.0], [2.0, 2.5, 9.0, 7.0]])
    table = cgw.Clustergram(frame).compare([0, 1], [2, 3])
    assert table.loc[0, ["n_a", "n_b"]].tolist() == [1, 2]


def asked(widget, **question):
    widget._answer(widget, {"kind": "compare", "compare": question}, [])
    return widget._comparison


def test_the_page_gets_the_fifty_rows_that_tell_a_cluster_most_from_the_visible_rest():
    rng = np.random.default_rng(4)
    table = pd.DataFrame(rng.normal(size=(80, 9)))
    table.iloc[3] = 2.0
    widget = cgw.Clustergram(table)
    widget.crop(cols=list(range(8)))
    answer = asked(widget, id=7, axis="cols", members=[1, 5, 6], test="welch")
    expected = widget.compare([1, 5, 6])
    assert answer["id"] == 7
    assert answer["tested"] == 79
    assert [line["position"] for line in answer["lines"]] == list(expected.index[:50])
    for number, column in (("p", "p"), ("adjustedP", "adjusted_p"), ("effect", "effect")):
        told = [line[number] for line in answer["lines"]]
        np.testing.assert_allclose(told, expected[column].iloc[:50])

    few = asked(widget, id=8, axis="rows", members=[0, 2], test="mann-whitney")
    by_column = widget.compare([0, 2], axis="row", test="mann-whitney")
    assert [line["position"] for line in few["lines"]] == list(by_column.index)


def test_what_has_no_number_for_the_page_is_null():
    table = pd.DataFrame([[1.0, 1, 1, 1], [1, 2, 3, 5], [3, 1, 4, 1]])
    answer = asked(cgw.Clustergram(table), id=1, axis="cols", members=[0, 1], test="welch")
    assert answer["lines"][-1] == {
        "position": 0,
        "difference": 0.0,
        "effect": None,
        "p": None,
        "adjustedP": None,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"id": -1},
        {"id": "1"},
        {"axis": "both"},
        {"members": []},
        {"members": [1, 1]},
        {"members": [99]},
        {"members": list(range(6))},
        {"test": "none"},
        {"more": 1},
    ],
)
def test_a_forged_question_is_logged_and_not_answered(change, caplog):
    widget = make_widget()
    right = {"id": 1, "axis": "cols", "members": [0, 1], "test": "welch"}
    assert asked(widget, **right | change) == {}
    assert "refused" in caplog.text
    assert asked(widget, **right)["id"] == 1
