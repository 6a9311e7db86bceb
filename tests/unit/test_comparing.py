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
        ({"a": SAMPLES}, ValueError, "nothing to compare it with"),
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
    table = cgw.Clustergram(frame).compare([0, 1], [2, 3], axis="col")
    assert table.loc[0, ["n_a", "n_b"]].tolist() == [1, 2]


def test_a_selection_knows_its_axis_and_labels_are_found_on_theirs():
    widget = make_widget()
    widget.selected_rows = ["g1", "g2", "g3"]
    widget.selected_cols = ["S1", "S3", "S4"]
    by_rows = widget.compare(widget.selected_rows)
    assert set(by_rows.index) == set(SAMPLES)
    pd.testing.assert_frame_equal(by_rows, widget.compare(["g1", "g2", "g3"], axis="row"))
    pd.testing.assert_frame_equal(by_rows, widget.compare(pd.Index(["g3", "g1", "g2"])))
    assert set(widget.compare(widget.selected_cols).index) == set(TABLE.index)
    assert by_rows.attrs == {"axis": "row", "test": "welch", "units": "values as given"}
    with pytest.raises(ValueError, match="a is a selection of rows and of columns; give axis="):
        widget.compare(widget.selection)


def test_labels_of_both_axes_need_an_axis():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(5, 5)))
    widget = cgw.Clustergram(frame.corr())
    with pytest.raises(ValueError, match="a can mean rows or columns"):
        widget.compare([0, 1])
    assert len(widget.compare([0, 1], axis="row")) == 5


@pytest.mark.parametrize(
    ("options", "units"),
    [
        ({"z_score": "row"}, "z-scores of each row"),
        ({"normalize": "log1p"}, "ln(1 + value)"),
        ({"normalize": "log1p", "standard_scale": 1}, "each column from 0 to 1, of ln(1 + value)"),
    ],
)
def test_the_units_of_means_and_differences_are_told(options, units):
    widget = cgw.Clustergram(TABLE.abs(), **options)
    assert widget.compare(SAMPLES[:3]).attrs["units"] == units
    assert widget.get_state()["_scaling"]["units"] == units


def test_a_group_of_one_has_means_a_warning_and_no_p():
    with pytest.warns(UserWarning, match="a has only one member; Welch's t-test needs two values"):
        table = make_widget().compare(["S0"])
    assert table["p"].isna().all()
    np.testing.assert_allclose(table.loc[TABLE.index, "mean_a"], TABLE["S0"])
    ranked = make_widget().compare(["S0"], test="mann-whitney")
    assert ranked["p"].notna().all()


RIGHT = {"id": 1, "table": 0, "axis": "cols", "members": [0, 1], "others": None, "test": "welch"}


@pytest.fixture
def asked(monkeypatch):
    """A function that asks a widget as the page does, and returns what is answered."""

    def ask(widget, **change):
        sent = []
        monkeypatch.setattr(
            widget, "send", lambda content, buffers=(): sent.append((content, buffers))
        )
        widget._answer(widget, {"kind": "compare", "compare": {**RIGHT, **change}}, [])
        return sent

    return ask


def told(answer):
    """The positions and the numbers of an answer, as a DataFrame."""
    [(content, [positions, numbers])] = answer
    shape = content["numbers"]["shape"]
    return pd.DataFrame(
        np.frombuffer(numbers, dtype="<f8").reshape(shape).T,
        index=np.frombuffer(positions, dtype="<i4"),
        columns=["mean_a", "mean_b", "difference", "effect", "p", "adjusted_p"],
    )


def test_the_page_gets_all_rows_with_both_means_the_most_telling_first(asked):
    rng = np.random.default_rng(4)
    table = pd.DataFrame(rng.normal(size=(80, 9)), columns=list("abcdefghi"))
    table.iloc[3] = 2.0
    widget = cgw.Clustergram(table)
    widget.crop(cols=list("abcdefgh"))
    answer = asked(widget, id=7, members=[1, 5, 6])
    expected = widget.compare(["b", "f", "g"])
    assert answer[0][0]["id"] == 7
    assert len(expected) == 80
    pd.testing.assert_frame_equal(
        told(answer), expected[told(answer).columns], check_index_type=False, check_names=False
    )

    few = asked(widget, axis="rows", members=[0, 2], test="mann-whitney")
    by_column = widget.compare([0, 2], axis="row", test="mann-whitney")
    assert [table.columns[at] for at in told(few).index] == list(by_column.index)


def test_the_page_can_name_the_second_group(asked):
    widget = make_widget()
    answer = asked(widget, members=[0], others=[4, 2], test="mann-whitney")
    expected = widget.compare(["S0"], [SAMPLES[2], SAMPLES[4]], test="mann-whitney")
    np.testing.assert_allclose(told(answer)["p"], expected["p"])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"others": [1, 2]}, "a and b have 1 members in common"),
        ({"table": 1}, "the table has changed"),
        ({"members": [0, 1, 2, 3, 4, 5]}, "b is empty"),
    ],
)
def test_groups_of_the_page_that_cannot_be_compared_are_answered_with_why(change, problem, asked):
    [(content, buffers)] = asked(make_widget(), **change)
    assert content["id"] == 1
    assert problem in content["problem"]
    assert buffers == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": -1},
        {"id": "1"},
        {"table": None},
        {"axis": "both"},
        {"members": []},
        {"members": [1, 1]},
        {"members": [99]},
        {"members": None},
        {"others": []},
        {"others": [99]},
        {"test": "none"},
        {"more": 1},
    ],
)
def test_a_forged_question_is_logged_and_refused(change, caplog, asked):
    widget = make_widget()
    [(refusal, _)] = asked(widget, **change)
    assert (refusal["kind"], refusal["question"]) == ("refused", "compare")
    assert refusal["problem"].startswith("compare")
    assert refusal["id"] in (1, None)
    assert "refused" in caplog.text
    assert asked(widget)[0][0]["id"] == 1


def test_whole_numbers_that_are_labels_of_both_axes_need_an_axis():
    widget = cgw.Clustergram(np.random.default_rng(2).normal(size=(6, 5)))
    with pytest.raises(
        ValueError, match="a can mean rows or columns.*give axis='row' or axis='col'"
    ):
        widget.compare([0, 1], [2, 3])
    assert len(widget.compare([0, 1], [2, 3], axis="col")) == 6
