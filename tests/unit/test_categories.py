from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clustergrammer_widget as cgw
from clustergrammer_widget.data.annotations import (
    CategoricalAnnotation,
    NumericAnnotation,
    build_annotation,
)
from clustergrammer_widget.data.temporal import as_dates, format_value, parse_value
from clustergrammer_widget.io.tables import read_axis
from clustergrammer_widget.palettes.palette import COLORS, hex_color, palette_colors
from clustergrammer_widget.palettes.shared_colors import SHARED

LABELS = pd.Index(["a", "b", "c"])


def categories(spec, index=LABELS, colors=None):
    return read_axis(index, spec, colors, "row_categories").given_annotations


def texts(category):
    return [category.values[code] if code >= 0 else None for code in category.codes]


@pytest.mark.parametrize(
    "spec",
    [
        pd.DataFrame({"tissue": ["lung", "skin"]}, index=["c", "a"]),
        pd.Series(["lung", "skin"], index=["c", "a"], name="tissue"),
        {"tissue": pd.Series(["lung", "skin"], index=["c", "a"])},
        {"tissue": {"c": "lung", "a": "skin", "elsewhere": "liver"}},
        {"tissue": ["skin", None, "lung"]},
        {"tissue": np.array(["skin", None, "lung"], dtype=object)},
        {"tissue": pd.Categorical(["skin", None, "lung"])},
        {"tissue": pd.Index(["skin", None, "lung"])},
    ],
)
def test_categories_are_matched_by_label_and_missing_labels_are_blank(spec):
    (category,) = categories(spec)
    assert category.title == "tissue"
    assert texts(category) == ["skin", None, "lung"]


@pytest.mark.parametrize(
    "spec", [{"a": "x", "b": "y"}, pd.Series({"a": "x", "b": "y"}), ["x", "y", None]]
)
def test_one_category_needs_no_title(spec):
    (category,) = categories(spec)
    assert category.title == "Category"
    assert texts(category) == ["x", "y", None]


def test_each_column_is_a_category():
    frame = pd.DataFrame({"t": ["x", "y", "x"], "n": [1, 2, 3]}, index=LABELS)
    first, second = categories(frame)
    assert isinstance(first, CategoricalAnnotation)
    assert isinstance(second, NumericAnnotation)
    assert second.numbers.tolist() == [1, 2, 3]


def test_no_categories_are_none():
    assert categories(None) == ()
    assert categories(pd.DataFrame(index=LABELS)) == ()
    assert categories({}) == ()


def test_drawn_names_match_where_no_label_does():
    index = pd.Index([("Gene: a", "x"), ("Gene: b", "y")])
    axis = read_axis(index, pd.Series({"b": "two"}, name="kind"))
    assert texts(axis.annotation("kind")) == [None, "two"]


def test_numbers_and_their_text_match():
    (category,) = categories(pd.Series({1: "x"}, name="k"), index=pd.Index(["1", "2"]))
    assert texts(category) == ["x", None]


def test_tuple_labels_match_a_multiindex():
    index = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["p", "q"])
    spec = pd.Series(["x", "y"], index=index[::-1], name="k")
    assert texts(categories(spec, index)[-1]) == ["y", "x"]


def test_repeated_labels_all_get_the_category():
    index = pd.Index(["a", "b", "a"])
    (category,) = categories({"k": {"a": "x"}}, index)
    assert texts(category) == ["x", None, "x"]


def test_categories_with_the_same_repeated_labels_are_taken_in_order():
    index = pd.Index(["a", "b", "a"])
    (category,) = categories(pd.Series(["x", "y", "z"], index=index, name="k"), index)
    assert texts(category) == ["x", "y", "z"]


def test_a_label_given_twice_alike_is_taken_once():
    spec = pd.DataFrame({"k": ["x", "x", None, None]}, index=["a", "a", "b", "b"])
    assert texts(categories(spec)[0]) == ["x", None, None]


def test_a_label_given_twice_with_different_values_is_refused():
    spec = pd.DataFrame({"k": ["x", "y"]}, index=["a", "a"])
    with pytest.raises(ValueError, match=r"row_categories.*'k'.*'a' several times.*'x' and 'y'"):
        categories(spec)


