"""Functions that are called when something is selected, clicked or shown."""

import pytest

from tests.unit.driven import TABLE, make_widget
from tests.unit.page import from_page


def test_a_function_gets_what_is_selected_on_the_page_and_in_python():
    widget, got = make_widget(), []
    widget.on_select(got.append)
    from_page(widget, rows={"selected": [2, 5]})
    widget.selected_cols = ["S3"]
    assert [frame.shape for frame in got] == [(2, 6), (2, 1)]
    assert set(got[0].index) == {"g2", "g5"}
    assert got[1].equals(TABLE.loc[got[1].index, ["S3"]])


def test_ordering_and_zooming_select_nothing():
    widget, got = make_widget(), []
    widget.selected_rows = ["g1", "g2"]
    widget.on_select(got.append)
    widget.row_order = "sum"
    from_page(widget, viewport={"rows": [0, 4]})
    assert got == []


def test_a_function_gets_what_is_shown_when_it_changes():
    widget, got = make_widget(), []
    widget.on_view(got.append)
    from_page(widget, rows={"selected": [1]})
    assert got == []
    widget.crop(rows=["g1", "g2", "g3"])
    from_page(widget, rows={"order": {"by": "initial"}})
    assert [list(frame.index) for frame in got][-1] == ["g1", "g2", "g3"]
    assert got[-1].equals(widget.view)


def test_a_function_gets_the_cell_or_label_that_was_clicked():
    widget, got = make_widget(), []
    widget.on_click(got.append)
    widget._handle_custom_msg({"kind": "click", "row": 3, "col": 1}, [])
    widget._handle_custom_msg({"kind": "click", "row": None, "col": 2}, [])
    assert (got[0].row, got[0].col, got[0].value) == ("g3", "S1", TABLE.loc["g3", "S1"])
    assert (got[1].row, got[1].col, got[1].value) == (None, "S 2", None)


@pytest.mark.parametrize(
    "click",
    [
        {"row": 30, "col": 0},
        {"row": -1, "col": 0},
        {"row": None, "col": None},
        {"row": True, "col": 0},
        {"row": "g1", "col": [0]},
        {},
    ],
)
def test_a_forged_click_is_refused_and_logged(click, caplog):
    widget, got = make_widget(), []
    widget.on_click(got.append)
    widget._handle_custom_msg({"kind": "click", **click}, [])
    assert got == []
    assert "refused" in caplog.text


@pytest.mark.parametrize("name", ["on_select", "on_view", "on_click"])
def test_what_is_returned_stops_the_calls_and_may_be_called_again(name):
    widget, got, others = make_widget(), [], []
    stop = getattr(widget, name)(got.append)
    getattr(widget, name)(others.append)
    stop()
    stop()
    widget.selected_rows = ["g1"]
    widget.crop(rows=["g1", "g2"])
    widget._handle_custom_msg({"kind": "click", "row": 0, "col": 0}, [])
    assert got == []
    assert others


def test_an_error_is_told_once_with_its_traceback_and_the_widget_goes_on(capsys):
    widget, got = make_widget(), []

    def count_what_is_not_there(frame):
        raise RuntimeError(f"nothing of {len(frame)} rows is there")

    widget.on_select(count_what_is_not_there)
    widget.on_select(got.append)
    widget.selected_rows = ["g1"]
    widget.selected_rows = ["g2"]
    told = capsys.readouterr().err
    assert told.count("Traceback") == 1
    assert "count_what_is_not_there" in told
    assert "RuntimeError: nothing of 1 rows is there" in told
    assert len(got) == 2
    assert list(widget.selected_rows.index) == ["g2"]


def test_something_else_than_a_function_is_refused():
    with pytest.raises(TypeError, match="callback is 3; give a function"):
        make_widget().on_select(3)
