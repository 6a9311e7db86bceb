"""Another table in the same widget: `w.update`."""

from __future__ import annotations

import _thread
import gc
import logging
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from scipy.cluster import hierarchy

import clustergrammer_widget as cgw
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from tests.unit.driven import interrupt_linkage
from tests.unit.page import send_change

GENES = [f"g{i}" for i in range(40)]
SAMPLES = list("abcdefgh")


def table(seed=0, genes=GENES, samples=SAMPLES):
    values = np.random.default_rng(seed).normal(size=(40, 8))
    whole = pd.DataFrame(values, index=GENES, columns=SAMPLES)
    return whole.reindex(index=genes, columns=samples, fill_value=0.25)


KIND = pd.Series({gene: "xyz"[i % 3] for i, gene in enumerate(GENES)} | {"new": "z"}, name="Kind")
OTHER_GENES = [*GENES[30:], "new", *GENES[5:25]]


@pytest.fixture
def widget():
    return cgw.Clustergram(table(), row_categories=KIND)


@pytest.fixture
def sent(widget, monkeypatch):
    """Every message to the page from now on."""
    messages = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: messages.append(data))
    return messages


def traits(message):
    return sorted(message["state"])


def test_the_new_table_is_shown_as_in_a_widget_of_its_own(widget):
    widget.update(table(1, OTHER_GENES, list("hgba")))
    new = cgw.Clustergram(table(1, OTHER_GENES, list("hgba")), row_categories=KIND)
    pd.testing.assert_frame_equal(widget.data, new.data)
    pd.testing.assert_frame_equal(widget.view, new.view)
    np.testing.assert_array_equal(widget.row_linkage, new.row_linkage)
    state, expected = widget.get_state(), new.get_state()
    for name in set(state) - {"_view", "_history", "_tops"}:
        if isinstance(state[name], dict):
            assert state[name] == expected[name], name


def test_the_selection_stays_with_its_labels(widget):
    widget.selected_rows = ["g7", "g2", "g33"]
    widget.selected_cols = ["a", "h"]
    widget.update(table(1, OTHER_GENES, list("hgba")))
    assert set(widget.selected_rows.index) == {"g7", "g33"}
    assert set(widget.selected_cols.columns) == {"a", "h"}


def test_crops_stay_with_their_labels_and_new_rows_are_in_none(widget):
    widget.crop(rows=GENES[:20])
    widget.crop(rows=GENES[3:9])
    widget.update(table(1, OTHER_GENES))
    assert set(widget.view.index) == set(GENES[5:9])
    widget.undo()
    assert set(widget.view.index) == set(GENES[5:20])
    widget.undo()
    assert set(widget.view.index) == set(OTHER_GENES)


def test_a_crop_of_which_nothing_is_left_is_gone(widget):
    widget.crop(rows=GENES[:3])
    widget.update(table(1, OTHER_GENES))
    assert set(widget.view.index) == set(OTHER_GENES)
    assert widget.crops == {}


def test_orders_are_kept_by_label(widget):
    widget.row_order = "value:c"
    widget.col_order = list("hgfedcba")
    widget.update(table(1, OTHER_GENES, ["z", *"abcd"]))
    assert widget.row_order == "value:c"
    assert widget.view["c"].is_monotonic_decreasing
    assert list(widget.view.columns) == [*"dcba", "z"]
    widget.row_order = "category:Kind"
    widget.update(table(2))
    assert widget.row_order == "category:Kind"


def test_an_order_by_a_column_that_is_gone_becomes_the_cluster_order(widget):
    widget.row_order = "value:c"
    widget.update(table(1, samples=list("ab")))
    assert widget.row_order == "cluster"


def test_filters_stay_and_top_rows_are_found_anew(widget):
    widget.filter_rows(top=10, by="sum")
    widget.update(table(5))
    assert set(widget.view.index) == set(table(5).abs().sum(axis=1).nlargest(10).index)
    widget.filters = {"rows": {"category": ("Kind", "y")}}
    widget.update(table(1, OTHER_GENES))
    assert set(widget.view.index) == {g for g in OTHER_GENES if KIND[g] == "y"}
    assert widget.filters == {"rows": {"category": ("Kind", "y")}}


def test_a_filter_by_a_number_stays_while_a_row_has_it(widget):
    widget.set_categories("row", {"Length": {gene: i for i, gene in enumerate(GENES)}})
    widget.filter_rows(category=("Length", 2))
    widget.update(table(1))
    assert list(widget.view.index) == [GENES[2]]
    widget.update(table(2, GENES[3:]))
    assert widget.filters == {}


