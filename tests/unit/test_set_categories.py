"""Other category strips in the same widget: `w.set_categories`."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from tests.unit.page import send_change

GENES = [f"g{i}" for i in range(12)]
TABLE = pd.DataFrame(
    np.random.default_rng(0).normal(size=(12, 4)), index=GENES, columns=list("abcd")
)
KIND = pd.Series(list("xyz" * 4), index=GENES, name="Kind")


@pytest.fixture
def widget():
    return cgw.Clustergram(TABLE, row_categories=KIND, col_categories={"Batch": list("ppqq")})


@pytest.fixture
def sent(widget, monkeypatch):
    """Every message to the page from now on."""
    messages = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: messages.append(data))
    return messages


def strips(widget, axis):
    """Titles and values of the strips, by label."""
    own = widget._current.axis(axis)
    return {
        c.title: [None if code < 0 else c.values[code] for code in c.codes]
        for c in own.given_annotations
    }


def test_strips_are_matched_by_label_and_take_the_place_of_those_before(widget):
    widget.set_categories("row", pd.DataFrame({"Size": ["S", "L"]}, index=["g3", "g0"]))
    assert strips(widget, "rows") == {"Size": ["L", None, None, "S", *[None] * 8]}
    assert strips(widget, "cols") == {"Batch": list("ppqq")}
    widget.set_categories("col", {"Batch": list("qqpp"), "Run": list("1234")})
    assert strips(widget, "cols") == {"Batch": list("qqpp"), "Run": list("1234")}


def test_none_takes_all_strips_of_an_axis_away(widget):
    widget.set_categories("row", None)
    assert strips(widget, "rows") == {}
    assert strips(widget, "cols") == {"Batch": list("ppqq")}


def test_also_those_written_into_the_labels_and_they_stay_away():
    index = pd.MultiIndex.from_tuples([("Gene: a", "Type: 1st"), ("Gene: b", "Type: 2nd")])
    widget = cgw.Clustergram(pd.DataFrame(np.eye(2), index=index))
    assert strips(widget, "rows") == {"Type": ["1st", "2nd"]}
    widget.set_categories("row", {"Mine": ["u", "v"]})
    assert strips(widget, "rows") == {"Mine": ["u", "v"]}
    widget.update(pd.DataFrame(np.eye(2) + 1, index=index[::-1]))
    assert strips(widget, "rows") == {"Mine": ["v", "u"]}


def test_only_the_strips_cross_to_the_page(widget, sent):
    widget.selected_rows = ["g1"]
    sent.clear()
    widget.set_categories("row", {"Size": list("SML" * 4)})
    assert [sorted(message["state"]) for message in sent] == [["_row_categories"]]


def test_nothing_else_changes(widget):
    widget.selected_rows = ["g1", "g5"]
    widget.crop(rows=GENES[:8])
    widget.row_order = "value:b"
    widget.row_flips = [2, 7]
    send_change(widget, {"rows.selected": [0, 2]}, gesture="a drag")
    widget.viewport = ((1, 3), None)
    before = widget.get_state(["_view", "_history", "_matrix", "_row_orders"])
    linkage = widget.row_linkage
    widget.set_categories("row", {"Size": list("SML" * 4)})
    assert widget.get_state(list(before)) == before
    np.testing.assert_array_equal(widget.row_linkage, linkage)


def test_order_and_filter_by_a_title_that_is_gone_fall_back(widget):
    widget.row_order = "category:Kind"
    widget.filter_rows(category=("Kind", "y"))
    widget.selected_rows = ["g4"]
    widget.set_categories("row", {"Size": list("SML" * 4)})
    assert widget.row_order == "cluster"
    assert len(widget.view) == 12
    assert list(widget.selected_rows.index) == ["g4"]
    assert widget.steps == ["row selection"]
    widget.undo()
    assert widget.selected_rows.empty


def test_order_and_filter_by_a_title_that_is_still_there_stay(widget):
    widget.row_order = "category:Kind"
    widget.filter_rows(category=("Kind", "y"))
    widget.set_categories("row", {"Size": list("SML" * 4), "Kind": list("yyyyyy" + "zzzzzz")})
    assert widget.row_order == "category:Kind"
    assert set(widget.view.index) == set(GENES[:6])
    widget.set_categories("row", {"Kind": np.arange(12)})
    assert len(widget.view) == 12
    assert widget.row_order == "category:Kind"
    assert list(widget.view.index) == GENES


def test_a_filter_that_would_leave_nothing_of_a_crop_is_taken_back(widget):
    widget.filter_rows(category=("Kind", "y"))
    widget.crop(rows=["g1", "g4"])
    widget.set_categories("row", {"Kind": ["y" if gene == "g7" else "x" for gene in GENES]})
    assert len(widget.view) == 12


def test_colours_stay_with_their_titles_and_new_ones_come(widget):
    first = {"Kind": {"x": "#111111"}}
    widget = cgw.Clustergram(TABLE, row_categories=KIND, category_colors=first)
    widget.set_categories("row", {"Kind": list("xq" * 6), "Size": list("SL" * 6)}, {"Size": "Set1"})
    kind, size = widget._current.axis("rows").given_annotations
    assert kind.colors[kind.values.index("x")] == "#111111"
    assert size.colors[0] == "#e41a1c"
    widget.update(TABLE + 1)
    assert widget._current.axis("rows").given_annotations[1].colors[0] == "#e41a1c"


def test_other_columns_are_told_from_the_strips_when_the_table_changes(widget):
    widget.set_categories("row", pd.Series({"g3": "S", "new": "L"}, name="Size"))
    widget.update(TABLE.rename({"g0": "new"}))
    assert strips(widget, "rows") == {"Size": ["L", None, None, "S", *[None] * 8]}


def test_the_code_of_the_view_makes_the_strips(widget):
    widget.set_categories("row", {"Size": list("SML" * 4)}, {"Size": {"S": "#123456"}})
    widget.set_categories("col", None)
    scope = {"data": TABLE}
    exec(widget.to_code(), scope)
    made = scope["w"]
    names = ["_row_categories", "_col_categories", "_view"]
    assert made.get_state(names) == widget.get_state(names)


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        (("rows", KIND), ValueError, "axis is 'rows'; give 'row' or 'col'"),
        (("row", "Kind"), TypeError, "categories is a str"),
        (("row", {"Size": ["S"]}), ValueError, "1 values for 12 labels"),
        (("row", pd.Series({"h1": "x"})), ValueError, "categories has no label of the data"),
        (("row", KIND, {"Kin": "Set1"}), ValueError, "category_colors has the title 'Kin'"),
        (("row", KIND, {"Kind": "no palette"}), ValueError, "no palette"),
        (("row", KIND, "Set1"), TypeError, "category_colors is a str"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_changes(widget, sent, arguments, kind, message):
    before = widget.get_state()
    with pytest.raises(kind, match=message):
        widget.set_categories(*arguments)
    assert widget.get_state() == before
    assert sent == []
