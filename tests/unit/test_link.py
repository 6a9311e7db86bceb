"""Widgets that follow each other: `link`."""

from __future__ import annotations

import itertools
import signal
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw
from tests.unit.page import from_page

SAMPLES = list("abcdefgh")


def table(seed, rows, cols=SAMPLES):
    values = np.random.default_rng(seed).normal(size=(len(rows), len(cols)))
    return pd.DataFrame(values, index=rows, columns=cols)


def genes(first, last):
    return [f"g{i:02d}" for i in range(first, last)]


@pytest.fixture
def pair():
    """Two tables that share rows 8 to 19 and all columns."""
    return cgw.Clustergram(table(1, genes(0, 20))), cgw.Clustergram(table(2, genes(8, 30)))


SHARED = set(genes(8, 20))


def of_both(labels, shared=SHARED):
    return [label for label in labels if label in shared]


def sent_by(widget, monkeypatch):
    messages = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: messages.append(data))
    return messages


def test_linked_widgets_show_the_order_of_the_first_at_once(pair):
    first, second = pair
    cgw.link(first, second)
    assert list(second.view.columns) == list(first.view.columns)
    assert of_both(second.view.index) == of_both(first.view.index)
    assert first.row_order == "cluster"


def test_what_both_have_is_selected_in_both_from_either_side(pair):
    first, second = pair
    cgw.link(first, second)
    first.selected_rows = ["g03", "g12", "g09"]
    assert set(second.selected_rows.index) == {"g09", "g12"}
    second.selected_cols = ["b", "h"]
    assert set(first.selected_cols.columns) == {"b", "h"}
    from_page(second, rows={"selected": [0, 20]})
    assert set(first.selected_rows.index) == {"g03", "g08"}
    assert set(second.selected_rows.index) == {"g08", "g28"}
    first.selection = None
    assert set(second.selected_rows.index) == {"g28"}


def test_lines_of_one_alone_come_last_in_an_order_of_the_other(pair):
    first, second = pair
    second.row_order = "label"
    cgw.link(first, second)
    first.row_order = "sum"
    rows = list(second.view.index)
    assert rows[:12] == of_both(first.view.index)
    assert rows[12:] == genes(20, 30)


def test_an_order_by_its_name_stays_one_where_it_gives_the_same():
    values = table(1, genes(0, 20)).sample(frac=1, random_state=0)
    first, second = cgw.Clustergram(values), cgw.Clustergram(values * 2)
    cgw.link(first, second)
    for order in ("label", "initial", "sum", "cluster"):
        first.row_order = order
        assert second.row_order == order
        assert list(second.view.index) == list(first.view.index)


def test_crops_nest_and_are_taken_back_in_both(pair):
    first, second = pair
    cgw.link(first, second)
    first.crop(rows=genes(4, 16))
    assert set(second.view.index) == set(genes(8, 16))
    second.crop(rows=genes(8, 11))
    assert set(first.view.index) == set(genes(8, 11))
    second.undo()
    assert set(first.view.index) == set(genes(4, 16))
    assert set(second.view.index) == set(genes(8, 16))
    first.crops = None
    assert first.view.shape == (20, 8)
    assert second.view.shape == (22, 8)


def test_a_crop_that_leaves_nothing_of_the_other_leaves_it_as_it_is(pair):
    first, second = pair
    cgw.link(first, second)
    first.crop(rows=genes(0, 5))
    assert second.view.shape == (22, 8)
    second.selected_rows = ["g10"]
    assert set(first.view.index) == set(genes(0, 5))
    first.undo()
    first.undo()
    assert first.view.shape == (20, 8)


def test_a_crop_to_what_the_other_hides_leaves_it_as_it_is(pair):
    first, second = pair
    second.set_categories("row", {"Kind": list("xy") * 11})
    cgw.link(first, second)
    second.filter_rows(category=("Kind", "x"))
    shown = list(second.view.index)
    first.crop(rows=["g09", "g11"])
    assert list(second.view.index) == shown
    first.crop(rows=["g09"])
    first.crops = {"rows": [["g09", "g10"]]}
    assert list(second.view.index) == ["g10"]


def test_a_cropped_axis_keeps_the_order_of_what_it_hides(pair):
    first, second = pair
    cgw.link(first, second)
    first.row_order = "sum"
    first.crop(rows=genes(8, 12))
    second.undo()
    assert first.row_order == "sum"
    assert of_both(second.view.index) == of_both(first.view.index)


def test_undo_in_one_is_followed_and_the_other_can_undo_that(pair):
    first, second = pair
    cgw.link(first, second)
    before = [list(widget.view.index) for widget in pair]
    first.row_order = "label"
    first.undo()
    assert of_both(second.view.index) == of_both(before[0])
    second.undo()
    assert of_both(first.view.index) == sorted(SHARED)


