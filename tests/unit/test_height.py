"""The height of the widget: left to the table, or given."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

FRAME = pd.DataFrame(np.random.default_rng(3).normal(size=(6, 4)))


def height_of(widget: cgw.Clustergram) -> str:
    return widget.get_state()["_options"]["height"]


def test_it_is_left_to_the_table_unless_given():
    w = cgw.Clustergram(FRAME)
    assert height_of(w) == "auto"
    assert "height" not in w.to_code()
    assert height_of(cgw.Clustergram(FRAME, height="auto")) == "auto"


@pytest.mark.parametrize(
    ("given", "css"), [(640, "640px"), (np.float32(640.5), "640.5px"), ("80vh", "80vh")]
)
def test_pixels_and_css_lengths_are_taken(given, css):
    w = cgw.Clustergram(FRAME, height=given)
    assert height_of(w) == css
    assert "height=" in w.to_code()


@pytest.mark.parametrize(
    "height", ["Auto", "automatic", "", "80 %", 0, -5, True, None, float("nan"), float("inf"), [9]]
)
def test_anything_else_is_refused_with_what_can_be_given(height):
    message = 'height is .*; give pixels as a number, or a CSS length.*; "auto" follows the number'
    with pytest.raises(ValueError, match=message):
        cgw.Clustergram(FRAME, height=height)