def test_more_top_rows_than_there_are_are_all_rows(widget):
    widget.filter_rows(top=10)
    widget.update(table(1, GENES[:5]))
    assert len(widget.view) == 5
    assert widget.filters == {}


def test_the_cut_keeps_its_height_unless_nothing_is_that_high(widget):
    widget.row_cut = 0.31
    widget.update(table(1))
    assert widget.row_cut == 0.31
    widget.cut_rows(k=1)
    widget.update(table(2))
    assert widget.row_clusters.nunique() == 1
    widget.row_cut = 0.9
    widget.update(table(2) * [1, 0, 0, 0, 0, 0, 0, 0] + 10)
    assert 0 < widget.row_cut < widget.row_linkage[:, 2].max()


def test_swapped_branches_stay_swapped_where_the_new_tree_has_them(widget):
    first = widget.row_linkage
    widget.row_flips = [0, 5, 38]
    shown = list(widget.view.index)
    widget.update(table() * 2)
    assert list(widget.view.index) == shown
    assert widget.row_flips == [0, 5, 38]
    widget.update(table().iloc[::-1])
    np.testing.assert_allclose(np.sort(widget.row_linkage[:, 2]), np.sort(first[:, 2]))
    together = [set(shown[i : i + 2]) for i in range(39)]
    now = list(widget.view.index)
    pair = {GENES[int(leaf)] for leaf in first[0, :2]}
    assert pair in together
    assert [g for g in now if g in pair] == [g for g in shown if g in pair]
    widget.update(table(7))
    assert widget.row_flips == []


def test_what_was_clustered_anew_is_clustered_anew_again(widget):
    widget.crop(rows=GENES[10:30], cols=list("abcd"))
    widget.recluster(metric="euclidean")
    widget.update(table(1, OTHER_GENES))
    part = table(1, OTHER_GENES).loc[[g for g in OTHER_GENES if g in GENES[10:30]], list("abcd")]
    new = cgw.Clustergram(part, metric="euclidean")
    pd.testing.assert_frame_equal(widget.view, new.view)
    np.testing.assert_array_equal(widget.row_linkage, new.row_linkage)
    widget.undo()
    assert set(widget.view.index) == set(part.index)
    assert widget.row_order == "cluster"


def test_steps_are_undone_by_label_after_the_table_has_changed(widget):
    widget.selected_rows = ["g6"]
    widget.crop(rows=GENES[:20])
    widget.selected_rows = ["g7", "g8"]
    widget.row_flips = [0]
    widget.update(table(1, OTHER_GENES))
    assert widget.steps == ["row selection", "row crop", "row selection"]
    widget.undo()
    assert list(widget.selected_rows.index) == ["g6"]
    widget.undo()
    widget.undo()
    assert widget.selected_rows.empty
    widget.redo()
    assert list(widget.selected_rows.index) == ["g6"]


def test_the_zoom_stays_where_as_much_is_shown(widget):
    widget.viewport = ((3, 9.5), (1, 4))
    widget.update(table(1, samples=list("abc")))
    assert widget.viewport == ((3, 9.5), None)
    widget.update(table(2, OTHER_GENES))
    assert widget.viewport == (None, None)


def test_the_second_of_equal_labels_stays_the_second():
    labels = ["a", "b", "a", "c", "a"]
    values = np.arange(15.0).reshape(5, 3) ** 1.5
    frame = pd.DataFrame(values, index=labels, columns=list("xyz"))
    widget = cgw.Clustergram(frame, row_categories={"n": ["1st", "b", "2nd", "c", "3rd"]})
    widget.selected_rows = [False, False, True, False, False]
    new = frame.iloc[[3, 0, 1, 2]] + 1
    widget.update(new)
    pd.testing.assert_frame_equal(widget.selected_rows, new.iloc[[3]][list(widget.view.columns)])
    category = widget._current.axis("rows").given_annotations[0]
    assert [category.values[code] for code in category.codes] == ["c", "1st", "b", "2nd"]


