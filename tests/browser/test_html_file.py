"""A widget saved as one HTML file, opened where there is neither notebook nor network."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Desk
from tests.browser.notebook import OUTPUT, Box, Notebook
from tests.browser.picture_check import wrong_pixels

ROWS, COLS = 40, 12
ATTACK = "</script><img src=x onerror='window.__attacked = true'>"
# wide enough for the sidebar beside picture and legend
WIDTH = 1400
CELL = f"""
import numpy as np, pandas as pd, clustergrammer_widget as cgw
values = np.random.default_rng(8).normal(size=({ROWS}, {COLS}))
names = [f"gene {{i}}" for i in range({ROWS - 1})] + [{ATTACK!r}]
frame = pd.DataFrame(values, index=pd.Index(names, name="Gene"),
                     columns=[f"S{{j}}" for j in range({COLS})])
kinds = pd.Series(["x", {ATTACK!r}] * {ROWS // 2}, index=frame.index, name={ATTACK!r})
w = cgw.Clustergram(frame, row_categories=kinds, width="60%", height=420)
w.row_order = "variance"
w.selected_rows = [{ATTACK!r}, "gene 3"]
w
"""
SHOWN = "w.view.to_numpy(), w._current.heatmap.colors.vmax"
LOCAL = re.compile(r"^(file|blob|data):")


class SavedPage:
    """An HTML file, open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".clustergram")

    def box(self, region: str) -> Box:
        """Where a region is drawn."""
        found = self.root.locator(f"[data-region='{region}']").bounding_box()
        assert found is not None
        return Box(found["x"], found["y"], found["width"], found["height"])

    def cell_center(self, i: int, j: int) -> tuple[float, float]:
        """The middle of a cell when all are shown."""
        return self.box("heatmap").at((j + 0.5) / COLS, (i + 0.5) / ROWS)

    def settle(self) -> None:
        """Wait until nothing moves."""
        expect(self.root).to_have_attribute("data-ready", "true", timeout=60_000)
        expect(self.root).to_have_attribute("data-animating", "false", timeout=30_000)
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def check_picture(self, values: npt.NDArray[np.float64], reach: float) -> None:
        """Compare every pixel of the heatmap with what these values look like."""
        self.page.mouse.move(1, 1)
        self.settle()
        png = self.page.screenshot(scale="css")
        picture = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)
        box = self.box("heatmap")
        top, left = round(box.y), round(box.x)
        drawn = picture[top : top + round(box.height), left : left + round(box.width)]
        assert not (wrong := wrong_pixels(drawn, values, reach)), wrong


