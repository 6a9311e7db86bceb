"""The notebooks on selections and on a dashboard, as their readers use them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.notebook import Notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
VIEWPORT = (1500, 1100)


def test_what_is_clicked_in_the_selection_notebook_is_in_its_next_cell(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook(NOTEBOOKS / "selection-to-dataframe.ipynb", viewport=VIEWPORT)
    widget, selected = cell_with(notebook, "w = cgw"), cell_with(notebook, "w.selected_rows\n")
    for index in range(widget + 1):
        notebook.run_cell(index)
    notebook.show_widget()
    notebook.settle()

    page = notebook.page
    page.mouse.click(*notebook.box("row-labels").at(0.9, 0.2))
    notebook.wait_kernel("len(w.selected_rows) == 1")
    page.keyboard.down("Shift")
    page.mouse.click(*notebook.box("row-labels").at(0.9, 0.3))
    page.keyboard.up("Shift")
    notebook.wait_kernel("len(w.selected_rows) > 10")
    notebook.run_cell(selected)
    shown = notebook.output_text(selected)
    first, last = notebook.kernel("list(w.view.index[w.view.index.isin(w.selected_rows.index)])")[
        :: notebook.kernel("len(w.selected_rows)") - 1
    ]
    assert first in shown
    assert last in shown
    assert notebook.kernel(
        "w.selected_rows.equals(w.view.loc[w.selected_rows.index])"
        " and abs(w.selected_rows.loc[:, wines.columns]"
        " - ((wines - wines.mean()) / wines.std()).loc[w.selected_rows.index]).max().max() < 1e-6"
    )

    notebook.show_widget()
    page.mouse.click(*notebook.box("row-dendrogram").at(0.3, 0.5))
    notebook.wait_kernel("list(w.selected_row_clusters) != []")
    number = notebook.kernel("w.selected_row_clusters[0]")
    assert notebook.kernel(
        f"set(w.selected_rows.index) == set(w.row_clusters.index[w.row_clusters == {number}])"
    )
    page.keyboard.press("Escape")


def test_the_selection_notebook_runs_and_ends_where_it_began(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(
        NOTEBOOKS / "selection-to-dataframe.ipynb", run=True, viewport=VIEWPORT
    )
    assert notebook.kernel("cluster.equals(w.data.loc[cluster.index, cluster.columns])")
    assert notebook.kernel("list(original.index) == list(cluster.index)")
    assert notebook.kernel("(original == wines.loc[cluster.index]).all().all()")
    assert "flavanoids" in notebook.output_text(cell_with(notebook, "differences = "))
    assert "column crop" in notebook.output_text(cell_with(notebook, "w.steps"))
    notebook.show_widget()
    root = notebook.settle()
    page = notebook.page
    assert notebook.kernel("w.view.shape") == [178, 13]
    root.get_by_role("button", name="Undo").click()
    notebook.wait_kernel("w.view.shape == (82, 5)")
    assert not notebook.console_errors
    notebook.settle()
    notebook.shot("selection-to-dataframe", root)
    page.mouse.move(1, 1)


def test_the_controls_of_the_dashboard_and_the_heatmap_follow_each_other(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook(NOTEBOOKS / "dashboard.ipynb", run=True, viewport=(1500, 1300))
    page = notebook.page
    notebook.show_cell(cell_with(notebook, "ipywidgets.VBox"))
    root = notebook.settle()

    menu = page.get_by_label("Order", exact=True)
    menu.select_option("Sum")
    notebook.wait_kernel("w.row_order == 'sum'")
    radios = root.get_by_role("radiogroup", name="Row order")
    expect(radios.get_by_role("radio", name="Sum")).to_be_checked()
    radios.get_by_role("radio", name="Variance").click()
    expect(menu).to_have_value("Variance")
    radios.get_by_role("radio", name="Cluster").click()
    expect(menu).to_have_value("Cluster")

    before = notebook.kernel("len(w.row_clusters.unique())")
    handle = page.locator(".widget-slider .noUi-handle").first
    handle.focus()
    for _ in range(3):
        handle.press("ArrowLeft")
    notebook.wait_kernel("abs(w.row_cut - cut.value) < 1e-9")
    handle.press("Home")
    notebook.wait_kernel("w.row_cut == 0")
    assert before == 3
    assert notebook.kernel("w.row_clusters.nunique() > 100")
    notebook.kernel("w.cut_rows(k=3)")

    output = cell_with(notebook, "ipywidgets.VBox")
    page.keyboard.press("Escape")
    notebook.settle()
    page.mouse.click(*notebook.box("row-dendrogram").at(0.3, 0.95))
    notebook.wait_kernel("len(w.selected_row_clusters) == 1")
    mean = notebook.kernel("f'{w.selection.iloc[:, 0].mean():.2f}'")
    expect(page.locator(".widget-output").last).to_contain_text(mean)
    page.keyboard.press("Escape")
    expect(root.get_by_role("dialog")).to_have_count(0)
    notebook.show_cell(output)
    notebook.shot("dashboard")
    page.keyboard.press("Escape")
    expect(page.locator(".widget-output").last).to_contain_text("Nothing is selected")


def cell_with(notebook: Notebook, text: str) -> int:
    """The number of the first cell whose code has this text."""
    sources: list[str] = notebook.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets.map("
        "(cell) => cell.model.sharedModel.getSource() + '\\n')"
    )
    return next(i for i, source in enumerate(sources) if text in source)