def test_labels_the_data_has_not_may_contradict():
    spec = pd.DataFrame({"k": ["x", "y", "z"]}, index=["q", "q", "a"])
    assert texts(categories(spec)[0]) == ["z", None, None]


def test_categories_without_any_label_of_the_data_are_refused_with_both_sides():
    spec = pd.DataFrame({"k": ["x", "y", "z", "w"]})
    message = r"row_categories has no label.*it has 0, 1, 2, \.\.\., the data has 'a', 'b', 'c'"
    with pytest.raises(ValueError, match=message):
        categories(spec)


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        (["x", "y"], ValueError, "2 values for 3 labels"),
        ({"k": ["x", "y"]}, ValueError, r"row_categories\['k'\] has 2 values for 3 labels"),
        (np.zeros((3, 2)), ValueError, "2 dimensions"),
        ("tissue", TypeError, "row_categories is a str"),
        (7, TypeError, "row_categories is a int"),
        ({"k": object()}, TypeError, "is a object"),
        (pd.DataFrame([[1, 2]], columns=["k", "k"], index=["a"]), ValueError, "'k' twice"),
    ],
)
def test_what_is_no_category_is_refused_by_name(spec, error, message):
    with pytest.raises(error, match=message):
        categories(spec)


def test_text_is_in_natural_order():
    markers = pd.Series(["CD35", None, "CD4", "CD19", "CD5", "CD4"])
    assert build_annotation("k", markers).values == ("CD4", "CD5", "CD19", "CD35")
    assert build_annotation("k", pd.Series(["10", "b", "9", "A"])).values == ("9", "10", "A", "b")
    in_pandas_order = markers.astype("category")
    assert build_annotation("k", in_pandas_order).values == ("CD4", "CD5", "CD19", "CD35")


def test_a_categorical_keeps_its_order_and_drops_unused_values():
    values = pd.Categorical(["high", "low"], categories=["low", "mid", "high"], ordered=True)
    category = build_annotation("k", pd.Series(values))
    assert category.values == ("low", "high")
    assert category.codes.tolist() == [1, 0]


def test_a_categorical_of_numbers_is_text():
    assert build_annotation("k", pd.Series(pd.Categorical([3, 1]))).values == ("1", "3")


@pytest.mark.parametrize("dtype", [bool, "boolean", object])
def test_booleans_are_false_then_true(dtype):
    category = build_annotation("k", pd.Series([True, False, True], dtype=dtype))
    assert category.values == ("False", "True")
    assert category.codes.tolist() == [1, 0, 1]
    assert category.colors == ("#bdbdbd", "#009e8e")


def test_missing_booleans_are_blank():
    category = build_annotation("k", pd.Series([True, None, False], dtype=object))
    assert category.codes.tolist() == [1, -1, 0]


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        (pd.Series(["1970-01-03", None], dtype="datetime64[ns]"), "date"),
        (pd.Series(["1970-01-03", None], dtype="datetime64[s]"), "date"),
        (pd.Series(pd.to_datetime(["1970-01-03", None], utc=True)), "date"),
        (pd.Series(pd.to_datetime(["1970-01-03 01:00+01:00", None])), "date"),
        (pd.Series([dt.date(1970, 1, 3), None]), "date"),
        (pd.Series([dt.datetime(1970, 1, 3), None]), "date"),
        (pd.Series(pd.PeriodIndex(["1970-01-03", None], freq="D")), "date"),
        (pd.Series(pd.to_timedelta([2, None], unit="D")), "duration"),
        (pd.Series([dt.timedelta(2), None], dtype=object), "duration"),
        (pd.Series([2, None], dtype="Int64"), "number"),
        (pd.Series([2, None], dtype=object), "number"),
    ],
)
def test_numbers_dates_and_durations_are_value_type(values, unit):
    category = build_annotation("k", values)
    assert isinstance(category, NumericAnnotation)
    assert category.unit == unit
    np.testing.assert_array_equal(category.numbers, [2, np.nan])