@contextmanager
def opened(
    browser: Browser, path: Path, *, dark: bool = False, width: int = WIDTH
) -> Iterator[SavedPage]:
    """Open a file from disk in a fresh profile without network; fail if it asks for anything."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        offline=True,
        accept_downloads=True,
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    try:
        page.goto(path.as_uri())
        saved = SavedPage(page)
        saved.settle()
        yield saved
        assert page.evaluate("() => window.__attacked") is None
        assert [url for url in asked if not LOCAL.match(url)] == []
        assert complaints == []
    finally:
        context.close()


@pytest.fixture
def notebook(open_notebook: OpenNotebook) -> Notebook:
    notebook = open_notebook([CELL], run=True)
    notebook.settle()
    return notebook


def saved_by_share(notebook: Notebook, folder: Path) -> Path:
    """Press `Share` and save the file it offers."""
    root = notebook.widget()
    root.get_by_role("button", name="Share").click()
    with notebook.page.expect_download() as download:
        root.get_by_role("button", name="Save as HTML file").click()
    assert download.value.suggested_filename == f"clustergram-gene-{ROWS}x{COLS}.html"
    expect(root.get_by_role("status")).to_contain_text("Saved clustergram-gene")
    path = folder / "shared.html"
    download.value.save_as(path)
    return path


def shown_in_kernel(notebook: Notebook) -> tuple[npt.NDArray[np.float64], float]:
    values, reach = notebook.kernel(SHOWN)
    return np.array(values, float), reach


def test_what_share_saves_opens_offline_as_it_was_and_can_be_used(
    notebook: Notebook, desk: Desk, tmp_path: Path
) -> None:
    path = saved_by_share(notebook, tmp_path)
    values, reach = shown_in_kernel(notebook)
    labels = notebook.kernel("list(w.view.index)")
    columns = notebook.kernel("list(w.view.columns)")
    by_sum = notebook.kernel("w.row_order = 'sum'\nw.view.to_numpy()")

    with opened(desk.browser, path) as saved:
        page, root = saved.page, saved.root
        assert page.title() == f"Gene, {ROWS} \xd7 {COLS}"
        expect(page.get_by_role("heading", level=1)).to_have_text(page.title())
        saved.check_picture(values, reach)
        size = root.bounding_box()
        assert size is not None
        assert size["width"] == WIDTH
        assert 740 < size["height"] < 800
        assert not page.evaluate("document.documentElement.scrollHeight > innerHeight")

        page.mouse.move(*saved.cell_center(7, 3))
        tip = page.get_by_role("tooltip").inner_text()
        assert labels[7] in tip
        assert columns[3] in tip
        assert float(tip.split("\n")[0]) == pytest.approx(values[7, 3], rel=5e-4)

        reset = root.get_by_role("button", name="Reset zoom")
        page.mouse.wheel(0, -400)
        expect(reset).to_be_enabled()
        saved.settle()
        reset.click()
        expect(reset).to_be_disabled()
        saved.check_picture(values, reach)

        order = root.get_by_role("radiogroup", name="Row order")
        order.get_by_role("radio", name="Sum").check()
        saved.check_picture(np.array(by_sum, float), reach)
        root.get_by_role("button", name="Undo", exact=True).click()
        saved.check_picture(values, reach)


def test_in_the_file_rows_are_selected_cropped_and_left_out_and_all_of_it_is_saved_again(
    notebook: Notebook, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "kernel.html"
    notebook.kernel(f"w.selected_rows = None\nw.to_html({str(path)!r}, title='Figure 2')")
    values, reach = shown_in_kernel(notebook)
    labels = notebook.kernel("list(w.view.index)")
    top = notebook.kernel("w.filter_rows(20, by='sum')\nw.row_order = 'cluster'\nw.view.to_numpy()")

    with opened(desk.browser, path) as saved:
        page, root = saved.page, saved.root
        assert page.title() == "Figure 2"
        saved.check_picture(values, reach)

        box = saved.box("row-labels")
        page.mouse.click(*box.at(0.7, 2.5 / ROWS))
        page.keyboard.down("Shift")
        page.mouse.click(*box.at(0.7, 5.5 / ROWS))
        page.keyboard.up("Shift")
        root.get_by_role("button", name="Crop", exact=True).click()
        page.mouse.move(*saved.cell_center(0, 0))
        page.mouse.down()
        page.mouse.move(*saved.cell_center(19, COLS - 1), steps=5)
        page.mouse.up()
        saved.check_picture(values[:20], reach)

        with page.expect_download() as download:
            root.get_by_role("button", name="Share").click()
        again = tmp_path / "again.html"
        download.value.save_as(again)
        expect(root.locator(".status")).to_contain_text("Saved clustergram-gene")
        page.keyboard.press("Escape")

        root.get_by_role("button", name="Undo", exact=True).click()
        root.get_by_role("radio", name="Cluster").first.check()
        root.get_by_role("slider", name="Top rows by sum").focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        saved.check_picture(np.array(top, float), reach)

    positions = notebook.kernel(f"frame.index.get_indexer({labels[2:6]!r})")
    record = re.search(r'id="widget">(.*?)</script>', again.read_text(encoding="utf-8"))
    assert record is not None
    assert json.loads(record[1])["state"]["_view"]["rows"]["selected"] == sorted(positions)
    with opened(desk.browser, again) as saved:
        assert saved.page.title() == "Figure 2"
        saved.check_picture(values[:20], reach)
        with saved.page.expect_download() as download:
            saved.root.get_by_role("button", name="Download data").click()
        text = download.value.path().read_text()
        assert [line.split("\t")[0] for line in text.splitlines()[1:]] == [
            f"Gene: {label}" for label in labels[:20]
        ]


def test_the_file_is_light_or_dark_with_the_system_and_fills_narrow_and_wide_windows(
    notebook: Notebook, desk: Desk, tmp_path: Path
) -> None:
    path = saved_by_share(notebook, tmp_path)
    values, reach = shown_in_kernel(notebook)
    OUTPUT.mkdir(exist_ok=True)
    for dark in (False, True):
        for width in (900, 1600):
            with opened(desk.browser, path, dark=dark, width=width) as saved:
                saved.check_picture(values, reach)
                theme = "dark" if dark else "light"
                expect(saved.root).to_have_attribute("data-theme", theme)
                ground = saved.page.evaluate(
                    "getComputedStyle(document.documentElement).backgroundColor"
                )
                surface = saved.root.evaluate("(root) => getComputedStyle(root).backgroundColor")
                assert ground == surface
                saved.page.screenshot(path=str(OUTPUT / f"html-file-{width}-{theme}.png"))
