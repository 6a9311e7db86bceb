"""Widgets that are copied, pickled and closed, and results that change nothing when changed."""

from __future__ import annotations

import base64
import copy
import gc
import pickle
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw


def table(rows: int = 30) -> pd.DataFrame:
    values = np.random.default_rng(1).normal(size=(rows, 6))
    index = pd.Index([f"g{i}" for i in range(rows)], name="gene")
    return pd.DataFrame(values, index, pd.Index(list("uvwxyz"), name="sample"))


def driven() -> cgw.Clustergram:
    kind = pd.Series(["a", "b"] * 15, index=table().index, name="kind")
    w = cgw.Clustergram(table(), row_categories=kind, z_score="row", theme="dark", font_size=12)
    w.groups["some"] = ["g3", "g4"]
    w.gene_sets = {"set": ["g1", "g2"]}
    w.filter_rows(20)
    w.row_order = "sum"
    w.selected_rows = w.view.index[:3]
    return w


COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda w: pickle.loads(pickle.dumps(w)),
    "protocol 2": lambda w: pickle.loads(pickle.dumps(w, protocol=2)),
    "in a list": lambda w: copy.deepcopy([w, w])[1],
}


@pytest.mark.parametrize("way", COPIES)
def test_a_copy_shows_the_same_and_is_a_widget_of_its_own(way):
    w = driven()
    other = COPIES[way](w)
    assert isinstance(other, cgw.Clustergram)
    assert len(type(other).__mro__) == len(type(w).__mro__)
    assert other._esm == w._esm
    assert other._program is w._program
    assert other.model_id != w.model_id
    pd.testing.assert_frame_equal(other.view, w.view)
    pd.testing.assert_frame_equal(other.selected_rows, w.selected_rows)
    assert other.to_code() == w.to_code()
    assert other.steps == w.steps
    assert other.groups == w.groups
    assert other.font_size == 12
    assert other.gene_sets == w.gene_sets
    shown = w.get_state()
    sent = {name: value for name, value in other.get_state().items() if name != "_tops"}
    assert {name for name in sent if sent[name] != shown[name]} <= {"layout", "_reclusterings"}

    other.undo()
    other.row_order = "variance"
    del other.groups["some"]
    assert w.row_order == "sum"
    assert list(w.groups) == ["some"]
    before = w.view
    other.update(other.data * 2)
    other.set_categories("row", None)
    pd.testing.assert_frame_equal(w.view, before)


@pytest.mark.parametrize("way", COPIES)
def test_a_copy_after_an_update_has_the_new_table_and_its_steps(way):
    w = driven()
    w.update(table(40) * 3)
    w.col_order = "variance"
    other = COPIES[way](w)
    pd.testing.assert_frame_equal(other.data, w.data)
    pd.testing.assert_frame_equal(other.view, w.view)
    pd.testing.assert_frame_equal(other.row_categories, w.row_categories)
    assert (other.steps, other.to_code()) == (w.steps, w.to_code())
    for change in (lambda w: w.undo(), lambda w: w.undo(), lambda w: w.update(table() + 1)):
        change(other)
        change(w)
        pd.testing.assert_frame_equal(other.view, w.view)
        pd.testing.assert_frame_equal(other.row_categories, w.row_categories)


def test_a_copy_goes_its_own_way_where_the_widget_was_linked():
    w, linked = driven(), driven()
    cgw.link(w, linked)
    other = copy.copy(w)
    other.selected_rows = ["g0"]
    assert len(linked.selected_rows) == 3


def test_what_can_not_be_pickled_says_what_to_do_and_can_be_copied():
    w = cgw.Clustergram(table(), normalize=lambda frame: frame + 1)
    with pytest.raises(pickle.PicklingError, match=r"normalize is <function .*w\.to_code\(\)"):
        pickle.dumps(w)
    pd.testing.assert_frame_equal(copy.deepcopy(w).data, w.data)


def used(w: cgw.Clustergram) -> list[object]:
    """Use all that might hold a widget, and return what a user may keep of it."""
    other = cgw.Clustergram(table())
    kept: list[object] = [other, cgw.link(w, other)]
    kept += [w.on_select(print), w.on_view(print), w.on_click(print)]
    w.groups["a"] = w.row_clusters == 1
    w.selected_rows = ["g1"]
    kept += [w.view, w.selected_rows, w.row_clusters, w.row_linkage]
    w.recluster(metric="euclidean")
    w.undo()
    w._answer(w, {"kind": "painted"}, [])
    return kept


