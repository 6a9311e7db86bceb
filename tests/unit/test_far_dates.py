"""Dates of any year in categories: ordered, filtered, written as text and as Python."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.data.temporal import format_value, parse_value

TABLE = pd.DataFrame(np.random.default_rng(1).random((4, 3)), index=list("abcd"))
UTC = dt.UTC
WEST = dt.timezone(-dt.timedelta(hours=2))
DAYS = ["2024-01-01", "9999-12-31", None, "1066-10-14"]


def each(convert):
    return [None if day is None else convert(day) for day in DAYS]


DATES = {
    "date": each(dt.date.fromisoformat),
    "datetime": each(dt.datetime.fromisoformat),
    "date and datetime": [dt.datetime(2024, 1, 1), *each(dt.date.fromisoformat)[1:]],
    "with a zone": each(lambda day: dt.datetime.fromisoformat(f"{day}T02:00:00+02:00")),
    "Timestamp": each(pd.Timestamp),
    "datetime64[s]": np.array(["NaT" if day is None else day for day in DAYS], "datetime64[s]"),
    "datetime64 objects": each(np.datetime64),
    "Period": pd.PeriodIndex(DAYS, freq="D"),
    "Period objects": each(pd.Period),
}


def clustergram(values):
    given = pd.Series(values, index=list("abcd"), name="until")
    return cgw.Clustergram(TABLE, row_categories=given), given


@pytest.mark.parametrize("kind", DATES)
def test_dates_of_every_kind_are_dates(kind, tmp_path):
    w, given = clustergram(DATES[kind])
    [strip] = w._current.heatmap.matrix.rows.given_annotations
    assert strip.unit == "date"
    np.testing.assert_array_equal(strip.numbers, [19723, 2932896, np.nan, -329893])
    w.row_order = "category:until"
    assert w.view.index.tolist() == ["d", "a", "b", "c"]
    w.to_tsv(tmp_path / "t.tsv")
    again = cgw.Clustergram(tmp_path / "t.tsv")._current.heatmap.matrix.rows.given_annotations[0]
    np.testing.assert_array_equal(again.numbers, [-329893, 19723, 2932896, np.nan])
    w.filter_rows(category=("until", given.iloc[1]))
    assert w.view.index.tolist() == ["b"]
    assert w.filters["rows"]["category"] == ("until", "9999-12-31")
    w.filter_rows(category=("until", "1066-10-14"))
    assert w.view.index.tolist() == ["d"]


@pytest.mark.parametrize("kind", DATES)
def test_code_makes_the_same_dates(kind):
    w, _ = clustergram(DATES[kind])
    check_code(w)


FAR = {
    "years beyond 9999 and before 0": np.array(
        ["99999-12-31", "-1066-10-14", "NaT", "2024-01-01"], "datetime64[D]"
    ),
    "a day of a zone beyond 9999": [
        dt.datetime(9999, 12, 31, 23, tzinfo=WEST),
        *(None, None, dt.datetime(2024, 1, 1, tzinfo=UTC)),
    ],
    "seconds beyond calendars": [np.datetime64(10**18, "s"), None, None, np.datetime64(0, "s")],
    "the longest durations": [dt.timedelta.max, dt.timedelta(1), None, dt.timedelta.min],
    "durations of numpy": np.array([10**9, 1, 2, 3], dtype="timedelta64[D]"),
}


@pytest.mark.parametrize("kind", FAR)
def test_what_no_calendar_has_is_kept(kind):
    w, given = clustergram(FAR[kind])
    w.row_order = "category:until"
    for value in given.dropna():
        w.filter_rows(category=("until", value))
        assert len(w.view) == 1
    assert w.to_tsv()
    check_code(w)


def check_code(w):
    names = {"data": TABLE}
    exec(w.to_code(), names)
    [expected] = w._current.heatmap.matrix.rows.given_annotations
    [made] = names["w"]._current.heatmap.matrix.rows.given_annotations
    assert made.unit == expected.unit
    np.testing.assert_allclose(made.numbers, expected.numbers, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9999-12-31", 2932896),
        ("0001-01-01", -719162),
        ("-1066-10-14", -1108590),
        ("12345-01-01", 3789391),
    ],
)
def test_dates_as_text(text, day):
    assert parse_value(text, "date") == day
    assert format_value(day, "date") == text


@pytest.mark.parametrize(
    ("values", "given"),
    [
        (["1", "2", "x"], 1),
        (["1", "2", "x"], 1.0),
        (["1", "2", "x"], np.int64(1)),
        (["1.0", "2", "x"], 1),
        (["1", "2", "x"], "1"),
        (pd.Categorical([1, 2, 3]), 1.0),
        (pd.Categorical([1.0, 2.0, 3.0]), 1),
        ([1, 2, 3], "1"),
        ([1.0, 2.0, 3.0], np.float32(1)),
        ([1, "2", None], 1.0),
        ([np.int64(1), 2.5, "a"], True and 1),
    ],
)
def test_numbers_as_values_of_a_category_are_compared_as_numbers(values, given):
    table = pd.DataFrame(np.eye(3), index=list("abc"))
    w = cgw.Clustergram(table, row_categories={"dose": values})
    w.filter_rows(category=("dose", given))
    assert w.view.index.tolist() == ["a"]


def test_colours_of_numbers_are_found_as_numbers():
    w = cgw.Clustergram(
        np.eye(3),
        row_categories={"batch": pd.Categorical([1, 2, 2])},
        category_colors={"batch": {1.0: "#010203", "2": "#040506"}},
    )
    assert w._current.heatmap.matrix.rows.given_annotations[0].colors == ("#010203", "#040506")
