"""Rows and columns grouped by name: `w.groups`."""

from __future__ import annotations

import logging

import numpy as np
import pandas as pd
import pytest
import traitlets

import clustergrammer_widget as cgw
from clustergrammer_widget.data.named_groups import MOST_GROUPS
from clustergrammer_widget.protocol.named_groups import decode_groups
from tests.unit.driven import GENES, SAMPLES, TABLE, heard_by, make_widget
from tests.unit.page import send_change
from tests.unit.test_fixtures import read


@pytest.fixture
def widget():
    return make_widget()


@pytest.fixture
def sent(widget, monkeypatch):
    """Every message to the page from now on."""
    messages = []
    monkeypatch.setattr(widget.comm, "send", lambda data=None, **_: messages.append(data))
    return messages


def strip(widget, axis="rows"):
    """The values of the strip of groups, by label."""
    own = widget._current.axis(axis).annotations[-1]
    return {
        label: own.values[code]
        for label, code in zip(widget._current.axis(axis).index, own.codes, strict=True)
        if code >= 0
    }


def groups_from_page(widget, *groups, **more):
    """Let the page have these groups: name, axis, positions; `more` are other parts of the view."""
    parts = {"rows.groups": [], "cols.groups": []}
    for name, axis, positions in groups:
        group = {"name": name, "positions": positions, "color": "#e69f00"}
        parts[f"{axis}.groups"].append(group)
    send_change(widget, parts | more)


@pytest.mark.parametrize(
    "members",
    [
        ["g3", "g1"],
        pd.Index(["g1", "g3"]),
        pd.Series(["g1", "g3"]),
        [gene in ("g1", "g3") for gene in GENES],
        pd.Series({gene: gene in ("g1", "g3") for gene in reversed(GENES)}),
        TABLE.loc[["g1", "g3"]].rename(columns=str.lower),
    ],
    ids=["labels", "index", "series", "mask", "mask with labels", "frame"],
)
def test_what_names_rows_anywhere_names_a_group(widget, members):
    widget.groups["a"] = members
    assert set(widget.groups["a"]) == {"g1", "g3"}
    assert strip(widget) == {"g1": "a", "g3": "a"}


def test_a_selection_becomes_a_group_of_its_own_axis(widget):
    widget.selected_rows = ["g1", "g3"]
    widget.selected_cols = ["S1"]
    widget.groups["rows"] = widget.selected_rows
    widget.groups["index"] = widget.selected_rows.index
    widget.groups["cols"] = widget.selected_cols
    assert repr(widget.groups) == "Groups({'rows': 2 rows, 'index': 2 rows, 'cols': 1 column})"


def test_groups_are_read_as_labels_in_displayed_order_and_compared(widget):
    widget.groups["a"] = ["g1", "g5", "g3"]
    widget.row_order = "value:S1"
    by_value = TABLE["S1"].sort_values(ascending=False).index
    assert list(widget.groups["a"]) == [gene for gene in by_value if gene in ("g1", "g3", "g5")]
    widget.crop(rows=["g1", "g5", "g7"])
    assert list(widget.groups["a"])[-1] == "g3"
    widget.groups["b"] = SAMPLES[:3]
    expected = widget.compare(SAMPLES[:3])
    pd.testing.assert_frame_equal(widget.compare(widget.groups["b"]), expected)


def test_where_labels_are_those_of_both_axes_the_axis_is_asked_for(widget):
    square = cgw.Clustergram(pd.DataFrame(np.eye(3), index=list("abc"), columns=list("abc")))
    with pytest.raises(ValueError, match=r"can be rows and columns; .*groups.set\(name"):
        square.groups["g"] = ["a", "b"]
    square.groups.set("g", ["a", "b"], axis="col")
    assert strip(square, "cols") == {"a": "g", "b": "g"}
    with pytest.raises(ValueError, match="axis is 'rows'; give 'row' or 'col'"):
        square.groups.set("g", ["a"], axis="rows")
    with pytest.raises(ValueError, match="can be rows and columns"):
        widget.groups["g"] = widget.data


def test_groups_are_a_dict_that_can_be_renamed_emptied_and_replaced(widget):
    widget.groups["a"] = ["g1"]
    widget.groups["b"] = ["S1"]
    assert list(widget.groups) == ["a", "b"]
    widget.groups.rename("a", "c")
    assert list(widget.groups["c"]) == ["g1"]
    del widget.groups["b"]
    assert dict(widget.groups).keys() == {"c"}
    widget.groups = {"d": ["g2"], "e": ["g2", "g4"]}
    assert strip(widget) == {"g2": "d & e", "g4": "e"}
    widget.groups.clear()
    assert len(widget.groups) == 0
    assert [own.title for own in widget._current.axis("rows").annotations] == ["Kind", "Length"]


