"""Clustering what is visible afresh: `w.recluster`."""

from __future__ import annotations

import logging
import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.cluster import hierarchy

import clustergrammer_widget as cgw
from clustergrammer_widget.view.clustered_matrix import MOST_SUBSETS
from tests.unit import sixty_genes
from tests.unit.driven import interrupt_linkage
from tests.unit.page import send_change, show_from_page, view_of
from tests.unit.sixty_genes import GENES, TABLE


@pytest.fixture
def widget():
    return sixty_genes.make_widget()


def state(widget):
    return view_of(widget)


def as_on(widget, other):
    """The view is that of a widget made anew."""
    pd.testing.assert_frame_equal(widget.view, other.view)
    np.testing.assert_array_equal(widget.row_linkage, other.row_linkage)
    np.testing.assert_array_equal(widget.col_linkage, other.col_linkage)
    pd.testing.assert_series_equal(widget.row_clusters, other.row_clusters)


def test_the_whole_is_clustered_as_if_made_with_the_other_parameters(widget):
    widget.recluster(metric="euclidean", method="ward")
    as_on(widget, cgw.Clustergram(TABLE, metric="euclidean", method="ward"))
    assert widget.steps == ["clustering"]


def test_what_a_crop_and_a_filter_left_is_clustered_by_itself(widget):
    widget.filter_rows(category=("Kind", "x"))
    widget.crop(rows=GENES[:45], cols=list("abdeh"))
    widget.recluster(metric="correlation")
    part = TABLE.loc[GENES[:45:3], list("abdeh")]
    as_on(widget, cgw.Clustergram(part, metric="correlation"))
    assert widget.crops == widget.filters == {}


def test_the_top_rows_are_clustered_by_themselves_with_other_parameters(widget):
    widget.filter_rows(top=20, by="sum")
    widget.recluster(method="single")
    rows = TABLE.loc[TABLE.index.isin(TABLE.abs().sum(axis=1).nlargest(20).index)]
    as_on(widget, cgw.Clustergram(rows, method="single"))
    assert widget.filters == {}


def test_one_step_is_undone_with_all_it_took_along_and_done_again(widget):
    widget.filter_rows(top=20)
    widget.crop(rows=list(widget.view.index[:9]))
    widget.row_order = "sum"
    widget.cut_rows(k=3)
    widget.row_flips = [0]
    widget.selected_rows = list(widget.view.index[:2])
    before, steps = state(widget), widget.steps
    widget.recluster(row_metric="cityblock")
    after, shown = state(widget), widget.view
    assert len(shown) == 9
    assert widget.row_order == "cluster"
    widget.undo()
    assert state(widget) == before
    assert widget.steps == steps
    widget.redo()
    assert state(widget) == after
    pd.testing.assert_frame_equal(widget.view, shown)


def test_what_is_not_given_stays_as_it_is_now(widget):
    widget.recluster(metric="euclidean", method="complete")
    widget.recluster(col_method="single")
    as_on(
        widget, cgw.Clustergram(TABLE, metric="euclidean", method="complete", col_method="single")
    )
    widget.recluster(row_metric="cosine", optimal_ordering=True)
    made = cgw.Clustergram(
        TABLE,
        metric="euclidean",
        row_metric="cosine",
        method="complete",
        col_method="single",
        optimal_ordering=True,
    )
    as_on(widget, made)


def test_an_axis_can_lose_its_tree_and_get_it_back(widget):
    widget.recluster(row_cluster=False)
    assert list(widget.view.index) == GENES
    assert (widget.row_order, widget.row_cut, widget.row_linkage) == ("initial", None, None)
    widget.recluster(row_cluster=True)
    as_on(widget, cgw.Clustergram(TABLE))


def test_an_axis_made_without_a_tree_gets_one_and_goes_without_again():
    widget = cgw.Clustergram(TABLE, row_cluster=False)
    widget.recluster(row_cluster=True)
    as_on(widget, cgw.Clustergram(TABLE))
    widget.filter_rows(top=10)
    assert (widget.row_order, widget.row_linkage) == ("initial", None)
    widget.undo()
    widget.reset()
    assert (widget.row_order, widget.row_linkage) == ("initial", None)


