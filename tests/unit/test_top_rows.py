"""The stops of the top-rows sliders: clustered ahead, and sent with the widget."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering.process import ClusteringProcess
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from clustergrammer_widget.view.subsets.rank_orders import rank_columns
from clustergrammer_widget.view.subsets.top_rows import MOST_OTHERS
from clustergrammer_widget.widget.base import top_rows_worker
from tests.fixtures.wire import as_text, unpacked


def table(rows, cols, seed=5):
    return np.random.default_rng(seed).normal(size=(rows, cols))


def clustered_ahead(widget):
    """Let the page say that it has painted, and wait until the stops are sent."""
    widget._answer(widget, {"kind": "painted"}, [])
    assert widget._worker.wait(120)
    return widget


def sent_numbers(array):
    """The numbers of an array on its way."""
    plain = unpacked(json.loads(json.dumps(as_text(array))))
    return np.frombuffer(bytes.fromhex(plain["bytes"]), dtype=plain["dtype"])


@pytest.mark.parametrize("shape", [(60, 8), (1500, 400)])
def test_all_stops_travel_with_a_widget_of_any_size_and_none_before_the_page_has_painted(shape):
    widget = cgw.Clustergram(table(*shape))
    assert widget._tops == {}
    stops = clustered_ahead(widget)._tops["stops"]
    counts = [count for count in (10, 20, 50, 100, 250, 500) if count < shape[0]]
    assert stops == [{"by": by, "count": k} for k in counts for by in ("sum", "variance")]


def test_each_stop_crosses_once(monkeypatch):
    widget = cgw.Clustergram(table(600, 30))
    sent = []
    widget.observe(lambda change: sent.append(change.new), "_tops")
    clustered_ahead(widget)
    widget._answer(widget, {"kind": "painted"}, [])
    assert len(sent) == 1


def test_a_stop_that_was_asked_for_stays_when_the_others_come():
    widget = cgw.Clustergram(table(40, 6))
    widget._answer(widget, {"kind": "top", "top": {"by": "sum", "count": 7}}, [])
    assert widget._tops["stops"] == [{"by": "sum", "count": 7}]
    stops = clustered_ahead(widget)._tops["stops"]
    assert {"by": "sum", "count": 7} in stops
    assert len(stops) == 5


WIDE = table(24, 40)


def test_of_other_numbers_of_rows_the_latest_are_kept_and_the_stops_besides():
    widget = clustered_ahead(cgw.Clustergram(table(60, 4)))
    for count in range(21, 50):
        widget.filter_rows(top=count)
    kept = [stop["count"] for stop in widget._tops["stops"]]
    assert kept[:MOST_OTHERS] == [*range(49, 49 - MOST_OTHERS, -1)]
    assert sorted(kept[MOST_OTHERS:]) == [10, 10, 20, 20, 50, 50]
    for _ in range(28):
        widget.undo()
    assert len(widget.view) == 21
    assert widget._tops["stops"][0]["count"] == 21


def test_the_stops_of_many_columns_are_clustered_in_a_process_apart_and_are_the_same(monkeypatch):
    here = clustered_ahead(cgw.Clustergram(WIDE))
    monkeypatch.setattr(top_rows_worker, "MOST_COLUMNS", 39)
    asked, tree = [], ClusteringProcess.fit
    monkeypatch.setattr(
        ClusteringProcess, "fit", lambda *question: (asked.append(question[3]), tree(*question))[1]
    )
    apart = clustered_ahead(cgw.Clustergram(WIDE))
    assert asked == ["cols"] * 4
    assert [stop["count"] for stop in apart._tops["stops"]] == [10, 10, 20, 20]
    for axis in ("row_trees", "col_trees"):
        for field in ("merges", "heights"):
            sent, expected = (sent_numbers(w._tops[axis][field]) for w in (apart, here))
            assert sent.tolist() == expected.tolist()


def test_with_a_metric_that_is_a_function_the_stops_of_many_columns_are_clustered_here(monkeypatch):
    monkeypatch.setattr(top_rows_worker, "MOST_COLUMNS", 29)
    columns = {"col_metric": lambda a, b: abs(a[0] - b[0]), "col_method": "single"}
    widget = clustered_ahead(cgw.Clustergram(WIDE[:12, :30], **columns))
    assert [stop["count"] for stop in widget._tops["stops"]] == [10, 10]


def test_an_error_in_the_process_apart_is_raised_here_and_the_process_goes_on():
    values = WIDE[:3, :5]
    with ClusteringProcess() as process:
        with pytest.raises(ValueError, match="no_such"):
            process.fit(ClusteringSpec(metric="no_such"), values, "cols")
        tree = process.fit(ClusteringSpec(metric="euclidean"), values, "cols")
        assert tree.linkage.tolist() == (
            ClusteringSpec(metric="euclidean").fit(values, "cols").linkage.tolist()
        )
        assert process.fit(ClusteringSpec(enabled=False), values, "cols") is None
        running = process._process
    assert running.returncode is not None


def test_kernel_and_page_cut_a_stop_at_the_same_heights():
    widget = clustered_ahead(cgw.Clustergram(table(60, 9)))
    widget.filter_rows(top=20)
    sent = widget._tops
    place = sent["stops"].index({"by": "variance", "count": 20})
    start = sum(stop["count"] - 1 for stop in sent["stops"][:place])
    assert sent["row_trees"]["heights"]["dtype"] == "float32"
    for axis, begin, linkage in (
        ("row_trees", start, widget.row_linkage),
        ("col_trees", place * 8, widget.col_linkage),
    ):
        heights = sent_numbers(sent[axis]["heights"])[begin : begin + len(linkage)]
        assert heights.astype(float).tolist() == linkage[:, 2].tolist()
        assert (np.diff(linkage[:, 2]) >= 0).all()


def test_heights_that_single_precision_cannot_hold_keep_all_their_digits():
    values = table(12, 5) * 1e100
    widget = clustered_ahead(cgw.Clustergram(values, metric="euclidean"))
    widget.filter_rows(top=10)
    alone = cgw.Clustergram(
        values[widget._current.heatmap.top_rows(TopRowsSpec("variance", 10)).rows],
        metric="euclidean",
    )
    assert widget.row_linkage.tolist() == alone.row_linkage.tolist()
    sent = sent_numbers(widget._tops["row_trees"]["heights"])
    assert sent.dtype == np.float64
    assert set(widget.row_linkage[:, 2]) <= set(sent)


def test_columns_ordered_by_the_top_rows_alone_are_in_the_order_of_pandas():
    values = table(50, 40).astype(np.float32)
    values[::7, 3], values[4, 5], values[9, 5] = np.nan, np.inf, -np.inf
    values[:, 8] = values[:, 2]
    values[:, 11] = 0.1
    finite = pd.DataFrame(values.astype(float)).replace([np.inf, -np.inf], np.nan)
    orders = rank_columns(values)
    for by, scores in (("sum", finite.sum()), ("variance", finite.var())):
        assert (
            orders[by].tolist() == scores.sort_values(ascending=False, kind="stable").index.tolist()
        )
    assert orders["variance"][-1] == 11
