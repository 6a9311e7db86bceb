"""Category strips given back as DataFrames, and the colours in use."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

ROWS = pd.Index(["a", "b", "c", "d"], name="gene")
STRIPS = pd.DataFrame(
    {
        "text": ["x", "y", None, "x"],
        "order": pd.Categorical(["hi", "lo", None, "lo"], ["lo", "mid", "hi"], ordered=True),
        "flag": [True, False, True, True],
        "count": [3, 1, 2, 5],
        "score": [0.5, np.nan, -1.0, 2.0],
        "when": pd.to_datetime(["2024-03-01", None, "2024-03-02", "2020-01-01"]),
        "span": pd.to_timedelta(["1 days", "2 days", None, "5 hours"]),
        "mixed": pd.Series([1, "1st", 2.5, None], dtype=object),
    }
).set_axis(ROWS)


def table() -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(3).normal(size=(4, 3)), ROWS, list("uvw"))


def test_strips_come_back_as_they_were_given_in_the_order_of_the_data():
    w = cgw.Clustergram(table(), row_categories=STRIPS.iloc[[2, 0, 3, 1]])
    w.crop(rows=["a", "c"])
    pd.testing.assert_frame_equal(w.row_categories, STRIPS)
    assert w.col_categories.shape == (3, 0)
    assert w.col_categories.index.tolist() == list("uvw")


def test_strips_and_colours_make_the_same_widget_again():
    given = {"text": {"x": "navy"}, "score": "vlag"}
    w = cgw.Clustergram(table(), row_categories=STRIPS, category_colors=given)
    again = cgw.Clustergram(
        w.data, row_categories=w.row_categories, category_colors=w.category_colors
    )
    assert again._row_categories == w._row_categories
    assert w.category_colors["text"]["x"] == "#000080"
    assert set(w.category_colors["flag"]) == {True, False}
    assert list(w.category_colors["order"]) == ["lo", "hi"]
    assert set(w.category_colors["score"]) == {"positive", "negative"}
    assert set(w.category_colors["mixed"]) == {1, "1st", 2.5}


def test_labels_without_a_category_are_missing_and_new_categories_are_read_at_once():
    w = cgw.Clustergram(table(), row_categories=STRIPS[["text", "when"]].iloc[:2])
    assert w.row_categories.isna().sum().tolist() == [2, 3]
    w.set_categories("row", {"size": {"a": 1, "d": 4}}, {"size": "green"})
    assert w.row_categories["size"].tolist()[::3] == [1, 4]
    assert w.category_colors == {"size": {"positive": "#008000", "negative": "#008000"}}
    w.set_categories("row", None)
    assert w.row_categories.shape == (4, 0)


def test_dates_and_durations_of_any_kind_are_datetimes_and_timedeltas():
    days = pd.Series([dt.date(2024, 3, 1), None, dt.date(2024, 3, 3), None], ROWS, dtype=object)
    months = pd.Series(pd.period_range("2024-01", periods=4, freq="M"), ROWS)
    w = cgw.Clustergram(table(), row_categories={"day": days, "month": months})
    assert w.row_categories["day"].tolist()[0] == pd.Timestamp(2024, 3, 1)
    assert pd.api.types.is_datetime64_any_dtype(w.row_categories["month"].dtype)


def test_categories_in_labels_and_repeated_labels_come_back_too():
    index = pd.Index([("Gene: a", "Type: x"), ("Gene: a", "Type: x"), ("Gene: b", "Type: y")])
    w = cgw.Clustergram(table().iloc[:3].set_axis(index))
    assert w.row_categories["Type"].tolist() == ["x", "x", "y"]
    assert w.row_categories.index.equals(index)


def test_groups_are_no_categories_and_what_is_read_is_a_copy():
    w = cgw.Clustergram(table(), row_categories=STRIPS)
    w.groups["some"] = ["a"]
    got, colors = w.row_categories, w.category_colors
    assert "Group" not in got
    got["text"] = "other"
    got.iloc[0, 3] = 99
    got.index.name = "other"
    colors["text"]["x"] = "red"
    pd.testing.assert_frame_equal(w.row_categories, STRIPS)
    assert w.category_colors["text"]["x"] != "red"
    with pytest.raises(AttributeError, match="can only be read; call set_categories"):
        w.row_categories = got
