"""A cluster compared with the rest, from its panel."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
rng = np.random.default_rng(2)
values = rng.normal(size=(70, 12))
values[:9, :5] += 4
data = pd.DataFrame(values, index=[f"gene {i}" for i in range(70)])
w = cgw.Clustergram(data, metric="euclidean", method="ward", height=640)
w.cut_cols(k=2)
w
"""


def test_the_panel_of_a_cluster_lists_what_the_kernel_finds_and_a_click_selects_it(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE], run=True, viewport=(1500, 1000))
    root = notebook.settle()
    notebook.page.mouse.click(*notebook.box("col-dendrogram").at(0.1, 0.3))
    panel = root.locator(".panel")
    panel.get_by_role("button", name="Compare").click()
    table = panel.get_by_role("table", name="Comparison")
    expect(table.locator("tbody tr")).to_have_count(50)
    notebook.kernel("told = w.compare(w.selected_cols)")
    names = table.locator("tbody th").all_inner_texts()
    assert names == notebook.kernel("list(told.index[:50])")
    assert "70 rows compared. Means are of" in panel.inner_text()
    notebook.shot("comparison", root)
    panel.get_by_role("button", name="Next").click()
    expect(table.locator("tbody th")).to_have_text(notebook.kernel("list(told.index[50:])"))
    panel.get_by_role("button", name="Previous").click()
    expect(table.locator("tbody th")).to_have_text(names)

    table.get_by_role("button", name=names[2], exact=True).click()
    notebook.wait_kernel(f"list(w.selected_rows.index) == [{names[2]!r}]")

    panel.get_by_label("Test").select_option("Mann-Whitney U test")
    notebook.kernel("ranked = w.compare(w.selected_cols, test='mann-whitney')")
    expect(table.locator("tbody th").first).to_have_text(notebook.kernel("ranked.index[0]"))
    assert table.locator("tbody th").all_inner_texts() == notebook.kernel("list(ranked.index[:50])")