def test_each_change_is_one_step_and_one_message_of_every_other_widget(pair, monkeypatch):
    first, second = pair
    third = cgw.Clustergram(table(3, genes(5, 25)))
    cgw.link(first, second, third)
    widgets = (first, second, third)
    sent = [sent_by(widget, monkeypatch) for widget in widgets]
    steps = [len(widget.steps) for widget in widgets]

    def one_message_each(gesture, *, leader=None):
        for messages in sent:
            messages.clear()
        gesture()
        states = [[message["state"] for message in messages] for messages in sent]
        for widget, own in zip(widgets, states, strict=True):
            shown = [set(state) for state in own if widget is not leader or len(own) == 1]
            assert shown in ([{"_view", "_history"}], [{"_view"}])

    one_message_each(lambda: setattr(first, "selected_rows", ["g10", "g11"]))
    one_message_each(lambda: setattr(second, "row_order", "label"))
    one_message_each(lambda: third.crop(rows=genes(9, 18)))
    one_message_each(third.undo)
    assert [len(widget.steps) - n for widget, n in zip(widgets, steps, strict=True)] == [4, 4, 2]
    one_message_each(lambda: from_page(second, rows={"selected": [3]}))


def test_a_change_that_is_not_shared_leaves_the_others_alone(pair, monkeypatch):
    first, second = pair
    cgw.link(first, second)
    sent = sent_by(second, monkeypatch)
    seen = second._current
    first.selected_rows = ["g01"]
    first.cut_rows(3)
    first.opacity = 1.5
    first.viewport = ((0, 5), None)
    first.col_flips = []
    assert sent == []
    assert second._current is seen


def test_only_the_axes_asked_for_are_linked(pair):
    first, second = pair
    cgw.link(first, second, rows=False)
    first.selected_rows = ["g10"]
    first.selected_cols = ["a"]
    first.row_order = "label"
    assert second._view["rows"]["selected"] == []
    assert second.row_order == "cluster"
    assert list(second.selected_cols.columns) == ["a"]


def test_equal_labels_are_paired_one_by_one():
    first = cgw.Clustergram(table(1, ["x", "y", "x", "x"]))
    second = cgw.Clustergram(table(2, ["x", "x", "z", "y"]))
    cgw.link(first, second)
    from_page(first, rows={"selected": [2]})
    assert second._view["rows"]["selected"] == [1]
    from_page(first, rows={"selected": [3]})
    assert second._view["rows"]["selected"] == []
    from_page(second, rows={"selected": [0, 3]})
    assert first._view["rows"]["selected"] == [0, 1, 3]


def test_unlinked_widgets_go_their_own_way(pair):
    first, second = pair
    with cgw.link(first, second) as linked:
        first.selected_cols = ["a"]
        assert first._links == second._links != []
    linked.unlink()
    first.selected_cols = ["b"]
    assert list(second.selected_cols.columns) == ["a"]
    assert first._links == second._links == []


def test_a_closed_widget_does_not_stop_the_others(pair):
    first, second = pair
    third = cgw.Clustergram(table(3, genes(5, 25)))
    cgw.link(first, second, third)
    second.close()
    first.selected_rows = ["g10"]
    assert list(third.selected_rows.index) == ["g10"]


def test_linking_again_gives_the_link_there_is(pair):
    first, second = pair
    linked = cgw.link(first, second)
    assert cgw.link(second, first) is linked
    assert len(first._links) == 1
    assert cgw.link(first, second, rows=False) is not linked
    linked.unlink()
    assert cgw.link(first, second) is not linked


def test_another_table_is_linked_by_its_own_labels(pair):
    first, second = pair
    cgw.link(first, second)
    first.selected_rows = ["g10"]
    first.update(table(4, genes(15, 40)))
    assert of_both(second.view.index, set(genes(15, 30))) == of_both(
        first.view.index, set(genes(15, 30))
    )
    first.selected_rows = ["g27", "g35"]
    assert set(second.selected_rows.index) == {"g10", "g27"}
    second.update(table(5, [f"other {i}" for i in range(6)]))
    first.row_order = "label"
    second.selected_rows = ["other 3"]
    assert set(first.selected_rows.index) == {"g27", "g35"}
    second.set_categories("row", {"Kind": list("xyxyxy")})
    first.recluster(metric="euclidean")
    assert list(second.view.columns) == list(first.view.columns)


def test_links_that_meet_in_a_ring_come_to_rest(pair):
    first, second = pair
    third = cgw.Clustergram(table(3, genes(5, 25)))
    for one, other in ((first, second), (second, third), (third, first)):
        cgw.link(one, other)
    first.row_order = "variance"
    second.selected_rows = ["g09", "g14", "g24"]
    assert list(first.view.columns) == list(second.view.columns) == list(third.view.columns)
    assert {"g09", "g14"} <= set(first.selected_rows.index)


