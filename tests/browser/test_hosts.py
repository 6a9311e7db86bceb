"""Living in a notebook: many widgets, lost contexts, detached cells, keys and widths."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.notebook import PANEL
from tests.browser.picture_check import check_heatmap, check_heatmaps, heatmap_pixels, label_y

IMPORTS = "import numpy as np, clustergrammer_widget as cgw, ipywidgets\n"
ONE = IMPORTS + "w = cgw.Clustergram(np.random.default_rng(2).normal(size=(30, 20)), height=700)\nw"
WIDGETS = 20
MANY = f"""{IMPORTS}
random = np.random.default_rng(3)
ws = [cgw.Clustergram(random.normal(size=(9, 7)), height=240) for _ in range({WIDGETS})]
ipywidgets.GridBox(ws, layout={{"grid_template_columns": "repeat(4, 24%)"}})
"""
COUNT_CONTEXTS = """
const getContext = HTMLCanvasElement.prototype.getContext;
window.__webgl = { made: 0, refused: false };
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    if (kind === "webgl2" && window.__webgl.refused) return null;
    if (kind === "webgl2") window.__webgl.made += 1;
    return getContext.call(this, kind, ...rest);
};
"""
CONTEXT = "globalThis[Symbol.for('clustergrammer_widget.gl.3')]"
CELLS = f"() => [{PANEL}.content.widgets.length, {PANEL}.content.activeCellIndex]"


def test_twenty_widgets_share_one_context_and_come_back_when_it_is_lost(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MANY], run=True, viewport=(2100, 1700), init_script=COUNT_CONTEXTS)
    page = notebook.page
    all_of_them = {i: f"ws[{i}]" for i in range(WIDGETS)}
    check_heatmaps(notebook, all_of_them)
    assert page.evaluate("() => window.__webgl.made") == 1
    for index in range(WIDGETS):
        expect(notebook.widget(index)).to_have_attribute("data-renderer", "webgl2")

    page.evaluate(
        f"""() => new Promise((done) => {{
            const gl = {CONTEXT}.gl;
            gl.canvas.addEventListener("webglcontextlost", () => done(), {{ once: true }});
            gl.getExtension("WEBGL_lose_context").loseContext();
        }})"""
    )
    check_heatmaps(notebook, {index: all_of_them[index] for index in (0, 4, 19)})
    notebook.kernel("ws[4].row_order = 'sum'\nws[11].col_order = 'variance'")
    notebook.widget(4).get_by_role("button", name="Show sidebar").click()
    sums = notebook.widget(4).get_by_role("radiogroup", name="Row order").get_by_label("Sum")
    expect(sums).to_be_checked()
    notebook.widget(4).get_by_role("button", name="Hide sidebar").click()
    page.wait_for_function("() => window.__webgl.made === 2")
    check_heatmaps(notebook, all_of_them)
    assert page.evaluate("() => window.__webgl.made") == 2


def test_a_heatmap_outlives_the_process_of_the_graphics_card(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([ONE], run=True, init_script=COUNT_CONTEXTS)
    check_heatmap(notebook)
    browser = notebook.context.browser
    assert browser is not None
    browser.new_browser_cdp_session().send("Browser.crashGpuProcess")
    notebook.kernel("w.row_order = 'sum'")
    check_heatmap(notebook)
    notebook.page.wait_for_function("() => window.__webgl.made >= 2")
    notebook.kernel("w.row_order = 'variance'")
    check_heatmap(notebook)


def test_a_widget_scrolled_away_and_changed_meanwhile_is_right_when_it_is_back(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([ONE, *[f"# {i}\n\n\n\n" for i in range(60)]], run=True)
    notebook.show_widget()
    check_heatmap(notebook)
    root = notebook.page.locator(".clustergram").element_handle()

    def scroll_away() -> None:
        notebook.show_cell(60)
        notebook.page.wait_for_function(
            "(root) => !root.isConnected || root.getBoundingClientRect().bottom < -300", arg=root
        )

    scroll_away()
    notebook.show_widget()
    check_heatmap(notebook)
    scroll_away()
    notebook.kernel("w.row_order = 'variance'\nw.col_order = 'sum'")
    notebook.show_widget()
    check_heatmap(notebook)
    notebook.page.mouse.click(*label_y(notebook, 4, 30))
    notebook.wait_kernel("w.selected_rows.equals(w.view.iloc[[4]])")


def test_without_webgl_the_picture_is_the_same(open_notebook: OpenNotebook) -> None:
    make = IMPORTS + (
        "random = np.random.default_rng(4)\nvalues = random.normal(size=(1500, 60))\n"
        "w = cgw.Clustergram(values, height=500)\n"
        "holes = cgw.Clustergram(np.where(random.random((40, 30)) < 0.1, np.nan, values[:40, :30]))"
    )
    notebook = open_notebook([make, "w", "holes", "w", "holes"], init_script=COUNT_CONTEXTS)
    notebook.page.set_viewport_size({"width": 1300, "height": 2800})
    notebook.page.evaluate("() => { window.__webgl.refused = true; }")
    for cell in (0, 1, 2):
        notebook.run_cell(cell)
    for index in (0, 1):
        expect(notebook.widget(index)).to_have_attribute("data-renderer", "canvas2d")
    notebook.page.evaluate("() => { window.__webgl.refused = false; }")
    for cell in (3, 4):
        notebook.run_cell(cell)
    for index in (2, 3):
        expect(notebook.widget(index)).to_have_attribute("data-renderer", "webgl2")

    check_heatmaps(notebook, {0: "w", 2: "w"})
    notebook.page.mouse.move(1, 1)
    picture = notebook.picture()
    for index in (0, 1):
        processor = heatmap_pixels(notebook, index, picture)
        graphics = heatmap_pixels(notebook, index + 2, picture)
        assert processor.std() > 20
        assert np.abs(processor - graphics).max() <= 2
    grey = (heatmap_pixels(notebook, 1, picture) == 0xBD).all(axis=2)
    assert grey.mean() == pytest.approx(
        notebook.kernel("holes.data.isna().mean().mean()"), abs=0.01
    )


def test_the_notebook_keeps_its_keys_and_the_widget_its_own(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([ONE, "# below"], run=True)
    notebook.settle()
    page = notebook.page

    def cells() -> list[int]:
        found: list[int] = page.evaluate(CELLS)
        return found

    notebook.command("notebook:enter-command-mode")
    count, _ = cells()
    page.keyboard.press("b")
    page.wait_for_function(f"(count) => {PANEL}.content.widgets.length === count + 1", arg=count)
    page.keyboard.press("a")
    page.wait_for_function(f"(count) => {PANEL}.content.widgets.length === count + 2", arg=count)

    slider = notebook.widget().get_by_role("slider", name="Row clusters")
    slider.click()
    before = cells()
    cut = notebook.kernel("w.row_cut")
    for key in (
        "ArrowDown",
        "ArrowDown",
        "ArrowUp",
        "ArrowRight",
        "ArrowLeft",
        "ArrowLeft",
        "b",
        "x",
    ):
        page.keyboard.press(key)
    expect(slider).to_be_focused()
    assert cells() == before
    notebook.wait_kernel(f"w.row_cut < {cut}")

    radio = notebook.widget().get_by_role("radiogroup", name="Row order").get_by_label("Sum")
    radio.check()
    page.keyboard.press("ArrowRight")
    notebook.wait_kernel("w.row_order == 'variance'")
    assert cells() == before

    page.mouse.click(*label_y(notebook, 3, 30))
    notebook.wait_kernel("len(w.selected_rows) == 1")
    page.keyboard.press("b")
    assert cells() == before
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(f"(active) => {PANEL}.content.activeCellIndex > active", arg=before[1])
    notebook.wait_idle()


def test_the_heatmap_fills_narrow_and_wide_cells_and_follows_the_window(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([ONE], run=True, viewport=(1200, 900))
    notebook.command("application:toggle-left-area")
    root = notebook.settle()
    heatmaps = []
    for width in (600, 1100, 1900):
        notebook.page.set_viewport_size({"width": width, "height": 900})
        notebook.page.wait_for_function(
            """([root, width]) => {
                const cell = root.getRootNode().host.closest(".jp-OutputArea-output");
                return cell.clientWidth > width - 240 && cell.clientWidth < width
                    && Math.abs(cell.clientWidth - root.clientWidth) <= 24;
            }""",
            arg=[root.element_handle(), width],
        )
        check_heatmap(notebook)
        box, whole = notebook.box("heatmap"), root.bounding_box()
        assert whole is not None
        heatmaps.append(box.width)
        assert box.width > 0.55 * whole["width"]
        assert not notebook.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        notebook.shot(f"window-{width}", root)
    # the narrow ones have no sidebar until it is asked for; the wide one has the legend beside it
    assert heatmaps[1] > heatmaps[0] + 400
    assert heatmaps[2] > heatmaps[1] + 200


def test_two_widgets_side_by_side_share_the_width(open_notebook: OpenNotebook) -> None:
    make = IMPORTS + (
        "values = np.random.default_rng(5).normal(size=(30, 20))\n"
        "a, b = cgw.Clustergram(values), cgw.Clustergram(values * 2)\n"
        "ipywidgets.HBox([a, b])"
    )
    notebook = open_notebook([make], run=True)
    whole = notebook.page.locator(".jp-OutputArea-output .widget-hbox").bounding_box()
    assert whole is not None
    for index, widget in enumerate("ab"):
        box = notebook.settle(index).bounding_box()
        assert box is not None
        assert box["width"] == pytest.approx(whole["width"] / 2, abs=12)
        assert notebook.box("heatmap", index).width > 0.55 * box["width"]
        check_heatmaps(notebook, {index: widget})
