"""What goes to the page and what comes back from it, without a browser."""

from __future__ import annotations

import contextlib
import json
import logging

import numpy as np
import pandas as pd
import pytest
import traitlets

import clustergrammer_widget as cgw
from clustergrammer_widget.protocol.encoders import VERSION
from tests.unit.page import ask, send_change


@pytest.fixture
def widget():
    frame = pd.DataFrame(
        np.random.default_rng(1).normal(size=(6, 4)), index=list("abcdef"), columns=list("wxyz")
    )
    return cgw.Clustergram(frame, row_categories={"group": list("pqpqpq")})


@pytest.fixture
def sent(widget, monkeypatch):
    """Every message to the page from now on, and its buffers."""
    messages = []

    def send(data=None, metadata=None, buffers=None):
        messages.append((data, buffers or []))

    monkeypatch.setattr(widget.comm, "send", send)
    return messages


def from_page(widget, **changes):
    """Let the page change some parts of the rows' view."""
    send_change(widget, {f"rows.{key}": part for key, part in changes.items()})


def updates(messages):
    return [data["state"] for data, _ in messages if data["method"] == "update"]


def test_what_the_page_changes_can_be_read(widget):
    from_page(
        widget,
        order={"by": "custom", "indices": [5, 4, 3, 2, 1, 0]},
        cut=0.0,
        selected=[1, 4],
    )
    assert widget.row_order == list("fedcba")
    assert list(widget.selected_rows.index) == ["e", "b"]
    assert widget.row_clusters.nunique() == 6
    from_page(widget, order={"by": "value", "of": 2, "descending": True})
    assert widget.row_order == "value:y"
    assert widget.view["y"].is_monotonic_decreasing


def test_observers_hear_of_changes_from_both_sides_once(widget):
    heard = []
    names = ["row_order", "row_cut", "col_order", "col_cut"]
    widget.observe(lambda change: heard.append((change.name, change.new)), names)
    widget.row_order = "sum"
    widget.row_cut = 0.25
    from_page(widget, order={"by": "variance"})
    from_page(widget, cut=0.125)
    from_page(widget, selected=[2])
    widget.row_order = "variance"
    widget.selected_cols = ["x"]
    widget.cut_cols(1)
    assert heard[:4] == [
        ("row_order", "sum"),
        ("row_cut", 0.25),
        ("row_order", "variance"),
        ("row_cut", 0.125),
    ]
    assert [name for name, _ in heard[4:]] == ["col_cut"]


def test_an_observer_sees_the_widget_as_it_is_now(widget):
    seen = []
    widget.observe(lambda _: seen.append(list(widget.view.index)), "row_order")
    from_page(widget, order={"by": "initial"})
    assert seen == [list("abcdef")]


FORGED = [
    {"rows.order": {"by": "shape"}},
    {"rows.cut": -1},
    {"rows": {"order": {"by": "sum"}}},
    {"version": 1},
    [],
]


@pytest.mark.parametrize("parts", FORGED, ids=str)
def test_a_forged_change_is_refused_logged_and_answered(widget, sent, caplog, parts):
    widget.row_order = "sum"
    before, shown = widget.get_state(["_view", "_history"]), widget.view
    sent.clear()
    with caplog.at_level(logging.WARNING):
        number = send_change(widget, parts or [0])
    assert "a change sent by the page was refused: view" in caplog.text
    assert widget.get_state(["_view", "_history"]) == before
    pd.testing.assert_frame_equal(widget.view, shown)
    (reply,) = (data["content"] for data, _ in sent)
    assert (reply["kind"], reply["by"]) == ("refused", {"page": "page", "id": number})


@pytest.mark.parametrize("name", ["_view", "_history"])
def test_what_a_page_keeps_for_saved_notebooks_changes_nothing_here(widget, name):
    before = widget.get_state(["_view", "_history"])
    widget.set_state({name: {"version": 1}})
    assert widget.get_state(["_view", "_history"]) == before