@given(st.datetimes())
def test_a_date_is_kept_to_the_millisecond(moment):
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    category = build_annotation("k", pd.Series([moment]))
    assert as_dates(category.numbers)[0] == np.datetime64(moment)
    text = format_value(category.numbers[0], "date")
    assert pd.Timestamp(text) == moment
    assert parse_value(text, "date") == category.numbers[0]


@given(st.integers(-(9 * 10**12), 9 * 10**12))
def test_a_duration_is_kept_to_the_millisecond(milliseconds):
    span = dt.timedelta(milliseconds=milliseconds)
    category = build_annotation("k", pd.Series([span]))
    text = format_value(category.numbers[0], "duration")
    assert pd.Timedelta(text) == span
    assert parse_value(text, "duration") == category.numbers[0]


def test_what_is_no_date_is_none():
    assert parse_value("lung", "date") is None
    assert parse_value(pd.Timedelta(days=2), "date") is None
    assert parse_value(dt.date(1970, 1, 3), "number") is None
    assert parse_value("1970-01-03", "number") is None
    assert parse_value(2, "date") == 2
    assert parse_value("2 days", "duration") == 2
    assert parse_value(pd.Timestamp("1970-01-03 02:00", tz="Europe/Berlin"), "date") == 2 + 1 / 24


def test_times_out_of_range_are_missing_and_those_of_far_years_are_told():
    assert np.isnat(as_dates(np.array([np.inf, np.nan, 1e300]))).all()
    assert format_value(2932896.0, "date") == "9999-12-31"


def test_mixed_values_are_text():
    category = build_annotation("k", pd.Series([1, "x", 1.5, None], dtype=object))
    assert category.values == ("1", "1.5", "x")


def test_given_colors_are_used_and_other_values_keep_theirs():
    (category,) = categories(["x", "y", "x"], colors={"Category": {"x": "tab:blue", "gone": "r"}})
    assert category.colors == ("#1f77b4", SHARED.of_values("Category", ["y"])[0])


def test_a_palette_colors_the_values_in_order():
    (category,) = categories(["x", "y", "x"], colors={"Category": "tab10"})
    assert category.colors == ("#1f77b4", "#ff7f0e")


def test_numbers_take_one_color_two_colors_or_a_palette():
    def signs(colors):
        category = build_annotation("k", pd.Series([1.0]), colors)
        return category.positive, category.negative

    assert signs("#123456") == ("#123456", "#123456")
    assert signs({"positive": "#123456"})[0] == "#123456"
    assert signs("viridis") == ("#fde725", "#440154")
    with pytest.raises(ValueError, match="category is of numbers"):
        signs({"x": "red"})


def test_unknown_colors_and_palettes_are_refused():
    with pytest.raises(ValueError, match=r"category_colors\['Category'\] has the colour 'rde'"):
        categories(["x", "y", "x"], colors={"Category": {"x": "rde"}})
    with pytest.raises(ValueError, match="palette 'tab11', which is not known"):
        categories(["x", "y", "x"], colors={"Category": "tab11"})


def test_colors_are_read_in_every_usual_form():
    forms = ["#ff8000", "#f80", (1, 0.5, 0), (255, 128, 0), np.array([1, 0.5, 0])]
    assert {hex_color(form, "p") for form in forms} <= {"#ff8000", "#ff8800"}
    assert hex_color("steelblue", "p") == "#4682b4"
    assert hex_color("C1", "p") == "#ff7f0e"
    for bad in (None, 3, (1, 2), [], {}, "0x"):
        with pytest.raises(ValueError, match="p has the colour"):
            hex_color(bad, "p")


def test_palettes_with_too_few_colors_begin_again():
    assert palette_colors("tab10", 12, "p")[10] == "#1f77b4"


def test_no_color_is_the_red_or_blue_of_values():
    for color in COLORS:
        red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
        assert max(abs(red - 255), green, blue) > 60
        assert max(red, green, abs(blue - 255)) > 60


