"""Selections are DataFrames that say how they were made, and select themselves again."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw
from tests.unit.page import from_page

FRAME = pd.DataFrame(
    np.random.default_rng(2).normal(size=(8, 5)), index=list("aabbcdef"), columns=list("xxyzw")
)
KIND = list("ppqqppqq")


@pytest.fixture
def widget():
    return cgw.Clustergram(FRAME, row_categories={"Kind": KIND}, metric="euclidean")


def mask(*positions):
    return np.isin(np.arange(8), positions)


def test_a_selection_says_how_it_was_made(widget):
    widget.filter_rows(category=("Kind", "p"))
    widget.crop(cols=["x", "y"])
    widget.row_order = "initial"
    widget.col_order = "value:c"
    widget.selected_rows = ["a", "d"]
    attrs = widget.selected_rows.attrs
    assert attrs["axis"] == "rows"
    assert attrs["order"] == {"rows": "initial", "cols": "value:c"}
    assert attrs["filters"] == {"rows": {"category": ["Kind", "p"]}}
    assert attrs["crops"] == {"rows": [], "cols": [["x", "x", "y"]]}
    assert attrs["cut"] == {"rows": widget.row_cut, "cols": widget.col_cut}
    assert attrs["positions"]["rows"] == [0, 1, 5]
    assert sorted(attrs["positions"]["cols"]) == [0, 1, 2]
    assert (widget.selected_cols.attrs["axis"], widget.selection.attrs["axis"]) == ("cols", "both")


def test_what_a_selection_says_is_plain_and_keeps_pandas_working(widget):
    widget.selected_rows = mask(1, 2, 6)
    widget.row_order = widget.data.index[::-1]
    selected = widget.selected_rows
    assert json.loads(json.dumps(selected.attrs)) == selected.attrs
    assert selected.attrs["order"]["rows"] == "custom"
    twice = pd.concat([selected, widget.selected_rows])
    assert_frame_equal(twice.iloc[3:], selected)
    widget.selected_rows = ["c"]
    assert pd.concat([selected, widget.selected_rows, widget.view]).shape == (12, 5)
    assert_frame_equal(selected + selected, 2 * selected)
    assert selected.groupby(level=0).mean().shape == (3, 5)
    assert_frame_equal(selected.T.T, selected)


def test_changing_what_it_says_changes_no_widget(widget):
    widget.selected_rows = ["c"]
    widget.selected_rows.attrs["positions"]["rows"].append(0)
    assert widget.selected_rows.attrs["positions"]["rows"] == [4]


@pytest.mark.parametrize("positions", [[0], [1], [0, 2], [1, 3, 4], [0, 1], []])
def test_a_selection_selects_exactly_itself_where_labels_repeat(widget, positions):
    widget.selected_rows = mask(*positions)
    selected = widget.selected_rows
    widget.selected_rows = None
    widget.row_order = "sum"
    widget.selected_rows = selected
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == positions


def test_a_part_of_a_selection_selects_no_more_than_was_selected(widget):
    widget.selected_rows = mask(0, 2, 3, 5)
    widget.row_order = "initial"
    selected = widget.selected_rows
    widget.selected_rows = selected.iloc[:1]
    assert widget.selected_rows.attrs["positions"]["rows"] == [0]
    widget.selected_rows = selected.sort_values("y").query("z == z").loc[["b"]]
    assert widget.selected_rows.attrs["positions"]["rows"] == [2, 3]


def test_rows_and_columns_of_a_selection_select_themselves_again(widget):
    widget.selection = (mask(1, 4), [False, True, True, False, False])
    selection = widget.selection
    widget.selection = None
    widget.selection = selection
    assert_frame_equal(widget.selection, selection)
    widget.selected_cols = None
    widget.selected_cols = selection
    assert sorted(widget.selected_cols.attrs["positions"]["cols"]) == [1, 2]


def test_labels_alone_mean_every_line_that_has_them(widget):
    widget.selected_rows = mask(0)
    widget.selected_rows = widget.selected_rows.index
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == [0, 1]
    widget.selected_rows = FRAME.iloc[[2]]
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == [2, 3]


def test_a_selection_of_another_table_counts_by_its_labels(widget):
    other = cgw.Clustergram(FRAME.iloc[::-1])
    other.selected_rows = mask(0, 7)
    assert set(other.selected_rows.index) == {"a", "f"}
    widget.selected_rows = other.selected_rows
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == [0, 1, 7]


def test_a_selection_of_another_widget_of_the_same_table_counts_by_its_positions(widget):
    other = cgw.Clustergram(FRAME * 2, metric="cityblock")
    other.selected_rows = mask(0, 3)
    widget.selected_rows = other.selected_rows
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == [0, 3]


def test_two_widgets_never_mix(widget):
    other = cgw.Clustergram(FRAME, row_categories={"Kind": KIND}, metric="euclidean")
    before = other.get_state(["_view", "_history"])
    widget.selected_rows = ["c"]
    widget.crop(cols=["x"])
    widget.opacity = 0.5
    assert other.get_state(["_view", "_history"]) == before
    with pytest.raises(ValueError, match="nothing to undo"):
        other.undo()


@pytest.mark.parametrize("noted", [3, None, {"rows": "0"}, {"rows": [99, "x", None]}])
def test_attrs_somebody_else_wrote_are_passed_over(widget, noted):
    widget.selected_rows = mask(0)
    frame = widget.selected_rows
    frame.attrs["positions"] = noted
    widget.selected_rows = frame
    assert sorted(widget.selected_rows.attrs["positions"]["rows"]) == [0, 1]


def test_observers_hear_when_what_is_selected_changes(widget):
    heard = []
    for name in ("selected_rows", "selected_cols", "selection"):
        widget.observe(lambda change: heard.append((change.name, change.new.shape)), name)
    widget.row_order = "sum"
    assert heard == []
    widget.selected_rows = ["c", "d"]
    assert sorted(heard) == [("selected_rows", (2, 5)), ("selection", (2, 5))]
    heard.clear()
    from_page(widget, cols={"selected": [2]})
    assert sorted(heard) == [("selected_cols", (8, 1)), ("selection", (2, 1))]
    heard.clear()
    widget.opacity = 0.5
    widget.selected_rows = ["d", "c"]
    assert heard == []
    widget.selected_cols = None
    widget.crop(rows=["a", "c"])
    assert ("selected_rows", (1, 5)) in heard


def test_an_observer_gets_the_selection_before_and_after(widget):
    changes = []
    widget.observe(changes.append, "selected_rows")
    widget.selected_rows = ["c"]
    (change,) = changes
    assert change.owner is widget
    assert change.old.empty
    assert_frame_equal(change.new, widget.selected_rows)