def test_members_of_a_group_can_be_set_anew_and_it_keeps_place_and_colour(widget):
    widget.groups = {"a": ["g1"], "b": ["g2"]}
    before = widget._current.axis("rows").annotations[-1].colors
    widget.groups["a"] = ["g5"]
    own = widget._current.axis("rows").annotations[-1]
    assert (own.values, own.colors) == (("a", "b"), before)
    widget.groups["a"] = ["S0"]
    assert strip(widget, "cols") == {"S0": "a"}
    assert strip(widget) == {"g2": "b"}


def test_to_frame_has_a_column_of_booleans_for_each_group(widget):
    widget.groups = {"a": ["g1", "g2"], "b": ["g2"], "c": ["S1"]}
    frame = widget.groups.to_frame()
    assert frame.index.equals(TABLE.index)
    assert frame.dtypes.tolist() == [bool, bool]
    assert frame[frame.any(axis=1)].to_dict("list") == {"a": [True, True], "b": [False, True]}
    assert widget.groups.to_frame("col")["c"].tolist() == [name == "S1" for name in SAMPLES]


def test_the_strip_orders_filters_and_is_queried_as_any_other(widget):
    widget.groups = {"z": ["g4", "g9"], "a": ["g9", "g2"]}
    widget.row_order = "category:Group"
    assert list(widget.view.index[:3]) == ["g4", "g2", "g9"]
    widget.filter_rows(category=("Group", "z & a"))
    assert list(widget.view.index) == ["g9"]
    widget.undo()
    widget.filter_rows(query="Group == 'z'")
    assert list(widget.view.index) == ["g4"]
    assert "Group: z" in widget.to_tsv()


@pytest.mark.parametrize("change", ["rename", "remove", "replace"])
def test_an_order_and_a_filter_by_what_is_gone_fall_back(widget, change):
    widget.groups["a"] = ["g1", "g2"]
    widget.row_order = "category:Group"
    widget.filter_rows(category=("Group", "a"))
    widget.selected_rows = ["g1"]
    if change == "rename":
        widget.groups.rename("a", "b")
        assert widget.row_order == "category:Group"
    elif change == "remove":
        del widget.groups["a"]
        assert widget.row_order == "cluster"
    else:
        widget.groups = {"c": ["S1"]}
    assert widget.filters == {}
    assert len(widget.view) == len(TABLE)
    assert list(widget.selected_rows.index) == ["g1"]
    while widget.steps:
        widget.undo()
    assert widget.row_order == "cluster"


def test_groups_outlast_an_update_by_label(widget):
    widget.groups = {"a": ["g1", "g2"], "gone": ["g0"], "c": ["S 2", "S5"]}
    widget.update(TABLE.drop(index=["g0", "g1"], columns=["S5"])[::-1])
    assert {name: list(labels) for name, labels in widget.groups.items()} == {
        "a": ["g2"],
        "c": ["S 2"],
    }
    widget.set_categories("row", {"Group": ["p"] * 28})
    assert [own.title for own in widget._current.axis("rows").annotations] == ["Group", "Group (2)"]


def test_observers_hear_of_groups_from_both_sides(widget):
    heard = heard_by(widget, "groups")
    widget.groups["a"] = ["g1"]
    widget.row_order = "sum"
    groups_from_page(widget, ("a", "rows", [1]), ("b", "cols", [0]))
    now = [{name: list(labels) for name, labels in new.items()} for _, _, new in heard]
    assert now == [{"a": ["g1"]}, {"a": ["g1"], "b": ["S0"]}]


def test_groups_of_two_widgets_can_be_linked(widget):
    other = make_widget()
    other.row_order = "sum"
    widget.groups["a"] = ["g1", "g2"]
    traitlets.link((widget, "groups"), (other, "groups"))
    assert set(other.groups["a"]) == {"g1", "g2"}
    other.groups["b"] = ["S1"]
    other.groups.rename("a", "c")
    assert widget.groups == {"c": ["g2", "g1"], "b": ["S1"]}
    assert widget.groups != {"c": ["g2", "g1"]}


def test_a_file_of_its_own_has_the_groups(widget):
    widget.groups["<a>"] = ["g1"]
    assert '"groups":[{"name":"\\u003ca>","positions":[1]' in widget.to_html()


def test_naming_removing_and_renaming_are_steps(widget):
    widget.groups["a"] = ["g1"]
    widget.groups.rename("a", "b")
    widget.groups["c"] = ["S1"]
    del widget.groups["b"]
    assert widget.steps == ["row groups", "row groups", "column groups", "row groups"]
    widget.undo()
    assert set(widget.groups) == {"b", "c"}
    for _ in range(3):
        widget.undo()
    assert list(widget.groups) == []
    widget.redo()
    assert widget.groups == {"a": ["g1"]}


