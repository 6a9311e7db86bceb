"""What the keyboard alone does in a notebook, and that the notebook does not hear it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
counts = pd.DataFrame(
    np.random.default_rng(2).poisson(1_000, (12, 8)),
    index=[f"gene {i}" for i in range(12)],
    columns=[f"S{j}" for j in range(8)],
)
w = cgw.Clustergram(
    counts, z_score="row", height=420, row_categories={"Kind": ["a", "b", "c"] * 4}
)
"""
SHOW = """
times_shown = globals().get("times_shown", 0) + 1
w
"""


def test_labels_and_categories_are_chosen_by_keys_alone_and_the_notebook_hears_none(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, SHOW, "1 + 1"], run=True, viewport=(1200, 900))
    root = notebook.settle()
    notebook.show_widget()
    cells = notebook.page.locator(".jp-Notebook-cell")
    cell_count = cells.count()
    place = root.bounding_box()

    def press(*keys: str) -> None:
        for key in keys:
            notebook.page.keyboard.press(key)

    labels = root.get_by_role("listbox", name="Row labels")
    labels.focus()
    press("ArrowDown", "ArrowDown", "Enter")
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[2]])")
    press("ArrowDown", "Space")
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[2, 3]])")
    press("ArrowDown", "Control+Enter")
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[2, 3, 4]])")
    press("o")
    notebook.wait_kernel("w.col_order == f'value:{w.view.index[4]}'")
    press("c")
    notebook.wait_kernel("w.view.equals(w.selected_rows)")
    press("Control+z", "Control+z", "Escape")
    notebook.wait_kernel("w.view.shape == (12, 8) and w.selected_rows.empty")

    root.get_by_role("listbox", name="Row categories").focus()
    press("k")
    notebook.wait_kernel("len(w.view) == 4")
    press("k", "Enter")
    notebook.wait_kernel("len(w.view) == 12 and len(w.selected_rows) == 4")

    assert notebook.kernel("times_shown") == 1
    assert cells.count() == cell_count
    assert root.bounding_box() == place


def test_counts_read_as_the_counts_they_were_before_scaling(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAKE, SHOW], run=True, viewport=(1200, 900))
    root = notebook.settle()
    notebook.show_widget()
    for row, col in ((0, 0), (5, 3), (11, 7)):
        notebook.page.mouse.move(*notebook.cell_center(row, col, 12, 8))
        count = notebook.kernel(f"int(counts.loc[w.view.index[{row}], w.view.columns[{col}]])")
        expect(root.get_by_role("tooltip")).to_contain_text(f"as given {count}Row")