@pytest.mark.parametrize(
    "change",
    [
        {"selected": [6]},
        {"selected": [3, 1]},
        {"cut": -1},
        {"order": {"by": "category", "title": "nope"}},
        {"order": {"by": "custom", "indices": [0, 0, 1, 2, 3, 4]}},
        {"order": {"by": "value", "of": 4, "descending": True}},
    ],
)
def test_a_view_of_another_table_is_refused_and_the_next_one_taken(widget, caplog, change):
    with caplog.at_level(logging.WARNING):
        from_page(widget, **change)
    assert "view.rows" in caplog.text
    assert widget.row_order == "cluster"
    assert widget.selected_rows.empty
    from_page(widget, selected=[0])
    assert list(widget.selected_rows.index) == ["a"]


@pytest.fixture
def page(widget):
    """A page that listens."""
    ask(widget, {"kind": "view", "revision": widget._now.revision})


def told(messages):
    return [data["content"] for data, _ in messages if data["method"] == "custom"]


@pytest.mark.usefixtures("page")
def test_every_page_is_told_of_a_change_and_who_made_it(widget, sent):
    number = send_change(widget, {"rows.order": {"by": "sum"}, "rows.selected": [0, 3]})
    widget.opacity = 0.5
    widget.undo()
    assert updates(sent) == []
    assert told(sent) == [
        {
            "kind": "changed",
            "revision": 1,
            "table": 0,
            "by": {"page": "page", "id": number},
            "action": "set",
            "parts": {"rows.order": {"by": "sum"}, "rows.selected": [0, 3]},
            "gesture": None,
        },
        {
            "kind": "changed",
            "revision": 2,
            "table": 0,
            "by": None,
            "action": "set",
            "parts": {"colors.opacity": 0.5},
            "gesture": None,
        },
        {
            "kind": "changed",
            "revision": 3,
            "table": 0,
            "by": None,
            "action": "undo",
            "parts": {},
            "gesture": None,
        },
    ]


@pytest.mark.usefixtures("page")
def test_a_change_of_the_page_leaves_what_python_changed_meanwhile(widget):
    widget.row_order = "sum"
    widget.filter_rows(top=4)
    from_page(widget, selected=[1])
    send_change(widget, {"viewport.cols": [0, 2]})
    assert (widget.row_order, len(widget.view), widget.viewport[1]) == ("sum", 4, (0, 2))
    assert widget.steps == ["row order", "top rows", "row selection"]


@pytest.mark.usefixtures("page")
def test_changes_of_one_drag_are_one_step(widget):
    for cut in (0.1, 0.2, 0.3):
        send_change(widget, {"rows.cut": cut}, gesture="drag 1")
    send_change(widget, {"rows.cut": 0.4}, gesture="drag 2")
    assert widget.steps == ["row clusters", "row clusters"]
    widget.undo()
    assert widget.row_cut == 0.3


def test_a_page_that_has_missed_a_change_gets_the_whole_view(widget, sent):
    ask(widget, {"kind": "view", "revision": 0})
    assert sent == []
    widget.row_order = "sum"
    sent.clear()
    ask(widget, {"kind": "view", "revision": 0})
    assert updates(sent) == [widget.get_state(["_view", "_history"])]
    assert updates(sent)[0]["_history"]["revision"] == 1


@pytest.mark.usefixtures("page")
def test_what_notifications_took_back_is_never_told(widget, sent):
    with (
        contextlib.suppress(traitlets.TraitError),
        widget.hold_trait_notifications(),
    ):
        widget.row_order = "sum"
        raise traitlets.TraitError("no")
    widget.col_order = "sum"
    assert [list(message["parts"]) for message in told(sent)] == [["cols.order"]]
    assert told(sent)[0]["revision"] == 1
    assert widget.row_order == "cluster"


@pytest.mark.usefixtures("page")
def test_a_small_change_is_a_small_message_whatever_was_done_before(sent):
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(3000, 3)))
    widget = cgw.Clustergram(frame, row_cluster=False)
    messages = []
    widget.comm.send = lambda data=None, **_: messages.append(data)
    ask(widget, {"kind": "view", "revision": 0})
    for kept in range(2999, 2980, -1):
        widget.crop(rows=range(kept))
    messages.clear()
    widget.opacity = 1.5
    widget.undo()
    assert len(messages) == 2
    assert len(json.dumps(messages)) < 1000