def test_a_step_back_brings_a_group_and_the_order_by_it_back(widget):
    widget.groups["a"] = ["g1"]
    widget.row_order = "category:Group"
    del widget.groups["a"]
    assert widget.row_order == "cluster"
    widget.undo()
    assert widget.row_order == "category:Group"
    assert widget.groups == {"a": ["g1"]}


def test_reset_keeps_the_groups(widget):
    widget.groups["a"] = ["g1"]
    widget.row_order = "sum"
    widget.reset()
    assert widget.row_order == "cluster"
    assert widget.groups == {"a": ["g1"]}


def test_the_page_names_groups_and_orders_by_them_in_one_step(widget):
    order = {"by": "category", "title": "Group"}
    groups_from_page(widget, ("mine", "rows", [3, 4]), **{"rows.order": order})
    assert set(widget.groups["mine"]) == {"g3", "g4"}
    assert set(widget.view.index[:2]) == {"g3", "g4"}
    assert len(widget.steps) == 1
    widget.undo()
    assert widget.row_order == "cluster"
    assert list(widget.groups) == []


def test_the_page_takes_a_group_away_with_the_order_by_it(widget):
    widget.groups["a"] = ["g1"]
    widget.row_order = "category:Group"
    groups_from_page(widget, **{"rows.order": {"by": "cluster"}})
    assert list(widget.groups) == []
    assert widget.row_order == "cluster"


def test_a_view_that_needs_a_group_that_goes_is_refused(widget, caplog):
    widget.groups["a"] = ["g1"]
    widget.row_order = "category:Group"
    with caplog.at_level(logging.WARNING):
        groups_from_page(widget)
    assert "a change sent by the page was refused: view.rows.order" in caplog.text
    assert list(widget.groups) == ["a"]


def test_groups_of_one_name_on_both_axes_are_refused(widget, caplog):
    with caplog.at_level(logging.WARNING):
        groups_from_page(widget, ("a", "rows", [1]), ("a", "cols", [1]))
    assert "a change sent by the page was refused: view.groups" in caplog.text
    assert list(widget.groups) == []


def test_the_code_of_a_view_has_the_groups(widget):
    widget.groups = {"a": ["g1", "g2"], "c": ["S1"]}
    widget.filter_rows(category=("Group", "a"))
    scope = {"data": TABLE}
    exec(widget.to_code(), scope)
    made = scope["w"]
    assert made.get_state("_view") == widget.get_state("_view")


@pytest.mark.parametrize(
    ("name", "members", "kind", "message"),
    [
        ("a", ["nope"], ValueError, r"groups\['a'\] is neither rows nor columns; .*'nope'"),
        ("a", ["g1", "S1"], ValueError, "neither rows nor columns"),
        ("a", [], ValueError, r"groups\['a'\] is empty; give at least one label"),
        ("a", None, ValueError, "is empty"),
        ("a", 3.5, ValueError, "neither rows nor columns"),
        ("", ["g1"], ValueError, "the name of a group is ''; give text of 1 to 100 characters"),
        ("n" * 101, ["g1"], ValueError, "give text of 1 to 100 characters"),
        ("half \ud83d", ["g1"], ValueError, "the name of a group is"),
        (1, ["g1"], TypeError, "the name of a group is 1, a int; give text"),
    ],
)
def test_what_cannot_be_a_group_is_named_and_nothing_changes(widget, name, members, kind, message):
    before = widget.get_state()
    with pytest.raises(kind, match=message):
        widget.groups[name] = members
    assert widget.get_state() == before


def test_a_name_that_is_taken_or_unknown_is_an_error(widget):
    widget.groups = {"a": ["g1"], "b": ["g2"]}
    with pytest.raises(ValueError, match="new is 'b', which is another group"):
        widget.groups.rename("a", "b")
    for miss in (lambda: widget.groups["c"], lambda: widget.groups.rename("c", "d")):
        with pytest.raises(KeyError, match="c"):
            miss()
    with pytest.raises(KeyError, match="c"):
        del widget.groups["c"]
    with pytest.raises(TypeError, match="groups is a list; give a dict"):
        widget.groups = ["a"]


def test_there_are_at_most_a_hundred_groups(widget):
    widget.groups = {str(i): ["g1"] for i in range(MOST_GROUPS)}
    with pytest.raises(ValueError, match="there are 100 groups already"):
        widget.groups["more"] = ["g1"]


GROUPS = read("groups")


@pytest.mark.parametrize("case", GROUPS["valid"])
def test_valid_groups_come_back_as_they_went(case):
    for axis, count in (("rows", GROUPS["n"]), ("cols", GROUPS["m"])):
        groups = decode_groups(case["groups"][axis], "groups", count)
        assert [group.to_json() for group in groups] == case["groups"][axis]


@pytest.mark.parametrize("case", GROUPS["invalid"], ids=lambda case: case["why"])
def test_invalid_groups_are_refused(case):
    with pytest.raises(ValueError, match=r"^groups"):
        decode_groups(case["groups"], "groups", GROUPS["n"])
