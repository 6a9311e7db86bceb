"""The quickstart notebook, as its reader uses it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.notebook import Notebook
from tests.browser.picture_check import (
    check_heatmap,
    hover_text,
    label_y,
    runs_along,
)

QUICKSTART = Path(__file__).parents[2] / "notebooks" / "quickstart.ipynb"
PAGE_BESIDE_WIDGET = 432
ROWS, COLS = 569, 30


@pytest.fixture
def quickstart(open_notebook: OpenNotebook) -> Notebook:
    notebook = open_notebook(QUICKSTART, run=True, viewport=(1500, 1500))
    notebook.show_widget()
    notebook.kernel(
        "w.selected_rows = None\nw.cut_rows(k=5)\n"
        "scaled = ((tumours - tumours.mean()) / tumours.std())"
    )
    notebook.settle()
    return notebook


def test_runs_without_complaint_and_looks_right_narrow_wide_light_and_dark(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook(QUICKSTART, run=True)
    notebook.show_widget()
    root = notebook.settle()
    outputs = [output for cell in notebook._outputs() for output in cell]
    assert outputs
    assert {output["output_type"] for output in outputs} <= {"execute_result", "display_data"}
    assert not notebook.console_errors

    for theme in ("Light", "Dark"):
        notebook.theme(f"JupyterLab {theme}")
        expect(root).to_have_attribute("data-theme", theme.lower())
        for width in (900, 1600):
            notebook.page.set_viewport_size({"width": width + PAGE_BESIDE_WIDGET, "height": 1500})
            notebook.page.wait_for_function(
                "([root, width]) => Math.abs(root.clientWidth - width) < 30",
                arg=[root.element_handle(), width],
            )
            notebook.show_widget()
            check_heatmap(notebook)
            notebook.shot(f"quickstart-{width}-{theme.lower()}", root)


def test_pointing_at_a_cell_names_it_and_clicking_gives_its_rows_to_python(
    quickstart: Notebook,
) -> None:
    page = quickstart.page
    check_heatmap(quickstart)
    assert quickstart.kernel("np = __import__('numpy')\nnp.allclose(w.data, scaled)")

    for i, j in ((0, 0), (200, 29), (411, 13), (568, 7)):
        tip = hover_text(quickstart, quickstart.cell_center(i, j, ROWS, COLS))
        code = f"w.view.index[{i}], w.view.columns[{j}], w.view.iloc[{i}, {j}]"
        row, col, value = quickstart.kernel(code)
        assert f"Row {row}\n" in tip
        assert f"Column {col}" in tip
        assert quickstart.kernel(f"diagnosis['{row}']") in tip
        shown = float(tip.split("\n")[0].removeprefix("z-score: "))
        assert shown == pytest.approx(value, rel=5e-4, abs=1e-6)

    def point_at_label(position: int) -> str:
        tip = hover_text(quickstart, label_y(quickstart, position, ROWS))
        name = re.match(r"Row (tumour \d+)\n", tip)
        assert name, tip
        place = quickstart.kernel(f"w.view.index.get_loc('{name[1]}')")
        assert abs(place - position) < 8, "the label pointed at is not the row beside it"
        return name[1]

    def wait_selected(rows: str) -> None:
        quickstart.wait_kernel(f"w.selected_rows.equals({rows})")

    first = point_at_label(100)
    page.mouse.down()
    page.mouse.up()
    wait_selected(f"w.view.loc[['{first}']]")
    assert quickstart.kernel(
        f"np.allclose(w.selected_rows, scaled.loc[['{first}'], w.view.columns])"
    )

    second = point_at_label(300)
    page.keyboard.down("Control")
    page.mouse.down()
    page.mouse.up()
    page.keyboard.up("Control")
    wait_selected(f"w.view.loc[['{first}', '{second}']]")

    third = point_at_label(340)
    page.keyboard.down("Shift")
    page.mouse.down()
    page.mouse.up()
    page.keyboard.up("Shift")
    wait_selected(f"w.view.loc['{second}':'{third}']")
    assert 30 < quickstart.kernel("len(w.selected_rows)") < 60

    page.keyboard.press("Escape")
    wait_selected("w.view.iloc[:0]")

    page.mouse.click(*quickstart.box("row-dendrogram").at(0.3, 0.5))
    member = quickstart.kernel(f"w.view.index[{ROWS // 2}]")
    wait_selected(f"w.view[w.row_clusters == w.row_clusters['{member}']]")
    assert quickstart.kernel("1 < len(w.selected_rows) < 569")

    page.mouse.click(*quickstart.box("row-categories").at(0.4, (0.5 + 10) / ROWS))
    wait_selected("w.view[diagnosis[w.view.index] == diagnosis[w.view.index[10]]]")
    assert quickstart.kernel("len(w.selected_rows)") in (212, 357)

    name = hover_text(quickstart, quickstart.box("col-labels").at(0.01, 0.99))
    page.mouse.down()
    page.mouse.up()
    quickstart.wait_kernel("w.selected_cols.equals(w.view.iloc[:, :1])")
    assert quickstart.kernel("w.selected_cols.columns[0]") in name
    assert quickstart.kernel("w.selection.shape[1]") == 1


def test_the_cut_slider_and_the_orders_change_the_picture_and_python_alike(
    quickstart: Notebook,
) -> None:
    page = quickstart.page
    slider = quickstart.widget().get_by_role("slider", name="Row clusters")
    track = slider.bounding_box()
    assert track is not None
    stop = float(slider.input_value()) / float(slider.get_attribute("max") or "")
    middle = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + 7 + stop * (track["width"] - 14), middle)
    page.mouse.down()
    seen = set()
    for share in (0.95, 0.85, 0.75, 0.65):
        page.mouse.move(track["x"] + track["width"] * share, middle, steps=3)
        seen.add(slider.get_attribute("aria-valuetext"))
    page.mouse.up()
    assert len(seen) >= 3
    check_clusters(quickstart)

    slider.press("ArrowRight")
    check_clusters(quickstart)
    assert float(slider.input_value()) == pytest.approx(round(float(slider.input_value())))
    before = quickstart.kernel("w.row_clusters.nunique()")
    slider.press("Shift+ArrowLeft")
    quickstart.wait_kernel(f"w.row_clusters.nunique() == {before + 1}")
    check_clusters(quickstart)

    rows = quickstart.widget().get_by_role("radiogroup", name="Row order")
    orders = {
        "Sum": "w.data.sum(axis=1).sort_values(ascending=False, kind='stable')",
        "Variance": "w.data.var(axis=1).sort_values(ascending=False, kind='stable')",
        "Label": "w.data.sort_index()",
        "Initial": "tumours",
    }
    for choice, expected in orders.items():
        rows.get_by_role("radio", name=choice).check()
        quickstart.wait_kernel(f"w.row_order == '{choice.lower()}'")
        assert quickstart.kernel(f"w.view.index.equals({expected}.index)"), choice
        check_heatmap(quickstart)
    rows.get_by_role("radio", name="Cluster").check()
    quickstart.wait_kernel("w.row_order == 'cluster'")
    columns = quickstart.widget().get_by_role("radiogroup", name="Column order")
    columns.get_by_role("radio", name="Variance").check()
    quickstart.wait_kernel("w.col_order == 'variance' and w.row_order == 'cluster'")
    check_heatmap(quickstart)


def check_clusters(notebook: Notebook) -> None:
    """The slider's text, the kernel and the trapezoids must tell of the same clusters."""
    slider = notebook.widget().get_by_role("slider", name="Row clusters")
    slider.blur()
    text = slider.get_attribute("aria-valuetext") or ""
    told = re.fullmatch(r"(\d+) clusters, cut at (\S+)", text)
    assert told, text
    notebook.wait_kernel(f"w.row_clusters.nunique() == {told[1]}")
    assert notebook.kernel("w.row_cut") == pytest.approx(float(told[2]), rel=1e-3)

    notebook.page.mouse.move(1, 1)
    notebook.settle()
    box = notebook.box("row-dendrogram")
    x, top, bottom = round(box.x) + 18, round(box.y), round(box.y + box.height)
    column = np.asarray(notebook.picture(), dtype=np.int16)[top:bottom, x]
    trapezoids = runs_along(column, (255, 255, 255))
    sizes = notebook.kernel("w.row_clusters.value_counts(sort=False).sort_index()").values()
    edges = np.cumsum([0, *sizes]) / ROWS * len(column)
    assert len(trapezoids) == len(edges) - 1
    for (start, end), low, high in zip(trapezoids, edges[:-1], edges[1:], strict=True):
        assert low - 1.5 < start < end < high + 1.5
        assert (start + end) / 2 == pytest.approx((low + high) / 2, abs=1.5)
