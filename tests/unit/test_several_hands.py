"""A kernel and two pages change one view at the same time, over slow wires.

The pages are the real program in Node. Messages wait on their wire until the test delivers them, so
every delay and every order is tried.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
from collections import deque
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw

JS = Path(__file__).parents[2] / "js"
TRIES = int(os.environ.get("SOAK_TRIES", "60"))
ROWS, COLS = 6, 4
TABLE = pd.DataFrame(
    np.random.default_rng(3).normal(size=(ROWS, COLS)).round(3),
    index=list("abcdef"),
    columns=list("wxyz"),
)
OTHER = TABLE.iloc[::-1].rename(index={"a": "g"}) + 1
PAGES = ("one", "two")
NAMES = ("one", "two", "python")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The pages, as one file for Node."""
    bundle = tmp_path_factory.mktemp("hands") / "pages.mjs"
    script = (
        "require('esbuild').buildSync({entryPoints: ['tests/hands/pages.ts'], bundle: true, "
        "format: 'esm', platform: 'node', target: 'es2022', outfile: process.argv[1]})"
    )
    subprocess.run(["node", "-e", script, str(bundle)], cwd=JS, check=True)
    return bundle


@pytest.fixture(scope="module")
def node(program):
    """A running Node with no page yet."""
    process = subprocess.Popen(
        ["node", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.stdin.close()
    process.wait(20)


class Hands:
    """A widget, two pages of it, and the wires between."""

    numbers = iter(range(1_000_000))

    def __init__(self, node):
        self.node = node
        self.widget = cgw.Clustergram(
            TABLE, row_categories={"Kind": list("xxyyxy")}, metric="euclidean"
        )
        number = next(self.numbers)
        self.pages = {name: f"{name} {number}" for name in PAGES}
        self.up = {page: deque() for page in self.pages.values()}
        self.down = {page: deque() for page in self.pages.values()}
        self.widget.comm.send = self._send
        for page in self.pages.values():
            self.tell(page, {"do": "open", "traits": self._traits(self.widget.get_state())})

    def _traits(self, state):
        from ipywidgets.widgets.widget import _remove_buffers

        plain, paths, buffers = _remove_buffers(state)
        texts = [base64.b64encode(bytes(memoryview(part))).decode() for part in buffers]
        return {"state": plain, "paths": paths, "buffers": texts}

    def _send(self, data=None, metadata=None, buffers=None):
        texts = [base64.b64encode(bytes(memoryview(part))).decode() for part in buffers or []]
        text = json.dumps({"data": data, "buffers": texts})
        for wire in self.down.values():
            wire.append(text)

    def tell(self, page, command):
        """Let the pages obey a command; what they send waits on their wires."""
        self.node.stdin.write(json.dumps({"page": page, **command}) + "\n")
        self.node.stdin.flush()
        answer = json.loads(self.node.stdout.readline())
        for message in answer["sent"]:
            self.up[message["page"]].append(message["content"])
        return answer["reply"]

    def wait(self, ms):
        self.tell(None, {"do": "wait", "ms": ms})

    def act(self, name, act):
        self.tell(self.pages[name], {"do": "act", "act": act})

    def deliver_up(self, name):
        wire = self.up[self.pages[name]]
        if wire:
            self.widget._handle_custom_msg(wire.popleft(), [])
        return bool(wire)

    def deliver_down(self, name):
        page = self.pages[name]
        wire = self.down[page]
        if not wire:
            return False
        message = json.loads(wire.popleft())
        data = message["data"]
        if data["method"] == "custom":
            self.tell(page, {"do": "message", "content": data["content"]})
        elif data["method"] == "update":
            traits = {"state": data["state"], "paths": data["buffer_paths"]}
            traits["buffers"] = message["buffers"]
            self.tell(page, {"do": "traits", "traits": traits})
        return bool(wire)

    def come_to_rest(self):
        """Deliver all there is, until nobody has anything more to say."""
        for _ in range(50):
            self.wait(300)
            if not any((*self.up.values(), *self.down.values())):
                return
            for name in PAGES:
                while self.up[self.pages[name]]:
                    self.deliver_up(name)
            for name in PAGES:
                while self.down[self.pages[name]]:
                    self.deliver_down(name)
        raise AssertionError("the pages and the kernel never come to rest")

    def read(self, name):
        return self.tell(self.pages[name], {"do": "read"})


def plain(value):
    return json.loads(json.dumps(value))


def check_all_agree(hands):
    state = plain(hands.widget.get_state(["_view", "_history"]))
    revision = state["_history"].pop("revision")
    for name in PAGES:
        page = hands.read(name)
        assert page["problem"] is None
        assert page["view"] == state["_view"]
        assert page["history"] == state["_history"]
        assert page["saved"] == [state["_view"], {**state["_history"], "revision": revision}]


sides = st.sampled_from(["rows", "cols"])
heights = st.sampled_from([0, 0.5, 1.25, 2])
opacities = st.sampled_from([0.25, 0.5, 1.5])
places = st.sampled_from([[], [0], [1, 2], [0, 3]])
orders = st.sampled_from([{"by": by} for by in ("cluster", "sum", "label", "initial")])
drags = st.sampled_from([None, "a drag", "another drag"])


def page_acts(with_steps):
    """What a person does on a page."""
    parts = st.one_of(
        orders.map(lambda order: {"order": order}),
        heights.map(lambda cut: {"cut": cut}),
        places.map(lambda selected: {"selected": selected}),
        st.sampled_from([[], [1]]).map(lambda flips: {"flips": flips}),
    )
    acts = [
        st.builds(
            lambda axis, change, drag: {
                "axis": axis,
                "change": change,
                **({"drag": drag} if drag else {}),
            },
            sides,
            parts,
            drags,
        ),
        st.builds(
            lambda opacity, drag: {
                "colors": {"opacity": opacity},
                **({"drag": drag} if drag else {}),
            },
            opacities,
            drags,
        ),
        st.sampled_from([None, [0, 2], [1, 3]]).map(
            lambda stretch: {"viewport": {"rows": stretch, "cols": None}}
        ),
    ]
    if with_steps:
        named = st.sampled_from([[0], [1, 2]]).map(
            lambda rows: {
                "groups": [{"name": "mine", "axis": "rows", "positions": rows, "color": "#e69f00"}]
            }
        )
        crop = st.builds(
            lambda axis, kept: {"axis": axis, "change": {"crops": [{"kept": kept, "cut": 1}]}},
            sides,
            st.sampled_from([[0, 1], [1, 2], [2, 3]]),
        )
        chosen = st.sampled_from(["x", "y"]).map(
            lambda value: {
                "axis": "rows",
                "change": {"category": {"title": "Kind", "value": value}},
            }
        )
        steps = st.sampled_from(["undo", "undo", "redo"]).map(lambda step: {"step": step})
        acts += [named, st.just({"groups": []}), crop, chosen, steps]
    return st.one_of(acts)


def set_trait(name, value):
    return {"set": name, "value": value}


def python_acts(with_steps):
    """What a cell does."""
    acts = [
        st.builds(
            set_trait,
            st.sampled_from(["row_order", "col_order"]),
            st.sampled_from(["sum", "label"]),
        ),
        st.builds(
            set_trait, st.sampled_from(["row_cut", "col_cut"]), st.sampled_from([0.25, 0.75])
        ),
        st.builds(set_trait, st.just("opacity"), opacities),
        st.sampled_from([["a"], ["b", "c"]]).map(lambda rows: set_trait("selected_rows", rows)),
    ]
    if with_steps:
        calls = ["undo", "redo", "reset", "crop", "top", "group", "ungroup", "recluster", "update"]
        acts.append(st.sampled_from(calls).map(lambda name: {"call": name}))
    return st.one_of(acts)


def do_in_python(widget, act):
    if "set" in act:
        setattr(widget, act["set"], act["value"])
        return
    rows = widget.data.index
    calls = {
        "undo": widget.undo,
        "redo": widget.redo,
        "reset": widget.reset,
        "crop": lambda: widget.crop(rows=list(rows[:4])),
        "top": lambda: widget.filter_rows(top=3),
        "group": lambda: widget.groups.set("ours", list(rows[:2]), axis="row"),
        "ungroup": lambda: setattr(widget, "groups", {}),
        "recluster": lambda: widget.recluster(method="single"),
        "update": lambda: widget.update(OTHER if "a" in rows else TABLE),
    }
    with contextlib.suppress(ValueError):
        calls[act["call"]]()


def events(with_steps):
    """Acts of all hands between deliveries and pauses."""
    page = st.tuples(st.just("act"), st.sampled_from(PAGES), page_acts(with_steps))
    python = st.tuples(st.just("python"), python_acts(with_steps))
    wires = st.tuples(st.sampled_from(["up", "down"]), st.sampled_from(PAGES))
    pause = st.tuples(st.just("wait"), st.sampled_from([10, 120]))
    return st.lists(st.one_of(page, page, python, wires, wires, wires, pause), max_size=40)


def play(hands, script):
    for event in script:
        if event[0] == "act":
            hands.act(*event[1:])
        elif event[0] == "python":
            do_in_python(hands.widget, event[1])
        elif event[0] == "wait":
            hands.wait(event[1])
        elif event[0] == "up":
            hands.deliver_up(event[1])
        else:
            hands.deliver_down(event[1])


several = settings(
    max_examples=int(os.environ.get("SOAK_TRIES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@given(script=events(with_steps=True))
@several
def test_whatever_all_do_at_once_all_end_with_the_same_view_and_history(node, script):
    hands = Hands(node)
    play(hands, script)
    hands.come_to_rest()
    check_all_agree(hands)


WRITTEN = {
    "row_order": "rows.order",
    "col_order": "cols.order",
    "row_cut": "rows.cut",
    "col_cut": "cols.cut",
    "opacity": "colors.opacity",
    "selected_rows": "rows.selected",
}


def written_by(event):
    """Which hand sets which parts to what; None for what only Python's own words say."""
    if event[0] == "python":
        return "python", {WRITTEN[event[1]["set"]]: event[1]["value"]}
    if event[0] != "act":
        return None, {}
    name, act = event[1:]
    if "axis" in act:
        return name, {f"{act['axis']}.{key}": part for key, part in act["change"].items()}
    if "colors" in act:
        return name, {f"colors.{key}": part for key, part in act["colors"].items()}
    return name, {f"viewport.{axis}": part for axis, part in act["viewport"].items()}


def in_view(widget, path):
    owner, key = path.split(".")
    return plain(widget.get_state("_view")["_view"])[owner][key]


def as_in_view(path, value):
    if path.endswith("order") and isinstance(value, str):
        return {"by": value}
    if path == "rows.selected" and value and isinstance(value[0], str):
        return [list(TABLE.index).index(label) for label in value]
    return value


@given(script=events(with_steps=False))
@several
def test_no_change_to_a_part_is_lost_that_nobody_else_changed(node, script):
    hands = Hands(node)
    play(hands, script)
    hands.come_to_rest()
    check_all_agree(hands)
    hand_of, last = {}, {}
    for event in script:
        name, parts = written_by(event)
        for path, value in parts.items():
            hand_of.setdefault(path, set()).add(name)
            last[path] = value
    for path, names in hand_of.items():
        if len(names) == 1:
            assert in_view(hands.widget, path) == as_in_view(path, last[path]), path