def test_the_selection_stays_and_crops_nest_in_it(widget):
    widget.selected_rows = ["g3", "g50"]
    widget.crop(rows=GENES[:30])
    widget.recluster(metric="euclidean")
    assert list(widget.selected_rows.index) == ["g3"]
    widget.crop(rows=GENES[3:9])
    assert set(widget.view.index) == set(GENES[3:9])
    widget.undo()
    widget.undo()
    widget.undo()
    assert set(widget.selected_rows.index) == {"g3", "g50"}


def test_a_crop_made_without_a_tree_goes_back_to_a_cut_of_the_tree_that_comes(widget):
    widget.recluster(row_cluster=False)
    widget.crop(rows=GENES[1:])
    widget.filter_rows(top=20)
    send_change(widget, {"cols.selected": [0]})
    widget.crops = {}
    assert 0 < widget.row_cut < widget.row_linkage[-1, 2]


def test_orders_by_sum_and_variance_are_those_of_what_is_there(widget):
    widget.crop(rows=GENES[10:30], cols=list("aceg"))
    widget.recluster()
    part = TABLE.loc[GENES[10:30], list("aceg")]
    widget.row_order, widget.col_order = "sum", "variance"
    assert list(widget.view.index) == list(part.sum(axis=1).sort_values(ascending=False).index)
    assert list(widget.view.columns) == list(part.var().sort_values(ascending=False).index)
    widget.row_order = "label"
    assert list(widget.view.index) == sorted(GENES[10:30])


def test_choosing_top_rows_ends_it_and_undo_brings_it_back(widget):
    widget.crop(rows=GENES[:30])
    widget.recluster(metric="euclidean")
    shown = widget.view
    widget.filter_rows(top=10)
    assert set(widget.view.index) == set(TABLE.var(axis=1).nlargest(10).index)
    assert state(widget)["recluster"] is None
    widget.undo()
    pd.testing.assert_frame_equal(widget.view, shown)


def test_it_works_on_one_row_and_on_one_column(widget):
    widget.crop(rows=["g7"], cols=["c"])
    widget.recluster(method="complete")
    assert widget.view.shape == (1, 1)
    widget.undo()
    widget.undo()
    assert widget.view.shape == (60, 8)


def test_a_linkage_that_was_given_is_not_used():
    given = hierarchy.linkage(TABLE, "ward")
    widget = cgw.Clustergram(TABLE, row_linkage=given)
    widget.recluster()
    as_on(widget, cgw.Clustergram(TABLE))


def test_a_metric_that_is_a_function_is_kept_and_found_again_by_undo(widget):
    def furthest(a, b):
        return np.abs(a - b).max()

    widget.recluster(row_metric=furthest)
    chebyshev = cgw.Clustergram(TABLE, row_metric="chebyshev")
    np.testing.assert_allclose(widget.row_linkage, chebyshev.row_linkage)
    assert state(widget)["recluster"]["rows"]["metric"] == "furthest"
    for method in ("single", "complete") * MOST_SUBSETS:
        widget.recluster(method=method, col_metric="euclidean")
        widget.crop(cols=list(widget.view.columns[:-1])) if widget.view.shape[1] > 2 else None
    while widget.steps != ["clustering"]:
        widget.undo()
    np.testing.assert_allclose(widget.row_linkage, chebyshev.row_linkage)
    made = cgw.Clustergram(TABLE, metric=furthest)
    made.recluster(method="single")
    np.testing.assert_allclose(
        made.col_linkage, cgw.Clustergram(TABLE, metric="chebyshev", method="single").col_linkage
    )


def test_a_function_called_like_a_metric_is_not_taken_for_it(widget):
    def cosine(a, b):
        return float(np.abs(a - b).sum())

    widget.recluster(row_metric=cosine)
    expected = cgw.Clustergram(TABLE, row_metric="cityblock")
    np.testing.assert_allclose(widget.row_linkage, expected.row_linkage)