@pytest.mark.parametrize(
    ("arguments", "flags", "error", "said"),
    [
        ((0,), {}, ValueError, "link got 1 widgets; give two or more"),
        ((), {}, ValueError, "link got 0 widgets"),
        ((0, 0), {}, ValueError, "the same widget twice"),
        ((0, "w"), {}, TypeError, r"widgets\[1\] is a str; give Clustergram widgets"),
        ((0, 1), {"rows": False, "cols": False}, ValueError, "rows and cols are both False"),
        ((0, 1), {"rows": "no"}, TypeError, "rows is 'no'"),
        ((0, 2), {}, ValueError, r"no rows in common.*'g00'.*'z'.*give rows=False"),
        ((0, 3), {}, ValueError, r"no columns in common.*give cols=False"),
    ],
)
def test_what_cant_be_linked_is_an_error_that_says_what_to_give(
    pair, arguments, flags, error, said
):
    widgets = [*pair, cgw.Clustergram(table(3, ["z", "y"]))]
    widgets.append(cgw.Clustergram(table(3, genes(0, 3), ["s", "t"])))
    given = [at if isinstance(at, str) else widgets[at] for at in arguments]
    with pytest.raises(error, match=said):
        cgw.link(*given, **flags)
    assert all(widget._links == [] for widget in widgets)


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["select", "order", "custom", "crop", "undo", "redo", "value", "reset"]),
        st.sampled_from(["row", "col"]),
        st.integers(0, 2**32 - 1),
    ),
    max_size=8,
)


def change(widget, kind, axis, seed):
    random = np.random.default_rng(seed)
    shown = widget.view.index if axis == "row" else widget.view.columns
    some = list(random.choice(shown, random.integers(1, len(shown) + 1), replace=False))
    if kind == "select":
        setattr(widget, f"selected_{axis}s", some)
    elif kind == "order" and widget._current.tree(f"{axis}s") is not None:
        names = ["cluster", "sum", "variance", "label", "initial"]
        setattr(widget, f"{axis}_order", str(random.choice(names)))
    elif kind == "custom":
        labels = widget.data.index if axis == "row" else widget.data.columns
        setattr(widget, f"{axis}_order", list(random.permutation(labels)))
    elif kind == "value":
        other = widget.data.columns if axis == "row" else widget.data.index
        setattr(widget, f"{axis}_order", f"value:{random.choice(other)}")
    elif kind == "crop":
        widget.crop(**{f"{axis}s": some})
    elif kind == "reset":
        widget.reset()
    elif kind == "undo" and widget.steps:
        widget.undo()
    elif kind == "redo" and widget._steps.future:
        widget.redo()


def whole_order(seen, axis):
    whole = replace(seen.state.axis(axis), crops=())
    return seen.with_state(seen.state.with_axis(axis, whole)).indices(axis)


def shared_state(seen, axis, shared):
    """What is selected, in which order all stands and what crops keep, of the shared labels."""
    index, view = seen.axis(axis).index, seen.state.axis(axis)
    crops = [set(index[list(crop.kept)]) & shared for crop in view.crops]
    return (
        set(index[list(view.selected)]) & shared,
        of_both(index[whole_order(seen, axis)], shared),
        [kept for kept in crops if kept],
    )


@settings(max_examples=40)
@given(CHANGES)
def test_after_any_changes_shared_lines_are_selected_ordered_and_cropped_alike(changes):
    widgets = [
        cgw.Clustergram(table(1, genes(0, 7), list("abcd"))),
        cgw.Clustergram(table(2, genes(3, 9), list("dbca"))),
        cgw.Clustergram(table(3, genes(0, 7)[::-1], list("cbad")), row_cluster=False),
    ]
    linked = cgw.link(*widgets)
    for place, kind, axis, seed in changes:
        leader = widgets[place]
        change(leader, kind, axis, seed)
        for other, name in itertools.product(widgets, ("rows", "cols")):
            shared = set(leader._current.axis(name).index) & set(other._current.axis(name).index)
            led, follows = (shared_state(one._current, name, shared) for one in (leader, other))
            assert led == follows
    linked.unlink()


@pytest.mark.parametrize("way", ["on_select", "observe"])
def test_an_interrupt_ends_a_callback_of_a_linked_widget_and_all_widgets_have_followed(way):
    first, second, third = (cgw.Clustergram(table(n, genes(0, 9))) for n in range(3))
    cgw.link(first, second, third)
    reached = []

    def callback(_):
        signal.raise_signal(signal.SIGINT)
        reached.append("after the interrupt")

    if way == "on_select":
        second.on_select(callback)
    else:
        second.observe(callback, "selected_rows")
    with pytest.raises(KeyboardInterrupt):
        first.selected_rows = ["g02"]
    assert reached == []
    for widget in (first, second, third):
        assert widget.selected_rows.index.tolist() == ["g02"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
