"""What is shown is narrowed from Python by filters, queries and crops."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw
from tests.unit.driven import GENES, KIND, TABLE, heard_by, make_widget
from tests.unit.page import from_page


@pytest.fixture
def widget():
    return make_widget()


# Filters


def test_filters_say_what_is_shown_and_can_be_set(widget):
    assert widget.filters == {}
    widget.filters = {"rows": {"top": 12, "by": "sum", "category": ("Kind", "x")}}
    assert widget.filters == {"rows": {"top": 12, "by": "sum", "category": ("Kind", "x")}}
    top = TABLE.abs().sum(axis=1).nlargest(12).index
    assert set(widget.view.index) == {gene for gene in top if KIND[gene] == "x"}
    widget.filters = {"rows": {"top": 9}, "cols": {"category": ["Batch", "a"]}}
    assert widget.filters == {
        "rows": {"top": 9, "by": "variance"},
        "cols": {"category": ("Batch", "a")},
    }
    assert widget.view.shape == (9, 3)
    assert widget.steps == ["top rows", "top rows"]
    widget.filters = None
    assert widget.view.shape == TABLE.shape


def test_one_number_of_a_category_can_be_kept_from_both_sides(widget):
    widget.filter_rows(category=("Length", 7))
    assert list(widget.view.index) == ["g7"]
    assert widget.filters == {"rows": {"category": ("Length", 7)}}
    assert widget.steps == ["row filter"]
    widget.undo()
    assert widget.filters == {}
    from_page(widget, rows={"category": {"title": "Length", "value": 12}})
    assert list(widget.view.index) == ["g12"]
    widget.filters = {"rows": {"category": ["Length", "4.0"]}}
    assert widget.filters == {"rows": {"category": ("Length", 4)}}
    widget.filters = {"rows": {"category": ["Length", np.int8(3)]}}
    assert list(widget.view.index) == ["g3"]


def test_one_date_of_a_category_can_be_kept():
    days = pd.Series(pd.date_range("2024-01-01 06:00", periods=30, freq="36h"), index=GENES)
    lasted = pd.Series(pd.to_timedelta(np.arange(30) // 2, unit="h"), index=GENES)
    widget = cgw.Clustergram(TABLE, row_categories={"Day": days, "Lasted": lasted})
    for day in (days["g7"], days["g7"].to_pydatetime(), np.datetime64("2024-01-11T18:00")):
        widget.filters = {"rows": {"category": ("Day", day)}}
        assert list(widget.view.index) == ["g7"]
        assert widget.filters == {"rows": {"category": ("Day", "2024-01-11 18:00:00")}}
    widget.filters = {"rows": {"category": ("Lasted", pd.Timedelta("7h"))}}
    assert set(widget.view.index) == {"g14", "g15"}
    assert widget.filters == {"rows": {"category": ("Lasted", "0 days 07:00:00")}}
    widget.selected_rows = ["g14"]
    assert widget.selected_rows.attrs["filters"]["rows"]["category"][1] == "0 days 07:00:00"


@pytest.mark.parametrize("given", ["2024-03-01", "20240301", dt.date(2024, 3, 1), 19783])
def test_a_date_can_be_given_as_text_and_reads_as_text(given):
    dates = pd.Series(pd.date_range("2024-02-01", periods=30), index=GENES)
    widget = cgw.Clustergram(TABLE, row_categories={"Measured": dates})
    widget.filter_rows(category=("Measured", given))
    assert list(widget.view.index) == ["g29"]
    assert widget.filters == {"rows": {"category": ("Measured", "2024-03-01")}}
    widget.filters = widget.filters
    assert list(widget.view.index) == ["g29"]


def test_a_duration_can_be_given_as_text_and_reads_as_text():
    lasted = pd.to_timedelta(np.arange(30), unit="D")
    widget = cgw.Clustergram(TABLE, row_categories={"Lasted": lasted})
    widget.filter_rows(category=("Lasted", "12 days"))
    assert list(widget.view.index) == ["g12"]
    assert widget.filters == {"rows": {"category": ("Lasted", "12 days")}}


@pytest.mark.parametrize("given", ["soon", "2023-03-01", pd.Timedelta("3D"), pd.NaT])
def test_a_date_that_there_is_not_is_refused_with_those_there_are(given):
    dates = [None, *pd.date_range("2024-02-01", periods=29)]
    widget = cgw.Clustergram(TABLE, row_categories={"Measured": dates})
    with pytest.raises(ValueError, match="'Measured': \\('2024-02-01', '2024-02-02'"):
        widget.filter_rows(category=("Measured", given))


TIME_QUERIES = {
    "Measured >= '2024-02-29'": ["g28", "g29"],
    "'2024-02-03' > Measured": ["g1"],
    "Measured == '2024-02-10' or Lasted == 4": ["g9", "g4"],
    "Measured in ['2024-02-03', '2024-02-04 06:30:00']": ["g2", "g3"],
    "Measured.str.startswith('2024-03')": ["g29"],
    "'2024-02-04' < Measured < '2024-02-05'": ["g3"],
    "Lasted < 1.5": ["g1"],
}


@pytest.mark.parametrize(("query", "kept"), TIME_QUERIES.items(), ids=TIME_QUERIES)
def test_dates_are_text_and_durations_days_in_a_query(query, kept):
    dates = [None, *pd.date_range("2024-02-02", periods=29, tz="UTC")]
    dates[3] += pd.Timedelta("6h30min")
    lasted = [None, *pd.to_timedelta(np.arange(1, 30), unit="D")]
    widget = cgw.Clustergram(TABLE, row_categories={"Measured": dates, "Lasted": lasted})
    widget.filter_rows(query=query)
    assert sorted(widget.view.index) == sorted(kept)


def test_an_infinite_number_cannot_be_kept():
    widget = cgw.Clustergram(TABLE, row_categories={"Length": [np.inf, *range(29)]})
    with pytest.raises(ValueError, match="category is"):
        widget.filter_rows(category=("Length", np.inf))


def test_filters_of_one_call_are_one_step(widget):
    widget.filter_rows(20, by="sum", category=("Kind", "x"), labels=GENES[:15], query="S0 > -1")
    assert widget.steps == ["top rows"]
    shown = widget.view
    assert len(shown) < 15
    widget.undo()
    assert len(widget.view) == 30
    widget.redo()
    assert_frame_equal(widget.view, shown)


def test_observers_hear_of_filters_from_both_sides(widget):
    heard = heard_by(widget, "filters")
    widget.filter_cols(category=("Batch", "b"))
    from_page(widget, cols={"category": None})
    widget.row_order = "sum"
    assert heard == [
        ("filters", {}, {"cols": {"category": ("Batch", "b")}}),
        ("filters", {"cols": {"category": ("Batch", "b")}}, {}),
    ]


# Queries

QUERIES = {
    "S0 > 0.5": TABLE["S0"] > 0.5,
    "`S 2` < 0 and S0 < S1": (TABLE["S 2"] < 0) & (TABLE["S0"] < TABLE["S1"]),
    "Kind == 'x' or Length >= 28": (KIND == "x") | (np.arange(30) >= 28),
    "Kind in ['x', 'y'] and not S3 > 0": KIND.notna() & ~(TABLE["S3"] > 0),
    "Kind != 'x'": KIND != "x",
    "Kind.str.startswith('y')": KIND == "y",
    "index == 'g7' | S5.abs() > 1.2": (TABLE["S5"].abs() > 1.2) | (TABLE.index == "g7"),
    "-1 < S4 < 0": TABLE["S4"].between(-1, 0, inclusive="neither"),
}


@pytest.mark.parametrize(("query", "mask"), QUERIES.items(), ids=QUERIES)
def test_rows_are_filtered_by_a_query_over_columns_and_categories(widget, query, mask):
    widget.filter_rows(query=query)
    assert set(widget.view.index) == set(TABLE.index[mask])


def test_columns_are_filtered_by_a_query_over_rows_and_categories(widget):
    widget.filter_cols(query="g3 > 0 or Batch == 'b'")
    expected = TABLE.columns[(TABLE.loc["g3"] > 0).to_numpy() | np.array([False, True] * 3)]
    assert set(widget.view.columns) == set(expected)


def test_of_names_that_repeat_a_query_means_the_first_and_values_before_categories():
    frame = pd.DataFrame([[1.0, 9.0], [9.0, 1.0]], index=["a", "a"], columns=["x", "x"])
    widget = cgw.Clustergram(frame, row_categories={"x": ["p", "q"]})
    widget.filter_rows(query="x == 1")
    assert_frame_equal(widget.view, frame.iloc[[0]])


BAD_QUERIES = {
    "Nope > 1": "query is 'Nope > 1', which can't be computed: name 'Nope' is not defined. Names "
    "are S0, S1, `S 2`, ..., S5, Kind, Length, index",
    "S0 >": "query is 'S0 >', which can't be computed",
    "S0": "query is 'S0', which is not a condition",
    "S0 = 1": "cannot assign",
    "index != @query": "Python variables are not known, write their values",
    "__import__('os').getcwd()": "is not a supported function",
    "": "query is ''",
    "S0 > 1e9": "keeps nothing of what is visible",
    "True": "which is not a condition",
}


@pytest.mark.parametrize(("query", "message"), BAD_QUERIES.items(), ids=BAD_QUERIES)
def test_a_query_without_an_answer_is_refused_by_name(widget, query, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        widget.filter_rows(query=query)
    assert widget.view.shape == TABLE.shape
    assert widget.steps == []


# Crops


def test_crops_say_what_each_kept_and_can_be_set(widget):
    assert widget.crops == {}
    widget.crop(rows=GENES[:9])
    widget.crop(rows=GENES[3:20], cols=["S0", "S3"])
    assert widget.crops == {"rows": [GENES[:9], GENES[3:9]], "cols": [["S0", "S3"]]}
    shown = widget.view
    widget.crops = {"rows": [GENES[:9]]}
    assert set(widget.view.index) == set(GENES[:9])
    assert widget.view.shape == (9, 6)
    widget.crops = {"rows": [GENES[:9], TABLE.index.isin(GENES[3:20])], "cols": [["S3", "S0"]]}
    assert_frame_equal(widget.view, shown)
    widget.crops = {}
    assert widget.view.shape == TABLE.shape


def test_going_back_to_an_outer_crop_brings_its_cut_back(widget):
    widget.row_cut = 2.0
    widget.crop(rows=GENES[:9])
    widget.row_cut = 0.5
    widget.crop(rows=GENES[:3])
    widget.crops = {"rows": widget.crops["rows"][:1]}
    assert widget.row_cut == 0.5
    widget.crops = None
    assert widget.row_cut == 2.0


def test_a_crop_to_all_that_is_visible_is_no_step(widget):
    widget.crop(rows=GENES)
    assert widget.steps == []


def test_crops_of_some_of_the_same_labels_are_masks_that_can_be_set_again():
    frame = pd.DataFrame(np.eye(4), index=list("aabb"))
    widget = cgw.Clustergram(frame)
    widget.crop(rows=[True, False, True, True])
    assert widget.crops == {"rows": [[True, False, True, True]]}
    shown = widget.view
    kept = widget.crops
    widget.crops = {}
    widget.crops = kept
    assert_frame_equal(widget.view, shown)
    widget.crops = {"rows": [["b"]]}
    assert widget.crops == {"rows": [["b", "b"]]}


def test_observers_hear_of_crops_from_both_sides(widget):
    heard = heard_by(widget, "crops")
    widget.crop(cols=["S0", "S1"])
    view = widget.get_state("_view")["_view"]
    from_page(widget, rows={"crops": [{"kept": [0, 2], "cut": view["rows"]["cut"]}]})
    widget.undo()
    assert [(old, new) for _, old, new in heard] == [
        ({}, {"cols": [["S0", "S1"]]}),
        ({"cols": [["S0", "S1"]]}, {"rows": [["g0", "g2"]], "cols": [["S0", "S1"]]}),
        (
            {"rows": [["g0", "g2"]], "cols": [["S0", "S1"]]},
            {"cols": [["S0", "S1"]]},
        ),
    ]


# What can't be done

BAD_CALLS = [
    (lambda w: w.filter_rows(), "filter_rows got nothing; give top, labels, query or category"),
    (lambda w: w.filter_cols(), "filter_cols got nothing; give labels, query or category"),
    (lambda w: w.crop(), "crop got nothing; give rows, cols or both"),
    (lambda w: w.filter_rows(5, labels=["g99"]), "labels has 1 of 1 labels that are not on the"),
    (lambda w: w.filter_rows(5, category=("Kind", "z")), "category is ('Kind', 'z'); give (title"),
    (lambda w: w.crop(rows=["g1"], cols=["S9"]), "cols has 1 of 1 labels that are not on the axis"),
    (lambda w: w.crop(rows=[False] * 30), "rows keeps nothing of what is visible; give labels of"),
    (lambda w: w.crop(cols=[True] * 5), "cols is a mask of 5 booleans for 6 labels"),
]


@pytest.mark.parametrize(("use", "message"), BAD_CALLS, ids=[message for _, message in BAD_CALLS])
def test_a_call_that_can_not_be_done_whole_is_not_done_at_all(widget, use, message):
    before = widget.get_state(["_view", "_history"])
    with pytest.raises(ValueError, match=re.escape(message)):
        use(widget)
    assert widget.get_state(["_view", "_history"]) == before


def test_top_rows_and_a_crop_without_overlap_are_refused(widget):
    least = TABLE.var(axis=1).nsmallest(5).index
    widget.crop(rows=least)
    with pytest.raises(ValueError, match="top=3 keeps nothing of the rows that filters and crops"):
        widget.filter_rows(3)
    with pytest.raises(ValueError, match="filters = .* keeps nothing of the rows"):
        widget.filters = {"rows": {"top": 3}}
    assert set(widget.view.index) == set(least)


def test_the_page_has_the_clustering_of_top_rows_however_they_were_chosen(widget):
    widget.filters = {"rows": {"top": 7}}
    assert [stop["count"] for stop in widget._tops["stops"]] == [7]