def test_categories_stay_with_their_labels_and_may_know_labels_to_come():
    widget = cgw.Clustergram(
        table(),
        row_categories=KIND,
        col_categories={"Batch": list("ppppqqqq")},
        category_colors={"Kind": {"z": "#123456"}},
    )
    widget.update(table(1, OTHER_GENES, ["h", "?", "a"]))
    rows, cols = (widget._current.axis(axis).given_annotations[0] for axis in ("rows", "cols"))
    assert [rows.values[code] for code in rows.codes] == list(KIND[OTHER_GENES])
    assert rows.colors[rows.values.index("z")] == "#123456"
    assert cols.values == ("p", "q")
    assert cols.codes.tolist() == [1, -1, 0]
    widget.update(table(1, ["u", "v"], ["w"]))
    assert widget._current.axis("rows").given_annotations[0].codes.tolist() == [-1, -1]


def test_categories_in_the_labels_come_with_the_labels():
    def labelled(kinds):
        index = [(f"Gene: g{i}", f"Type: {kind}") for i, kind in enumerate(kinds)]
        return pd.DataFrame(np.eye(len(kinds)) + 1, index=pd.MultiIndex.from_tuples(index))

    widget = cgw.Clustergram(labelled("aab"), category_colors={"Type": {"b": "#123456"}})
    widget.update(labelled("bbbc"))
    category = widget._current.axis("rows").given_annotations[0]
    assert (category.title, category.values) == ("Type", ("b", "c"))
    assert category.colors[0] == "#123456"


def test_an_array_has_the_labels_of_the_table_before(widget):
    widget.selected_rows = ["g4"]
    widget.update(table(3).to_numpy())
    pd.testing.assert_frame_equal(widget.data, table(3))
    widget.update(table(4).to_numpy().tolist())
    pd.testing.assert_frame_equal(widget.data, table(4))
    assert list(widget.selected_rows.index) == ["g4"]


def test_rows_that_are_only_numbered_can_become_more_and_fewer():
    widget = cgw.Clustergram(np.eye(4) + 1)
    widget.selected_rows = [2]
    widget.update(np.eye(7)[:, :4] + 1)
    assert list(widget.selected_rows.index) == [2]
    widget.update(np.eye(2)[:, [0, 1, 1]] + 1)
    assert widget.selected_rows.empty
    assert widget.view.shape == (2, 3)


def test_scaling_and_colours_are_done_as_for_the_first_table():
    widget = cgw.Clustergram(table(), z_score="row", vmax=2)
    widget.update(table(1) * 100)
    pd.testing.assert_frame_equal(widget.data, cgw.Clustergram(table(1), z_score="row").data)
    assert widget.vmax == 2
    plain = cgw.Clustergram(table())
    plain.update(table() * 100)
    assert plain.vmax == pytest.approx(100 * cgw.Clustergram(table()).vmax)


def test_colours_that_a_person_set_stay_unless_nothing_lies_between_them(widget):
    widget.vmax, widget.opacity, widget.cmap = 0.5, 0.7, "viridis"
    widget.update(table(1) * 10)
    assert (widget.vmax, widget.opacity, widget.cmap) == (0.5, 0.7, "viridis")
    widget.update(table(1) + 100)
    assert (widget.vmin, widget.vmax) == pytest.approx((97.3, 103.1), abs=0.05)
    widget.vmax, widget.vmin = None, 50
    widget.update(table(1))
    assert widget.vmax == -widget.vmin == cgw.Clustergram(table(1)).vmax


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (pd.DataFrame({"a": ["x"]}), TypeError, "not numbers"),
        (pd.DataFrame(), ValueError, "0 rows"),
        ([[1.0], [2.0, 3.0]], ValueError, "different lengths"),
        (np.ones((3, 8)), ValueError, "3 rows without labels"),
        ("nowhere.tsv", FileNotFoundError, "nowhere"),
        (None, TypeError, "data is a NoneType"),
    ],
)
def test_what_is_no_table_is_refused_and_nothing_changes(widget, sent, data, kind, message):
    widget.crop(rows=GENES[:9])
    before = widget.get_state()
    sent.clear()
    with pytest.raises(kind, match=message):
        widget.update(data)
    assert widget.get_state() == before
    assert sent == []


def test_a_linkage_that_was_given_holds_for_the_same_rows_and_no_others():
    given = hierarchy.linkage(table(), "ward")
    widget = cgw.Clustergram(table(), row_linkage=given)
    widget.update(table(1))
    np.testing.assert_array_equal(widget.row_linkage, given)
    for genes in (GENES[1:], GENES[::-1]):
        with pytest.raises(ValueError, match="other rows than row_linkage was given for"):
            widget.update(table(1, genes))
    pd.testing.assert_frame_equal(widget.data, table(1))