def test_colors_are_far_apart_for_people_with_and_without_color_blindness():
    # Machado, Oliveira and Fernandes (2009), severity 1: deuteranopia.
    deuteranopia = np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    )
    rgb = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in COLORS]) / 255
    for seen, smallest in ((rgb, 0.12), (rgb @ deuteranopia.T, 0.03)):
        apart = np.linalg.norm(seen[:, None] - seen[None], axis=2)
        assert apart[~np.eye(len(rgb), dtype=bool)].min() > smallest


def test_tens_of_thousands_of_values_all_have_a_color():
    category = build_annotation("id", pd.Series([f"v{i}" for i in range(50_000)]))
    assert len(category.colors) == 50_000


@pytest.mark.parametrize(
    ("values", "colors", "texts_in_order"),
    [
        (pd.Series([1, 0, 1], dtype=object), {0: "red", 1: "blue"}, ["0", "1"]),
        (pd.Series([1, 0, 1]), {"0": "red", "1": "blue", 7: "green"}, ["0", "1"]),
        (pd.Series([1, None, 0]), {0.0: "red", 1.0: "blue"}, ["0", "1"]),
        (pd.Series([10, -2, 2.5]), {-2: "red", 2.5: "blue", 10: "green"}, ["-2", "2.5", "10"]),
        (pd.Series([3, 3, pd.NA], dtype="Int64"), {np.int64(3): "#ff0000"}, ["3"]),
    ],
)
def test_a_colour_for_each_number_makes_them_distinct_values(values, colors, texts_in_order):
    given_values = values.set_axis(LABELS)
    (category,) = categories({"k": given_values}, colors={"k": colors})
    assert isinstance(category, CategoricalAnnotation)
    assert list(category.values) == texts_in_order
    assert category.colors[0] == "#ff0000"
    assert texts(category) == [
        None if pd.isna(value) else f"{value:g}" for value in given_values.tolist()
    ]
    assert category.given.tolist()[0] == given_values.tolist()[0]


@pytest.mark.parametrize(
    "colors", [{0: "red"}, {0: "red", "positive": "blue"}, {"1": "red", 3: "blue"}]
)
def test_colours_for_some_numbers_are_refused_with_both_ways_out(colors):
    with pytest.raises(ValueError, match=r"category_colors\['k'\] has .*, or a colour for each"):
        categories({"k": [0, 1, 2]}, colors={"k": colors})


def test_numbers_as_values_stay_such_in_all_that_a_widget_does():
    frame = pd.DataFrame(np.arange(12.0).reshape(4, 3), index=list("abcd"))
    kinds = pd.Series([0, 1, 1, 0], dtype=object, index=frame.index)
    widget = cgw.Clustergram(
        frame, row_categories={"k": kinds}, category_colors={"k": {0: "red", 1: "blue"}}
    )
    assert widget.category_colors == {"k": {0: "#ff0000", 1: "#0000ff"}}
    assert widget.row_categories["k"].tolist() == kinds.tolist()
    for value in (1, "1", 1.0):
        widget.filters = {"rows": {"category": ("k", value)}}
        assert sorted(widget.view.index) == ["b", "c"]
    widget.update(frame.iloc[1:] * 2)
    widget.reset()
    assert widget.category_colors == {"k": {0: "#ff0000", 1: "#0000ff"}}
    text = widget.to_tsv()
    assert "k: : 1" in text


@pytest.mark.parametrize("value", [10, 10.0, "10", "10.0", " 1e1", np.float32(10)], ids=repr)
def test_a_filter_of_numbers_takes_them_in_any_spelling(value):
    widget = cgw.Clustergram(np.eye(3), row_categories={"n": [10, 2, 10]})
    widget.filters = {"rows": {"category": ("n", value)}}
    assert sorted(widget.view.index) == [0, 2]


@pytest.mark.parametrize("parameter", ["row_categories", "col_categories"])
def test_a_category_beyond_float64_is_named_with_its_parameter(parameter):
    with pytest.raises(ValueError, match=rf"^{parameter}\['k'\] has about 1e\+400, beyond"):
        cgw.Clustergram(np.eye(2), **{parameter: {"ok": [1, 2], "k": [10**400, 1]}})
