"""Groups are named on both sides of the wire, and shown as a strip."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
values = np.repeat([1.0, -1.0], 3)[:, None] * [1, 2, 3, 4] + np.arange(24).reshape(6, 4) / 100
data = pd.DataFrame(values, index=list("abcdef"), columns=list("wxyz"))
w = cgw.Clustergram(data, height=420)
w
"""
ORANGE = (230, 159, 0)
INDIGO = (51, 34, 136)


def test_a_selection_named_in_python_is_drawn_and_a_cluster_named_on_the_page_is_in_python(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE], run=True, viewport=(1500, 1000))
    root = notebook.settle()
    notebook.kernel("w.selected_rows = ['a', 'b']; w.groups['mine'] = w.selected_rows.index; 0")
    remove = root.get_by_role("button", name="Remove mine", exact=True)
    remove.wait_for(state="attached")
    notebook.settle()
    order = notebook.kernel("list(w.view.index)")
    strip = notebook.box("row-categories")
    for row, name in enumerate(order):
        is_orange = notebook.pixel(*strip.at(0.5, (row + 0.5) / 6))[:3] == ORANGE
        assert is_orange == (name in "ab")

    dendrogram = notebook.box("row-dendrogram")
    last = (order.index("f") + 0.5) / 6
    notebook.page.mouse.click(*dendrogram.at(0.3, last))
    root.get_by_role("button", name="Split off as group").click()
    field = root.get_by_role("textbox", name="Name of the group")
    field.fill("theirs")
    field.press("Enter")
    notebook.wait_kernel("'theirs' in w.groups")
    assert set(notebook.kernel("list(w.groups['theirs'])")) == set("def")
    assert notebook.kernel("w.groups.to_frame().sum().to_dict()") == {"mine": 2, "theirs": 3}
    expect(field).to_have_count(0)
    notebook.page.keyboard.press("Escape")  # closes the sheet
    notebook.settle()
    colour = notebook.pixel(*notebook.box("row-categories").at(0.5, last))
    assert colour[:3] == INDIGO

    rename = root.get_by_role("button", name="Rename theirs", exact=True)
    rename.click()
    root.get_by_role("textbox", name="New name of theirs").press_sequentially("ours")
    notebook.page.keyboard.press("Enter")
    notebook.wait_kernel("list(w.groups) == ['mine', 'ours']")
    notebook.kernel("w.row_order = 'category:Group'; 0")
    notebook.settle()
    remove.click()
    notebook.wait_kernel("list(w.groups) == ['ours']")
    assert notebook.kernel("list(w.view.index)[:3]") == [
        name for name in notebook.kernel("list(w.view.index)") if name in "def"
    ]
