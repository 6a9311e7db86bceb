"""What Python sets shows on the page, what is done on the page is in Python, in every display."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.notebook import Notebook, pixel_of
from tests.browser.picture_check import (
    PATIENCE,
    TOLERANCE,
    check_heatmap,
    check_heatmaps,
    hover_text,
    label_y,
)

ROWS, COLS = 40, 24
MAKE = f"""
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
random = np.random.default_rng(5)
def table(rows, cols, name):
    values = random.normal(size=(rows, cols)) + 3 * random.normal(size=(rows, 1))
    index = [f"{{name}} row {{i}}" for i in range(rows)]
    return pd.DataFrame(values, index=index, columns=[f"c{{j}}" for j in range(cols)])
w = cgw.Clustergram(table({ROWS}, {COLS}, "w"), height=760)
v = cgw.Clustergram(table(30, 12, "v"), height=760)
"""
TALL = (1500, 2900)
WHITE, GREY = (255, 255, 255), (189, 189, 189)


def test_python_drives_every_display_of_its_widget_and_no_other(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, "w", "w", "v"], run=True, viewport=TALL)
    check_heatmaps(notebook, dict(enumerate("wwv")))
    other = notebook.kernel("v._view")

    labels = "[f'c{j}' for j in np.random.default_rng(1).permutation(24)]"
    notebook.kernel(
        "w.row_order = 'sum'\n"
        f"w.col_order = {labels}\n"
        "w.cut_rows(k=7)\n"
        "w.selected_rows = w.view.index[3:6]"
    )
    check_heatmaps(notebook, dict(enumerate("wwv")))
    for index in (0, 1):
        root = notebook.settle(index)
        rows = root.get_by_role("radiogroup", name="Row order")
        expect(rows.get_by_role("radio", name="Sum")).to_be_checked()
        expect(rows.get_by_role("radio", name="Cluster")).not_to_be_checked()
        columns = root.get_by_role("radiogroup", name="Column order")
        expect(columns).to_contain_text("as set in Python")
        for choice in columns.get_by_role("radio").all():
            expect(choice).not_to_be_checked()
        cut = root.get_by_role("slider", name="Row clusters")
        expect(cut).to_have_attribute("aria-valuetext", re.compile("^7 clusters"))
        marked = [notebook.pixel(*label_y_left(notebook, i, index)) for i in (2, 3, 5, 6)]
        assert marked[0] == marked[3] != marked[1] == marked[2]
    assert notebook.box("heatmap", 0).width == notebook.box("heatmap", 1).width

    # a gesture in the second display shows in the first
    notebook.page.mouse.click(*label_y(notebook, 10, ROWS, 1))
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[10]])")
    marked = [notebook.pixel(*label_y_left(notebook, i, 0)) for i in (3, 10)]
    assert marked[0] != marked[1]

    assert notebook.kernel("v._view") == other
    notebook.page.mouse.click(*label_y(notebook, 2, 30, 2))
    notebook.wait_kernel("v.selected_rows.equals(v.view.iloc[[2]])")
    assert notebook.kernel("w.selected_rows.equals(w.view.iloc[[10]])")

    # a mistake says so and changes nothing
    before = notebook.kernel("w._view")
    mistake = "try:\n    w.row_order = 'siz'\n    said = ''\nexcept ValueError as e: said = str(e)"
    assert "row_order is 'siz'" in notebook.kernel(f"{mistake}\nsaid")
    assert notebook.kernel("w._view") == before

    # the page is loaded afresh while the kernel lives on
    notebook.reload()
    notebook.restored()
    check_heatmaps(notebook, dict(enumerate("wwv")))
    assert notebook.kernel("w._view") == before
    expect(
        notebook.settle(0).get_by_role("radiogroup", name="Row order").get_by_label("Sum")
    ).to_be_checked()
    notebook.page.mouse.click(*label_y(notebook, 20, ROWS, 0))
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[20]])")

    # red above zero, blue below, white at zero, grey where there is no value
    notebook.kernel(
        "v.update(pd.DataFrame([[2, 0, -1], [1, np.nan, -2]], list('ab'), list('xyz')))\n"
        "v.row_order = v.col_order = 'initial'"
    )
    red, pale_red, blue, pale_blue = (255, 0, 0), (255, 127, 127), (0, 0, 255), (127, 127, 255)
    expect_colors(notebook, [[red, WHITE, pale_blue], [pale_red, GREY, blue]], 2)


def expect_colors(notebook: Notebook, colors: list[list[tuple[int, int, int]]], index: int) -> None:
    """Wait until the cells of a heatmap have these colours."""
    shape = len(colors), len(colors[0])
    deadline = time.monotonic() + PATIENCE
    while True:
        notebook.page.mouse.move(1, 1)
        notebook.settle(index)
        picture = notebook.picture()
        shown = [
            [pixel_of(picture, *notebook.cell_center(i, j, *shape, index)) for j in range(shape[1])]
            for i in range(shape[0])
        ]
        if np.abs(np.array(shown) - np.array(colors)).max() <= TOLERANCE:
            return
        assert time.monotonic() < deadline, shown


def label_y_left(notebook: Notebook, position: int, index: int) -> tuple[float, float]:
    """A point beside the text of a row label, in the colour that marks it if selected."""
    return notebook.box("row-labels", index).at(0.02, (position + 0.5) / ROWS)


def test_wheel_drag_and_double_click_zoom_pan_and_reset_at_the_pointer(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook(
        [MAKE, "w", *[f"# {i}" for i in range(40)]], run=True, viewport=(1500, 1000)
    )
    notebook.show_widget()
    notebook.settle()
    page = notebook.page
    rows_reset = "w._view['viewport'] == {'rows': None, 'cols': None}"
    point = notebook.cell_center(12, 8, ROWS, COLS)
    cell = hover_text(notebook, point)
    assert f"{notebook.kernel('w.view.index[12]')}\n" in cell
    top = notebook.box("heatmap").y

    previous = float(ROWS)
    for _ in range(4):
        page.mouse.wheel(0, -250)
        notebook.wait_kernel(
            f"(rows := w._view['viewport']['rows']) and rows[1] - rows[0] < {previous} - 1"
        )
        first, last = notebook.kernel("w._view['viewport']['rows']")
        previous = last - first
        page.mouse.move(point[0] + 1, point[1])
        assert hover_text(notebook, point) == cell
    assert notebook.box("heatmap").y == top, "the notebook scrolled while the heatmap zoomed"
    viewport = notebook.kernel("w._view['viewport']")
    assert viewport["rows"][0] < 12.5 < viewport["rows"][1]
    assert viewport["cols"][0] < 8.5 < viewport["cols"][1]
    box = notebook.box("heatmap")
    cell_height = box.height / (viewport["rows"][1] - viewport["rows"][0])
    cell_width = box.width / (viewport["cols"][1] - viewport["cols"][0])
    assert cell_height == pytest.approx(cell_width, rel=0.01), "the second stage keeps squares"
    check_zoomed_cells(notebook)
    button = notebook.widget().get_by_role("button", name="Reset zoom")
    expect(button).to_be_enabled()

    # what lies under the pointer goes with it
    page.mouse.move(*point)
    page.mouse.down()
    page.mouse.move(point[0] - 40, point[1] + 25, steps=4)
    page.mouse.up()
    moved = viewport["rows"][0] - 25 / cell_height
    notebook.wait_kernel(f"abs(w._view['viewport']['rows'][0] - {moved}) < 0.01")
    page.mouse.move(point[0] - 39, point[1] + 25)
    assert hover_text(notebook, (point[0] - 40, point[1] + 25)) == cell
    check_zoomed_cells(notebook)

    # labels beside the zoomed picture are those of the rows shown
    row = int((notebook.kernel("w._view['viewport']['rows']"))[0]) + 1
    offset = (row + 0.5 - notebook.kernel("w._view['viewport']['rows']")[0]) * cell_height
    labels = notebook.box("row-labels")
    page.mouse.click(labels.x + labels.width * 0.7, labels.y + offset)
    notebook.wait_kernel(f"w.selected_rows.equals(w.view.iloc[[{row}]])")

    page.mouse.dblclick(*point)
    notebook.wait_kernel(rows_reset)
    check_heatmap(notebook)
    expect(button).to_be_disabled()

    # with nothing left to zoom out of, the wheel is the notebook's
    page.mouse.move(*point)
    page.mouse.wheel(0, 120)
    page.wait_for_function(
        "([root, top]) => root.getBoundingClientRect().top < top - 20",
        arg=[notebook.page.locator(".clustergram").element_handle(), top],
    )
    assert notebook.kernel(rows_reset)


def check_zoomed_cells(notebook: Notebook) -> None:
    """Where cells are large, their middles have the colours of the part of the view shown."""
    notebook.page.mouse.move(1, 1)
    notebook.settle()
    box = notebook.box("heatmap")
    picture = notebook.picture()
    code = """
