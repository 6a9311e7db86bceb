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
from clustergrammer_widget.view.state.history import MOST_STEPS
from clustergrammer_widget.view.state.parts import PATHS
from tests.unit.page import from_page, view_of

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


CHANGEABLE = ("_view", "_history")


def now():
    return json.loads(json.dumps(SHARED.get_state(CHANGEABLE)))


def what_is_drawn():
    return {name: value for name, value in SHARED.get_state().items() if name not in CHANGEABLE}


def parts_now():
    """All parts of the view as a change could set them."""
    view = view_of(SHARED)
    return {
        ".".join(path): view[path[0]] if len(path) == 1 else view[path[0]][path[1]]
        for path in (path.split(".") for path in sorted(PATHS))
    }


PARTS = parts_now()


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
def test_tampered_changes_are_made_whole_or_not_at_all(data):
    before = now()
    some = data.draw(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=4, unique=True))
    change = {
        "action": data.draw(st.sampled_from(["set", "set", "undo", "redo", "erase", 1])),
        "parts": data.draw(tampered({path: PARTS[path] for path in some})),
        "gesture": data.draw(st.sampled_from([None, None, "drag", 1, "x" * 1000])),
    }
    by = {"page": "page", "id": 1}
    message = {"kind": "change", "by": by, "table": SHARED._table, "change": change}
    SHARED._answer(SHARED, data.draw(st.just(message) | tampered(message)), [])
    after = now()
    if after["_history"]["revision"] == before["_history"]["revision"]:
        assert after == before
    else:
        assert after["_history"]["revision"] == before["_history"]["revision"] + 1
    assert json.loads(json.dumps(after, allow_nan=False)) == after
    check_is_well()


@given(st.dictionaries(st.sampled_from([*SHARED.keys, "x", "view", "row_order"]), anything))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_other_part_of_the_widget_can_be_set_from_the_page(state):
    before = now()
    SHARED.set_state(state)
    assert now() == before


@given(anything)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_state_that_is_none_is_refused(state):
    before = now()
    SHARED.set_state(state)
    assert now() == before


questions = st.builds(
    lambda kind, top, more: {"kind": kind, "top": top, **more},
    st.sampled_from(["top", "click", "values", "painted", "Top", ""]) | anything,
    anything | st.fixed_dictionaries({"by": st.sampled_from(["sum", 1]), "count": anything}),
    st.dictionaries(st.text(max_size=5) | st.sampled_from(["row", "col", "values"]), anything),
)


@given(anything | questions.filter(lambda content: content["kind"] != "painted"))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_forged_question_changes_nothing(content):
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
    with caplog.at_level(logging.WARNING):
        from_page(widget, **parts)
    assert "a change sent by the page was refused: view." in caplog.text
    assert widget.get_state("_view")["_view"] == before