@pytest.mark.parametrize(
    "use",
    [lambda w: None, used, lambda w: w.to_html(), lambda w: copy.copy(w).close(), repr],
    ids=["not used", "used", "saved", "copied", "printed"],
)
def test_a_closed_widget_is_freed(use):
    w = cgw.Clustergram(table())
    gone = weakref.ref(w)
    values = weakref.ref(w._current.heatmap)
    kept = use(w)
    worker = w._worker
    w.close()
    assert worker is not None
    worker.wait()
    del w, worker
    gc.collect()
    assert gone() is None
    assert values() is None, "its table and trees are still there"
    del kept


def test_the_program_is_renewed_in_widgets_that_stand_while_it_is_developed(monkeypatch, tmp_path):
    w = cgw.Clustergram(table())
    loader, program = str(w._esm), w._program.source
    built = tmp_path / "program.js.gz"
    built.write_bytes(b"renewed")
    with monkeypatch.context() as patch:
        patch.setattr("clustergrammer_widget.widget.base.program.PACKED_PROGRAM", built)
        cgw.Clustergram._esm.changed.emit("renewed")
        assert (w._esm, base64.b64decode(w._program.source)) == ("renewed", b"renewed")
    cgw.Clustergram._esm.changed.emit(loader)
    assert (w._esm, w._program.source) == (loader, program)


def test_a_link_lets_a_closed_widget_go_and_the_others_go_on():
    first, second, third = (cgw.Clustergram(table()) for _ in range(3))
    link = cgw.link(first, second, third)
    first.close()
    assert link.widgets == (second, third)
    second.selected_rows = ["g2"]
    assert third.selected_rows.index.tolist() == ["g2"]
    second.close()
    assert third._links == []


RESULTS: dict[str, Callable[[cgw.Clustergram], Any]] = {
    "data": lambda w: w.data,
    "view": lambda w: w.view,
    "selected_rows": lambda w: w.selected_rows,
    "selected_cols": lambda w: w.selected_cols,
    "selection": lambda w: w.selection,
    "groups": lambda w: w.groups.to_frame(),
}


@pytest.mark.parametrize("name", RESULTS)
def test_changing_a_result_changes_neither_the_widget_nor_the_table_that_went_in(name):
    mine = table()
    before = mine.copy()
    w = cgw.Clustergram(mine)
    w.groups["some"] = ["g1"]
    w.selection = (["g1", "g2"], ["u"])
    wanted = RESULTS[name](w)
    got = RESULTS[name](w)
    got.iloc[:] = got.iloc[0, 0]
    got.index.name, got.columns.name = "other", "others"
    got["new"] = 1
    pd.testing.assert_frame_equal(RESULTS[name](w), wanted)
    pd.testing.assert_frame_equal(mine, before)
    assert (w.data.index.name, w.data.columns.name) == ("gene", "sample")


def test_changing_what_went_in_changes_nothing_in_the_widget():
    mine = table()
    kind = pd.DataFrame({"kind": ["a", "b"] * 15}, index=mine.index)
    w = cgw.Clustergram(mine, row_categories=kind)
    before, code = w.to_tsv(), w.to_code()
    mine.iloc[:] = 0
    mine.index.name = mine.columns.name = "other"
    kind["kind"] = "c"
    kind.index.name = "other"
    assert w.data.index.name == "gene"
    assert w.to_code() == code
    w.update(w.data)
    assert w.to_tsv() == before


@pytest.mark.parametrize("result", ["row_clusters", "col_clusters"])
def test_the_name_of_the_index_of_clusters_is_a_copy_too(result):
    w = cgw.Clustergram(table())
    getattr(w, result).index.name = "other"
    assert getattr(w, result).index.name in ("gene", "sample")
    w.groups["some"] = ["g1"]
    w.groups["some"].name = "other"
    assert w.groups["some"].name == "gene"


def test_names_of_levels_are_copies():
    index = pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["gene", "copy"])
    mine = pd.DataFrame(np.eye(4), index=index)
    w = cgw.Clustergram(mine)
    for got in (w.data, w.view):
        got.index.names = ["x", "y"]
    assert list(w.data.index.names) == list(w.view.index.names) == ["gene", "copy"]
    assert list(mine.index.names) == ["gene", "copy"]