def test_a_long_history_is_not_sent_with_each_change_before_a_page_listens():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(3000, 3)))
    widget = cgw.Clustergram(frame, row_cluster=False)
    messages = []
    widget.comm.send = lambda data=None, **_: messages.append(data)
    for kept in range(2999, 2980, -1):
        widget.crop(rows=range(kept))
    messages.clear()
    widget.opacity = 1.5
    assert messages == []
    widget._repr_mimebundle_()
    assert [sorted(message["state"]) for message in messages] == [["_history", "_view"]]
    assert messages[0]["state"]["_view"]["colors"]["opacity"] == 1.5


def test_changes_of_the_view_send_the_view_and_its_history_alone(widget, sent):
    widget.row_order = "sum"
    widget.col_order = list("zyxw")
    widget.cut_rows(2)
    widget.selected_rows = ["a"]
    assert [sorted(state) for state in updates(sent)] == [["_history", "_view"]] * 4
    assert all(buffers == [] for _, buffers in sent)
    assert sum(len(json.dumps(data)) for data, _ in sent) < 4000


def test_nothing_is_sent_when_nothing_changes(widget, sent):
    widget.row_order = "cluster"
    widget.selected_rows = None
    widget.row_cut = widget.row_cut
    assert sent == []


def test_every_record_says_its_version(widget):
    widget.recluster()
    widget.filter_rows(top=2)
    widget.groups["a"] = ["x"]
    widget.gene_sets = {"first": ["x"]}
    sent = {name: value for name, value in widget.get_state().items() if isinstance(value, dict)}
    assert len(sent) == 16
    del sent["_scaling"]
    assert {name: value["version"] for name, value in sent.items()} == dict.fromkeys(sent, VERSION)


def weight(value):
    """Bytes of a trait on its way: its buffers with their places, and the rest as JSON."""
    if isinstance(value, bytes):
        return len(value) + 60
    if isinstance(value, dict):
        return sum(len(json.dumps(key)) + 2 + weight(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return sum(1 + weight(item) for item in value)
    return len(json.dumps(value))


def strips(rows, cols):
    """Two category strips on each axis, without a pattern that would deflate."""
    random = np.random.default_rng(1)
    family = [f"family {i}" for i in random.integers(0, 12, rows)]
    tissue = [f"tissue {i}" for i in random.integers(0, 9, cols)]
    return {
        "row_categories": {"family": family, "score": random.normal(size=rows)},
        "col_categories": {"tissue": tissue, "age": random.integers(20, 80, cols)},
    }


@pytest.mark.parametrize(
    ("rows", "cols", "options", "most"),
    [
        (1000, 500, {}, 4.15),
        (1000, 500, strips(1000, 500), 4.17),
        (1000, 500, {"z_score": 0, **strips(1000, 500)}, 4.2),
        (2000, 2000, strips(2000, 2000), 4.06),
    ],
    ids=["as given", "with strips", "scaled, with strips", "large"],
)
def test_a_cell_takes_at_most_4_2_bytes_with_all_stops_and_all_that_belongs_to_it(
    rows, cols, options, most
):
    frame = pd.DataFrame(
        np.random.default_rng(0).normal(size=(rows, cols)),
        index=[f"gene_{i:04d}" for i in range(rows)],
        columns=[f"sample_{i:03d}" for i in range(cols)],
    )
    widget = cgw.Clustergram(frame, **options)
    widget._worker.start()
    assert widget._worker.wait(120)
    assert len(widget._tops["stops"]) == 12
    own = {name: value for name, value in widget.get_state().items() if isinstance(value, dict)}
    assert len(own) == 16
    assert len(own["_matrix"]["values"]["data"]) == 4 * rows * cols
    assert 4 * rows * cols < weight(own) <= most * rows * cols


def test_text_that_utf8_cannot_hold_still_reaches_the_page():
    half = "half \ud83d"
    frame = pd.DataFrame(np.eye(3), index=[half, "b", "c"])
    frame.index.name = half
    widget = cgw.Clustergram(frame, row_categories={half: [half, "b", half]})
    state = widget.get_state(["_rows", "_row_categories", "_view"])
    del state["_rows"]["labels"]
    json.dumps(str(state), ensure_ascii=False).encode()
    widget.selected_rows = [half]
    assert list(widget.selected_rows.index) == [half]
