"""What Python sets of the view shows on the page, and what the page changes is Python's."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.picture_check import check_heatmap, check_heatmaps

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
random = np.random.default_rng(6)
data = pd.DataFrame(random.normal(size=(40, 12)), index=[f"g{i}" for i in range(40)],
                    columns=[f"s{j}" for j in range(12)])
w = cgw.Clustergram(data, row_categories={"Kind": list("xyz") * 13 + ["x"]}, height=420)
heard = []
w.observe(lambda change: heard.append(change.name), ["opacity", "filters", "crops"])
"""


def test_filters_crops_and_colours_go_both_ways(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAKE, "w"], run=True, viewport=(1500, 1000))
    root = notebook.settle()
    notebook.kernel("w.filters = {'rows': {'top': 20, 'by': 'sum', 'category': ('Kind', 'x')}}")
    notebook.kernel("w.crop(cols=[f's{j}' for j in range(7)])\nw.row_flips = [len(w.data) // 4]")
    notebook.wait_kernel("w._tops != {}")
    notebook.settle()
    check_heatmap(notebook)
    expect(root.get_by_role("button", name="Show all rows, not only Kind: x")).to_be_visible()

    notebook.kernel("w.cmap, w.opacity, w.vmax = 'viridis', 0.5, 1.5")
    expect(root.get_by_role("combobox", name="Colour map")).to_have_value("viridis")
    expect(root.get_by_role("slider", name="Opacity")).to_have_value("0.5")
    expect(root.get_by_role("slider", name="Maximum value")).to_have_attribute(
        "aria-valuenow", "1.5"
    )

    # the page takes back what Python did, and Python what the page did
    notebook.kernel("heard.clear()")
    undo = root.get_by_role("button", name="Undo", exact=True)
    undo.click()
    notebook.wait_kernel("w.vmax > 1.5 and w.opacity == 0.5")
    undo.click()
    notebook.wait_kernel("w.opacity == 1")
    root.get_by_role("button", name="Show all rows, not only Kind: x").click()
    notebook.wait_kernel("w.filters == {'rows': {'top': 20, 'by': 'sum'}}")
    assert notebook.kernel("heard") == ["opacity", "filters"]
    notebook.kernel("w.undo()")
    expect(root.get_by_role("button", name="Show all rows, not only Kind: x")).to_be_visible()
    assert notebook.kernel("w.steps[-1]") == "colour map"


def test_the_code_of_a_view_shows_the_same_picture_in_another_cell(
    open_notebook: OpenNotebook,
) -> None:
    paste = "again = {'data': data}\nexec(w.to_code(), again)\nv = again['w']\nv"
    notebook = open_notebook([MAKE, "w", paste], run=True, viewport=(1500, 1900))
    notebook.settle(0)
    notebook.kernel("w.crop(rows=w.view.index[:16])\nw.col_order = 'value:g3'\nw.row_cut = 0.5")
    notebook.settle(0)
    notebook.run_cell(2)
    notebook.settle(1)
    check_heatmaps(notebook, {0: "w", 1: "v"})
    assert notebook.kernel("v.view.equals(w.view) and v.row_clusters.equals(w.row_clusters)")


def test_what_the_page_forges_changes_nothing_and_the_page_is_put_right(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, "w"], run=True)
    notebook.settle()
    before = notebook.kernel("w.get_state(['_view', '_history'])")
    for forged in (
        "{'_view': {'version': 1}}",
        "{'_options': {'theme': 'dark'}, '_esm': 'alert(1)'}",
        "{'_history': {'version': 1, 'past': [3], 'future': []}}",
        "{'_view': 3}",
    ):
        notebook.kernel(
            "w._handle_msg({'content': {'data': {'method': 'update', 'state': "
            f"{forged}}}}}, 'buffers': []}})"
        )
    assert notebook.kernel("w.get_state(['_view', '_history'])") == before
    assert notebook.kernel("w._options['theme']") == "auto"
    check_heatmap(notebook)