def test_an_interrupt_leaves_the_widget_as_it_was_and_it_works_on(widget, monkeypatch):
    widget.crop(rows=GENES[:9])
    before = widget.get_state()
    interrupt_linkage(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        widget.update(table(1, OTHER_GENES))
    monkeypatch.undo()
    assert widget.get_state() == before
    widget.update(table(1, OTHER_GENES))
    assert set(widget.view.index) == set(GENES[5:9])


def test_an_interrupt_while_it_is_shown_waits_until_all_of_it_is(widget, monkeypatch):
    messages = []

    def send(data=None, **_):
        messages.append(data)
        _thread.interrupt_main()

    monkeypatch.setattr(widget.comm, "send", send)
    with pytest.raises(KeyboardInterrupt):
        widget.update(table(1, OTHER_GENES))
    assert len(messages) == 1
    assert {"_matrix", "_rows", "_row_orders", "_view", "_history"} <= set(traits(messages[0]))
    assert set(widget.view.index) == set(OTHER_GENES)


def test_all_of_it_is_one_message_and_what_is_as_before_is_not_sent(widget, sent):
    widget.update(table(1))
    assert len(sent) == 1
    values = {"_matrix", "_row_orders", "_col_orders", "_colors"}
    assert values <= set(traits(sent[0])) <= {*values, "_view", "_history"}
    sent.clear()
    widget.update(table(1, OTHER_GENES))
    lines = {"_rows", "_row_categories", "_view", "_history"}
    assert set(traits(sent[0])) >= {*values, *lines} - {"_colors"}
    assert not {"_cols", "_col_categories", "_options", "_colormaps"} & set(traits(sent[0]))
    sent.clear()
    widget.update(table(1, OTHER_GENES))
    assert sent == []


def test_a_page_that_still_has_the_table_before_is_put_right(widget, sent, caplog):
    late = {"rows.selected": [3]}
    widget.update(table(1))
    send_change(widget, late, table=0)
    assert list(widget.selected_rows.index) == ["g3"]
    widget.selected_rows = None
    widget.update(table(1, OTHER_GENES))
    sent.clear()
    with caplog.at_level(logging.WARNING):
        number = send_change(widget, late, table=0)
    assert "change.table" in caplog.text
    assert list(widget.selected_rows.index) == []
    reply = sent[0]["content"]
    assert (reply["kind"], reply["by"]) == ("refused", {"page": "page", "id": number})
    assert "table" in reply["reason"]


def test_observers_hear_of_what_is_another_thing_now_once(widget):
    widget.row_order = "value:c"
    widget.selected_rows = ["g7"]
    heard = []
    widget.observe(lambda change: heard.append(change.name), ["row_order", "selected_rows"])
    widget.update(table(1))
    assert heard == ["selected_rows"]
    heard.clear()
    widget.update(table(1, samples=list("ab")))
    assert sorted(heard) == ["row_order", "selected_rows"]
    heard.clear()
    widget.update(table(1, samples=list("ab")).loc[::-1])
    assert heard == ["selected_rows"]


def test_stops_of_the_table_before_are_gone_and_the_new_ones_come(widget):
    widget._worker.start()
    assert widget._worker.wait(60)
    assert len(widget._tops["stops"]) == 4
    widget.update(table(1, GENES[:15]))
    assert widget._tops == {}
    assert widget._worker.wait(60)
    assert [stop["count"] for stop in widget._tops["stops"]] == [10, 10]


def test_stops_that_come_late_for_the_table_before_are_dropped(widget):
    before, late = widget._worker, widget._current.heatmap.top_rows(TopRowsSpec("sum", 10))
    widget.update(table(1))
    before._report([late])
    assert widget._tops == {}


def test_two_hundred_updates_in_a_row_take_no_more_memory_than_twenty():
    values = np.random.default_rng(0).normal(size=(200, 50))
    names = [f"row {i}" for i in range(200)]
    widget = cgw.Clustergram(pd.DataFrame(values, index=names))
    widget._worker.start()
    widget.selected_rows = names[:3]
    widget.crop(rows=names[:150])

    def update(times):
        for i in range(times):
            shuffled = np.random.default_rng(i).permutation(200)
            frame = pd.DataFrame(values[shuffled] + i, index=np.array(names)[shuffled])
            widget.update(frame)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        after_twenty = update(20)
        after_all = update(180)
    finally:
        tracemalloc.stop()
    assert after_all < after_twenty + 500_000
    assert set(widget.selected_rows.index) == set(names[:3])
    assert len(widget.view) == 150
