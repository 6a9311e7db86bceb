"""The room and the font of the labels: given, read, set, dragged on the page, saved, as code."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

FRAME = pd.DataFrame(np.arange(12.0).reshape(4, 3), index=list("abcd"), columns=list("xyz"))
SIZES = ("row_label_width", "col_label_height", "font_size")


def test_the_sizes_are_automatic_unless_given():
    w = cgw.Clustergram(FRAME)
    assert [getattr(w, name) for name in SIZES] == [None, None, None]
    assert "label" not in w.to_code()


def test_what_is_given_is_read_set_and_observed():
    w = cgw.Clustergram(FRAME, row_label_width=120, col_label_height=0, font_size=12.5)
    assert [getattr(w, name) for name in SIZES] == [120, 0, 12.5]
    seen = []
    w.observe(lambda change: seen.append(change.new), "row_label_width")
    w.row_label_width = np.float64(80)
    w.row_label_width = None
    assert seen == [80, None]


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    "value", [-1, "80px", True, float("nan"), float("inf"), 1e6, [80]], ids=repr
)
def test_what_is_no_number_of_pixels_is_refused_by_name(name, value):
    message = rf"{name} is {re.escape(repr(value))}; give pixels from \d+ to [\d,]+, or None"
    with pytest.raises(ValueError, match=message):
        cgw.Clustergram(FRAME, **{name: value})
    w = cgw.Clustergram(FRAME)
    with pytest.raises(ValueError, match=message):
        setattr(w, name, value)
    assert getattr(w, name) is None


def test_a_font_below_9_pixels_is_refused():
    with pytest.raises(ValueError, match="font_size is 8; give pixels from 9 to 48"):
        cgw.Clustergram(FRAME, font_size=8)


def test_what_is_dragged_on_the_page_is_read_in_python_and_saved():
    w = cgw.Clustergram(FRAME)
    w.set_state({"row_label_width": 144, "col_label_height": None, "font_size": None})
    assert w.row_label_width == 144
    assert w.get_state()["row_label_width"] == 144
    page = w.to_html()
    record = json.loads(re.search(r'id="widget">(.*?)</script>', page, re.S)[1])
    assert record["state"]["row_label_width"] == 144
    assert not w.steps


@pytest.mark.parametrize("value", [-1, "144", True, {}, 1e300])
def test_a_forged_size_is_refused(value):
    w = cgw.Clustergram(FRAME, row_label_width=100)
    told = []
    w.send_state = told.append
    w.set_state({"row_label_width": value})
    assert w.row_label_width == 100
    assert "row_label_width" in told[0]


def test_code_has_the_sizes_as_they_are_now():
    w = cgw.Clustergram(FRAME, row_label_width=120, font_size=12)
    w.row_label_width = None
    w.col_label_height = 60
    names = {"data": FRAME}
    code = w.to_code()
    exec(code, names)
    again = names["w"]
    assert [getattr(again, name) for name in SIZES] == [None, 60, 12]
    assert "row_label_width" not in code


def test_the_sizes_stay_with_another_table():
    w = cgw.Clustergram(FRAME, row_label_width=120)
    w.update(FRAME * 2)
    assert w.row_label_width == 120
