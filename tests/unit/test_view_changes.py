"""Filters, crops and history from Python, without a browser."""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.preprocessing.rank_scores import table_scores
from clustergrammer_widget.view.state.history import History, Step
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from clustergrammer_widget.view.state.view_state import Crop
from clustergrammer_widget.view.subsets.top_rows import select_top_rows
from tests.unit import sixty_genes
from tests.unit.page import send_change
from tests.unit.sixty_genes import GENES, TABLE


@pytest.fixture
def widget():
    return sixty_genes.make_widget()


def shown(widget):
    return set(widget.view.index)


def test_a_crop_shows_only_these_rows_and_columns_in_displayed_order(widget):
    widget.crop(rows=["g3", "g1", "g2"], cols=list("abc"))
    assert shown(widget) == {"g1", "g2", "g3"}
    assert set(widget.view.columns) == {"a", "b", "c"}
    assert widget.row_linkage.shape == (2, 4)
    pd.testing.assert_frame_equal(widget.view, TABLE.loc[widget.view.index, widget.view.columns])


def test_crops_nest_and_come_back_one_by_one(widget):
    widget.row_order = "sum"
    widget.filter_rows(category=("Kind", "x"))
    widget.crop(rows=GENES[:30])
    assert shown(widget) == set(GENES[:30:3])
    assert widget.steps == ["row order", "row filter", "row crop"]
    widget.undo()
    assert shown(widget) == set(GENES[::3])
    widget.undo()
    assert shown(widget) == set(GENES)
    widget.redo()
    widget.redo()
    assert shown(widget) == set(GENES[:30:3])


def test_undo_at_the_start_and_redo_at_the_end_are_errors_and_nothing_changes(widget):
    before = widget.view
    with pytest.raises(ValueError, match=r"nothing to undo; w\.steps is empty"):
        widget.undo()
    with pytest.raises(ValueError, match="nothing to redo"):
        widget.redo()
    widget.row_order = "sum"
    widget.undo()
    widget.row_order = "label"
    with pytest.raises(ValueError, match="nothing was undone since the last change"):
        widget.redo()
    widget.undo()
    pd.testing.assert_frame_equal(widget.view, before)


def test_reset_goes_back_to_the_first_view_and_can_be_undone(widget):
    first = widget.view
    widget.row_order = "sum"
    widget.crop(rows=GENES[:9])
    widget.reset()
    pd.testing.assert_frame_equal(widget.view, first)
    widget.undo()
    assert len(widget.view) == 9


def test_a_cluster_is_cropped_to_by_its_number(widget):
    widget.cut_rows(k=3)
    clusters = widget.row_clusters
    widget.crop_cluster("row", 2)
    assert shown(widget) == set(clusters.index[clusters == 2])


def test_a_cut_above_what_a_crop_leaves_goes_to_half_its_height(widget):
    widget.cut_rows(k=2)
    widget.crop_cluster("row", 1)
    if widget.row_linkage.size:
        assert widget.row_cut <= widget.row_linkage[:, 2].max() / 2


@pytest.mark.parametrize("by", ["sum", "variance"])
def test_top_rows_are_clustered_anew_on_both_axes(widget, by):
    score = TABLE.abs().sum(axis=1) if by == "sum" else TABLE.var(axis=1)
    widget.filter_rows(top=20, by=by)
    top = score.nlargest(20).index
    assert shown(widget) == set(top)
    alone = cgw.Clustergram(TABLE.loc[[gene for gene in GENES if gene in set(top)]])
    assert widget.view.index.tolist() == alone.view.index.tolist()
    assert widget.view.columns.tolist() == alone.view.columns.tolist()
    np.testing.assert_allclose(widget.row_linkage, alone.row_linkage)


def test_the_page_gets_a_stop_it_asks_for_and_is_told_of_nonsense(widget, caplog, monkeypatch):
    sent = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: sent.append(data))
    widget._answer(widget, {"kind": "top", "top": {"by": "sum", "count": 7}}, [])
    assert [stop["count"] for stop in widget._tops["stops"]] == [7]
    with caplog.at_level(logging.WARNING):
        for top in (None, {"by": "size", "count": 7}, {"by": "sum", "count": 61}, [], "x"):
            widget._answer(widget, {"kind": "top", "top": top}, [])
    assert len(caplog.records) == 5
    assert [message["content"]["question"] for message in sent[1:]] == ["top"] * 5
    assert "view.top" in sent[1]["content"]["problem"]
    widget._answer(widget, ["no", "question"], [])
    assert len(sent) == 6
    assert len(widget._tops["stops"]) == 1


def test_of_equal_rows_the_first_are_on_top():
    positions = select_top_rows(table_scores(np.ones((6, 3)))["rows"], TopRowsSpec("sum", 2))
    assert positions.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda w: w.crop(rows=["g999"]), "rows"),
        (lambda w: w.crop(rows=[]), "rows keeps nothing"),
        (lambda w: w.crop_cluster("row", 99), "number is 99"),
        (lambda w: w.crop_cluster("rows", 1), "axis is 'rows'"),
        (lambda w: w.filter_rows(top=0), "top is 0"),
        (lambda w: w.filter_rows(top=61), "top is 61"),
        (lambda w: w.filter_rows(top=5, by="mean"), "by is 'mean'"),
        (lambda w: w.filter_rows(category=("Kind", "q")), "category is"),
        (lambda w: w.filter_cols(category=("Kind", "x")), "category is ..Kind., .x"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name_and_nothing_changes(widget, change, message):
    before = widget.view
    with pytest.raises(ValueError, match=message):
        change(widget)
    pd.testing.assert_frame_equal(widget.view, before)
    assert widget.steps == []


def test_a_page_that_shows_nothing_is_refused(widget, caplog):
    crops = [{"kept": kept, "cut": None} for kept in ([0], [1])]
    with caplog.at_level(logging.WARNING):
        send_change(widget, {"rows.crops": crops})
    assert len(widget.view) == 60
    assert "shows nothing" in caplog.text


def test_a_page_that_goes_back_where_nothing_was_done_is_refused(widget, caplog):
    with caplog.at_level(logging.WARNING):
        send_change(widget, action="undo")
        send_change(widget, action="redo")
    assert "nothing to undo" in caplog.text
    assert "nothing to redo" in caplog.text


def test_a_step_that_leads_nowhere_is_an_error_and_the_view_stays(widget):
    crops = (Crop((0,), 1.0), Crop((1,), 1.0))
    step = Step({"rows.crops": crops}, {"rows.crops": ()})
    widget._now = replace(widget._now, history=History((step,)))
    before = widget.view
    with pytest.raises(ValueError, match=r"view\.rows shows nothing"):
        widget.undo()
    pd.testing.assert_frame_equal(widget.view, before)


def test_a_step_zooms_out_of_an_axis_that_shows_other_lines_and_of_no_other(widget):
    widget.crop(rows=GENES[:12])
    widget.viewport = ((2, 5), (1, 3))
    widget.undo()
    assert widget.viewport == (None, (1, 3))
    widget.viewport = ((20, 30), (1, 3))
    widget.redo()
    assert widget.viewport == (None, (1, 3))
    widget.row_order = "sum"
    widget.viewport = ((2, 5), (1, 3))
    widget.undo()
    assert widget.viewport == ((2, 5), (1, 3))
