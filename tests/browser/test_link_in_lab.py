"""Linked widgets in a real JupyterLab: through the kernel, and in the page once that is gone."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Desk
from tests.browser.notebook import Notebook
from tests.browser.picture_check import PATIENCE, check_heatmaps, label_y
from tests.browser.test_saved_notebook import save_with_stops

COUNT = 20
MAKE = f"""
import numpy as np, pandas as pd, clustergrammer_widget as cgw
def table(seed, first, cols):
    values = np.random.default_rng(seed).normal(size=({COUNT}, cols))
    return pd.DataFrame(values, index=[f"gene {{i}}" for i in range(first, first + {COUNT})])
w = cgw.Clustergram(table(1, 0, 12), height=420)
v = cgw.Clustergram(table(2, 10, 9), height=420)
linked = cgw.link(w, v, cols=False)
"""
# every change that a widget and its page tell each other from now on, by its direction
LISTEN = """
messages = {"w": [], "v": []}
def listen(name, widget):
    send, handle = widget.comm.send, widget.comm.handle_msg
    def kind(data):
        return data["content"]["kind"] if data["method"] == "custom" else data["method"]
    def sent(data=None, **how):
        messages[name].append(("down", kind(data)))
        return send(data, **how)
    def heard(message):
        messages[name].append(("up", kind(message["content"]["data"])))
        return handle(message)
    widget.comm.send, widget.comm.handle_msg = sent, heard
listen("w", w)
listen("v", v)
"""
TALL = (1500, 1400)


def test_a_click_in_one_selects_in_the_other_by_one_message_and_without_a_kernel_too(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, "w", "v"], run=True, viewport=TALL)
    check_heatmaps(notebook, {0: "w", 1: "v"})
    notebook.kernel(LISTEN)
    both = notebook.kernel(
        "both = [label for label in w.view.index if label in v.view.index]\nboth"
    )
    assert notebook.kernel("list(v.view.index[:10])") == both

    in_w = notebook.kernel(f"w.view.index.get_loc({both[3]!r})")
    notebook.page.mouse.click(*label_y(notebook, in_w, COUNT, 0))
    notebook.wait_kernel(f"list(v.selected_rows.index) == [{both[3]!r}]")
    expect_marked(notebook, 3, 1)
    notebook.page.mouse.click(*label_y(notebook, 7, COUNT, 1))
    notebook.wait_kernel(f"list(w.selected_rows.index) == [{both[7]!r}]")
    expect_marked(notebook, notebook.kernel(f"w.view.index.get_loc({both[7]!r})"), 0)
    sums = notebook.settle(0).get_by_role("radiogroup", name="Row order").get_by_label("Sum")
    sums.check()
    notebook.wait_kernel(
        "w.row_order == 'sum'"
        " and [row for row in w.view.index if row in both] == list(v.view.index[:10])"
    )
    check_heatmaps(notebook, {0: "w", 1: "v"})
    # each change goes up once and down once to either page: what came down is not answered
    changes = "[way for way, kind in messages[{!r}] if kind in ('change', 'changed', 'update')]"
    assert notebook.kernel(changes.format("w")) == ["up", "down", "down", "up", "down"]
    assert notebook.kernel(changes.format("v")) == ["down", "up", "down", "down"]

    order = notebook.kernel("list(w.view.index)")
    shared = [label for label in order if label in both]
    notebook.shut_down_kernel()
    notebook.page.mouse.click(*label_y(notebook, order.index(shared[5]), COUNT, 0))
    expect_marked(notebook, 5, 1)
    undo = notebook.widget(1).get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_enabled()
    undo.click()
    expect_marked(notebook, order.index(both[7]), 0)


def test_a_saved_notebook_keeps_its_links(open_notebook: OpenNotebook, desk: Desk) -> None:
    notebook = open_notebook([MAKE, "w", "v"], run=True, viewport=TALL)
    check_heatmaps(notebook, {0: "w", 1: "v"})
    rows, others = notebook.kernel("[list(w.view.index), list(v.view.index)]")
    save_with_stops(notebook, desk, 2)
    notebook.shut_down_kernel()
    notebook.load()
    # JupyterLab restores widgets once there is some kernel, whatever it knows
    notebook.restored()
    notebook.settle(1)
    notebook.page.mouse.click(*label_y(notebook, 4, COUNT, 1))
    expect_marked(notebook, rows.index(others[4]), 0)


def expect_marked(notebook: Notebook, place: int, index: int) -> None:
    """Wait until the label at this place of a widget, and none beside it, is in another colour."""
    deadline = time.monotonic() + PATIENCE
    while True:
        notebook.page.mouse.move(1, 1)
        notebook.settle(index)
        box, picture = notebook.box("row-labels", index), notebook.picture()
        points = (box.at(0.02, (i + 0.5) / COUNT) for i in range(COUNT))
        colors = [picture.getpixel((int(x), int(y))) for x, y in points]
        marked = [i for i, color in enumerate(colors) if colors.count(color) == 1]
        if marked == [place]:
            return
        assert time.monotonic() < deadline, f"of widget {index} the rows {marked} are marked"
