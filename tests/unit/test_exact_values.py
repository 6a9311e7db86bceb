"""Values with all their digits, as the page asks for them to write a file."""

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

FRAME = pd.DataFrame(np.random.default_rng(3).normal(size=(6, 4)))
RIGHT = {"id": 7, "table": 0, "rows": [4, 0, 1], "cols": [3, 1]}


def answers(widget, monkeypatch, **question):
    """What goes to the page when it asks."""
    sent = []
    monkeypatch.setattr(widget, "send", lambda content, buffers=(): sent.append((content, buffers)))
    widget._answer(widget, {"kind": "values", "values": question}, [])
    return sent


@pytest.mark.parametrize(("frame", "dtype"), [(FRAME, "float64"), (FRAME.round(), "float32")])
def test_the_page_gets_the_cells_it_asks_for_to_the_bit(frame, dtype, monkeypatch):
    [(content, [data])] = answers(cgw.Clustergram(frame), monkeypatch, **RIGHT)
    assert content == {
        "kind": "values",
        "id": 7,
        "values": {"dtype": dtype, "shape": [3, 2]},
    }
    got = np.frombuffer(data, dtype=dtype).reshape(3, 2)
    np.testing.assert_array_equal(got, frame.to_numpy()[np.ix_(RIGHT["rows"], RIGHT["cols"])])


@pytest.mark.parametrize(
    "change",
    [
        {"id": "7"},
        {"id": -1},
        {"id": 2**53},
        {"table": 1},
        {"rows": [6]},
        {"rows": [0] * 7},
        {"cols": [-1]},
        {"more": 1},
    ],
)
def test_a_forged_question_and_one_of_another_table_are_logged_and_refused(
    change, monkeypatch, caplog
):
    [(refusal, _)] = answers(cgw.Clustergram(FRAME), monkeypatch, **RIGHT | change)
    assert (refusal["kind"], refusal["question"]) == ("refused", "values")
    assert refusal["id"] in (7, None)
    assert refusal["problem"].startswith("values")
    assert "refused" in caplog.text