@pytest.mark.parametrize(
    ("parameters", "kind", "message"),
    [
        ({"metric": "cosin"}, ValueError, "metric .*'cosin'.*'cosine'"),
        ({"col_metric": 3}, TypeError, "col_metric.* is 3"),
        ({"row_method": "avrage"}, ValueError, "row_method.*'avrage'.*'average'"),
        ({"metrc": "cosine"}, TypeError, "recluster has no parameter 'metrc'.*'metric'"),
        ({"row_linkage": [[0, 1, 1, 2]]}, TypeError, "no parameter 'row_linkage'"),
        ({"row_cluster": "no"}, TypeError, "row_cluster is 'no'"),
        ({"optimal_ordering": 1}, TypeError, "optimal_ordering is 1"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_changes(widget, parameters, kind, message):
    before = state(widget)
    with pytest.raises(kind, match=message):
        widget.recluster(**parameters)
    assert state(widget) == before
    assert widget.steps == []


def test_a_method_that_does_not_suit_the_metric_is_warned_of(widget):
    with pytest.warns(UserWarning, match="ward"):
        widget.recluster(method="ward")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        widget.undo()
        widget.redo()


def test_an_interrupt_leaves_the_widget_as_it_was_and_it_works_on(widget, monkeypatch):
    widget.row_order = "sum"
    before, shown = widget.get_state(), widget.view
    interrupt_linkage(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        widget.recluster(metric="euclidean")
    monkeypatch.undo()
    assert widget.get_state() == before
    pd.testing.assert_frame_equal(widget.view, shown)
    widget.recluster(metric="euclidean")
    as_on(widget, cgw.Clustergram(TABLE, metric="euclidean"))


def test_the_page_has_the_trees_before_the_view_that_names_them(widget, monkeypatch):
    sent = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: sent.append(data))
    widget.recluster(metric="euclidean")
    names = [sorted(message["state"]) for message in sent]
    assert names == [["_reclusterings"], ["_history", "_view"]]
    sent.clear()
    widget.undo()
    widget.redo()
    assert [sorted(one["state"]) for one in sent] == [["_history", "_view"]] * 2


def test_the_latest_clusterings_travel_with_the_widget_and_no_more(widget):
    for count in range(30, 30 - MOST_SUBSETS - 3, -1):
        widget.crop(rows=GENES[:count])
        widget.recluster()
    assert len(widget._reclusterings["reclusterings"]) == MOST_SUBSETS


def test_the_page_gets_a_clustering_it_asks_for_and_nothing_for_nonsense(widget, caplog):
    widget.recluster(metric="euclidean")
    asked = state(widget)["recluster"]
    asked["rows"]["members"] = [0, 5, 9]
    widget._answer(widget, {"kind": "recluster", "recluster": asked}, [])
    latest = widget._reclusterings["reclusterings"][-1]
    assert latest["rows"]["members"]["shape"] == [3]
    forged = [
        None,
        {},
        {**asked, "rows": None},
        {**asked, "cols": {**asked["cols"], "metric": "nearness"}},
        {**asked, "rows": {**asked["rows"], "members": [60]}},
    ]
    with caplog.at_level(logging.WARNING):
        for recluster in forged:
            widget._answer(widget, {"kind": "recluster", "recluster": recluster}, [])
    assert len(caplog.records) == len(forged)
    assert len(widget._reclusterings["reclusterings"]) == 2


def test_a_page_goes_back_to_a_clustering_and_python_sees_it(widget):
    widget.recluster(metric="euclidean")
    named = state(widget)
    widget.reset()
    show_from_page(widget, named)
    as_on(widget, cgw.Clustergram(TABLE, metric="euclidean"))


FORGERIES = {
    "no such metric": lambda view: view["recluster"]["rows"].update(metric="nearness"),
    "a tree without a cut": lambda view: view["rows"].update(cut=None),
    "a merge there is not": lambda view: view["rows"].update(flips=[58]),
    "a crop to other lines": lambda view: view["rows"].update(crops=[{"kept": [59], "cut": 1}]),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_page_that_names_an_impossible_clustering_is_refused(widget, forge, caplog):
    widget.crop(rows=GENES[:59])
    widget.recluster()
    before, view = widget.get_state("_view"), state(widget)
    forge(view)
    with caplog.at_level(logging.WARNING):
        show_from_page(widget, view)
    assert "refused" in caplog.text
    assert widget.get_state("_view") == before