from math import ceil, floor
port = w._view["viewport"]
(r0, r1), (c0, c1) = port["rows"], port["cols"] or [0, w.view.shape[1]]
part = [(i, j, w.view.iloc[i, j] / w._current.heatmap.colors.vmax)
        for i in range(ceil(r0), floor(r1)) for j in range(ceil(c0), floor(c1))]
part, [r0, r1], [c0, c1]
"""
    part, (r0, r1), (c0, c1) = notebook.kernel(code)
    assert len(part) >= 4
    for i, j, share in part:
        x, y = box.at((j + 0.5 - c0) / (c1 - c0), (i + 0.5 - r0) / (r1 - r0))
        color = picture.getpixel((int(x), int(y)))
        assert isinstance(color, tuple)
        assert color[1] == pytest.approx(255 * (1 - abs(share)), abs=4)
        assert (color[0] > color[2]) == (share > 0) or abs(share) < 0.02


def test_scrolling_past_does_not_zoom_until_the_pointer_moves(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(
        [*[f"# {i}" for i in range(4)], MAKE, "w", *[f"# {i}" for i in range(40)]],
        run=True,
        viewport=(1500, 1000),
    )
    page = notebook.page
    notebook.settle()
    notebook.show_cell(0)
    root = page.locator(".clustergram").element_handle()
    heatmap = notebook.page.locator(".clustergram [data-region='heatmap']")
    pane = page.locator(".jp-WindowedPanel-outer").bounding_box()
    assert pane is not None
    point = pane["x"] + pane["width"] * 0.55, pane["y"] + 60
    page.mouse.move(*point)
    under = """([x, y, heatmap]) => {
        const box = heatmap.getBoundingClientRect();
        return box.top < y - 80 && box.bottom > y && box.left < x && box.right > x;
    }"""
    target = heatmap.element_handle()
    for _ in range(60):
        page.mouse.wheel(0, 40)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        if page.evaluate(under, [*point, target]):
            break
    assert page.evaluate(under, [*point, target]), "the heatmap never came under the pointer"
    top = page.evaluate("(root) => root.getBoundingClientRect().top", root)
    page.mouse.wheel(0, 40)
    page.wait_for_function(
        "([root, top]) => root.getBoundingClientRect().top < top - 20", arg=[root, top]
    )
    assert notebook.kernel("w._view['viewport'] == {'rows': None, 'cols': None}")

    page.mouse.move(point[0] + 5, point[1] + 5)
    page.mouse.wheel(0, -250)
    notebook.wait_kernel("w._view['viewport']['rows'] is not None")
