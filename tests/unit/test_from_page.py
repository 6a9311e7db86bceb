"""Whatever the page sends, the kernel goes on, and shows only what is a view of the table.

An error that left `set_state` or `_answer` would be raised into the kernel's loop.
"""

from __future__ import annotations

import json
import logging

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw
from clustergrammer_widget.view.history import MOST_STEPS

FRAME = pd.DataFrame(
    np.random.default_rng(1).normal(size=(6, 4)), index=list("abcdef"), columns=list("wxyz")
)


def make_widget():
    widget = cgw.Clustergram(FRAME, row_categories={"group": list("pqpqpq"), "dose": range(6)})
    widget.row_order = "sum"
    widget.crop(rows=list("abcd"))
    widget.selected_cols = ["w", "x"]
    widget.groups = {"first": list("abc"), "both": list("cd"), "across": ["w"]}
    return widget


SHARED = make_widget()

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def places(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def replaced(value, path, new):
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def tampered(value):
    """A value with something else in one place."""
    spots = st.sampled_from(list(places(value)))
    plausible = st.sampled_from([[], {}, [0], [5], [6], [-1], 0, 1, 2.5, -1, True, "x", "sum"])
    return st.builds(lambda path, new: replaced(value, path, new), spots, plausible | anything)


def now(name):
    return json.loads(json.dumps(SHARED.get_state(name)[name]))


CHANGEABLE = ("_view", "_history", "_groups")


def what_is_drawn():
    return {name: value for name, value in SHARED.get_state().items() if name not in CHANGEABLE}


def check_is_well():
    """The widget can be read, changed, and taken back to where it was."""
    assert not SHARED.view.empty
    compile(SHARED.to_code(), "pasted", "exec")
    steps = SHARED.steps
    SHARED.opacity = 1.5 if SHARED.opacity != 1.5 else 0.5
    assert SHARED.steps == [*steps, "opacity"][-MOST_STEPS:]
    SHARED.undo()
    assert SHARED.steps == steps[-MOST_STEPS + 1 :]


@pytest.fixture(autouse=True)
def what_is_drawn_stays():
    before = what_is_drawn()
    yield
    assert what_is_drawn() == before


@given(st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tampered_views_histories_and_groups_are_taken_whole_or_not_at_all(data):
    some = [["_view"], ["_history"], ["_groups"], ["_view", "_history"], list(CHANGEABLE)]
    names = data.draw(st.sampled_from(some))
    before = {name: now(name) for name in CHANGEABLE}
    sent = {name: data.draw(tampered(now(name))) for name in names}
    SHARED.set_state(sent)
    after = {name: now(name) for name in CHANGEABLE}
    assert after in (before, before | sent)
    check_is_well()
    SHARED.set_state(before)
    assert {name: now(name) for name in CHANGEABLE} == before


def test_groups_come_with_the_history_that_was_sent_also_where_a_step_changes_nothing():
    before = {name: now(name) for name in CHANGEABLE}
    last = len(before["_history"]["past"]) - 1
    sent = {
        "_view": replaced(before["_view"], ("cols", "selected"), []),
        "_history": replaced(
            before["_history"], ("past", last, "after"), before["_history"]["past"][last]["before"]
        ),
        "_groups": replaced(before["_groups"], ("groups",), []),
    }
    SHARED.set_state(sent)
    assert {name: now(name) for name in CHANGEABLE} == sent
    SHARED.set_state(before)


@given(st.dictionaries(st.sampled_from([*SHARED.keys, "x", "view", "row_order"]), anything))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_other_part_of_the_widget_can_be_set_from_the_page(state):
    before = {name: now(name) for name in CHANGEABLE}
    SHARED.set_state(state)
    assert {name: now(name) for name in CHANGEABLE} == before


@given(anything)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_state_that_is_none_is_refused(state):
    before = {name: now(name) for name in CHANGEABLE}
    SHARED.set_state(state)
    assert {name: now(name) for name in CHANGEABLE} == before


questions = st.builds(
    lambda kind, top, more: {"kind": kind, "top": top, **more},
    st.sampled_from(["top", "click", "values", "painted", "Top", ""]) | anything,
    anything | st.fixed_dictionaries({"by": st.sampled_from(["sum", 1]), "count": anything}),
    st.dictionaries(st.text(max_size=5) | st.sampled_from(["row", "col", "values"]), anything),
)


@given(anything | questions.filter(lambda content: content["kind"] != "painted"))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_forged_question_gets_no_answer(content):
    SHARED._answer(SHARED, content, [])
    assert SHARED.get_state("_tops")["_tops"] == {}
    check_is_well()


UNFIT = {
    "a value no row has": {"rows": {"category": {"title": "group", "value": "z"}}},
    "text of numbers": {"rows": {"category": {"title": "dose", "value": "3"}}},
    "a number no row has": {"rows": {"category": {"title": "dose", "value": 0.125}}},
    "a number of text": {"rows": {"category": {"title": "group", "value": 1}}},
    "a merge beyond the tree of the top rows": {
        "top": {"by": "sum", "count": 2},
        "rows": {"flips": [1]},
    },
    "no cut of a tree": {"cols": {"cut": None}},
    "a crop without the cut before it": {"cols": {"crops": [{"kept": [0], "cut": None}]}},
    "a cut without a tree": {"rows": {"cut": 1}, "_made_with": {"row_cluster": False}},
    "the order of no tree": {
        "rows": {"order": {"by": "cluster"}},
        "_made_with": {"row_cluster": False},
    },
    "a colour map there is none of": {"colors": {"map": "<script>"}},
    "colours that end before they begin": {"colors": {"vmin": 1e9}},
    "crops without overlap": {
        "cols": {"crops": [{"kept": [0], "cut": 1}, {"kept": [1], "cut": 1}]}
    },
}


@pytest.mark.parametrize("parts", UNFIT.values(), ids=UNFIT)
def test_a_view_that_does_not_fit_this_table_is_refused(parts, caplog):
    parts = dict(parts)
    made_with = parts.pop("_made_with", {})
    widget = cgw.Clustergram(
        FRAME, row_categories={"group": list("pqpqpq"), "dose": range(6)}, **made_with
    )
    before = widget.get_state("_view")["_view"]
    changed = {name: (before[name] or {}) | part for name, part in parts.items()}
    with caplog.at_level(logging.WARNING):
        widget.set_state({"_view": before | changed})
    assert "a change sent by the page was refused: view." in caplog.text
    assert widget.get_state("_view")["_view"] == before
