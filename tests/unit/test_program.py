"""The page's program: one model for all widgets of a kernel, and a small loader in each."""

from __future__ import annotations

import base64
import gzip
import json

import numpy as np
from ipywidgets.widgets.widget import _remove_buffers

import clustergrammer_widget as cgw
from clustergrammer_widget.widget.base.program import shared_program
from tests.unit.page import ask


def test_all_widgets_name_one_program_and_bring_only_a_loader():
    widgets = [cgw.Clustergram(np.eye(3)) for _ in range(3)]
    named = {w.get_state()["_program"] for w in widgets}
    assert named == {f"IPY_MODEL_{shared_program().model_id}"}
    assert len(gzip.compress(widgets[0]._esm.encode())) <= 4_000
    assert b"openPage" in gzip.decompress(base64.b64decode(shared_program().source))


def test_the_rest_of_a_small_widget_is_small():
    w = cgw.Clustergram(np.random.default_rng(0).normal(size=(30, 12)))
    state, _, buffers = _remove_buffers(w.get_state())
    assert len(json.dumps(state)) + sum(map(len, buffers)) < 60_000


def test_a_widget_made_after_the_program_was_closed_brings_it_anew():
    first = cgw.Clustergram(np.eye(3))._program
    first.close()
    second = cgw.Clustergram(np.eye(3))._program
    assert second is not first
    assert second.comm is not None
    assert second.source == first.source


def test_the_kernel_sends_the_program_to_a_page_that_finds_no_other_models(monkeypatch):
    w = cgw.Clustergram(np.eye(3))
    sent = []
    monkeypatch.setattr(w, "send", lambda content, buffers=(): sent.append((content, buffers)))
    ask(w, {"kind": "program"})
    assert sent == [({"kind": "program", "source": shared_program().source}, ())]


def test_a_page_cannot_change_the_program():
    program = shared_program()
    source = program.source
    program.set_state({"source": "alert(1)"})
    assert program.source == source
