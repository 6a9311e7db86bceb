"""What `Download data` saves is the view, to the bit while there is a kernel."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Desk
from tests.browser.test_html_file import opened

MAKE = """
import numpy as np, pandas as pd, clustergrammer_widget as cgw
random = np.random.default_rng(8)
names = pd.Index([f"gene {i}" for i in range(30)], name="Gene")
df = pd.DataFrame(random.normal(size=(30, 8)), names, [f"S{j}" for j in range(8)])
df["S3"] = df["S3"].round(2)
df.iloc[4, 5] = np.nan
kinds = pd.DataFrame({"Kind": list("xxy") * 10, "Dose": random.normal(size=30)}, index=names)
batch = pd.DataFrame({"Batch": list("abababab")}, index=df.columns)
w = cgw.Clustergram(df, row_categories=kinds, col_categories=batch, height=520)
w
"""
# the file, what is displayed, and a widget made of the file
READ = """
frame, row_categories, col_categories = cgw.read_matrix({path!r})
shown = w.view
again = cgw.Clustergram({path!r})
"""
SAME = """
pd.testing.assert_frame_equal(row_categories, kinds.loc[shown.index], check_exact=True)
pd.testing.assert_frame_equal(col_categories, batch.loc[shown.columns], check_exact=True)
pd.testing.assert_frame_equal(again.data, frame, check_exact=True)
again.col_order = again.row_order = "initial"
assert again.to_tsv() == open({path!r}, newline="").read()
again.close()
"""


def test_the_file_is_the_view_to_the_bit_and_without_a_kernel_to_single_precision(
    open_notebook: OpenNotebook, desk: Desk, tmp_path: Path
) -> None:
    notebook = open_notebook([MAKE], run=True)
    widget, page = notebook.settle(), notebook.page
    widget.get_by_role("radiogroup", name="Row order").get_by_label("Variance").check()
    widget.get_by_role("radiogroup", name="Column order").get_by_label("Sum").check()
    notebook.wait_kernel("(w.row_order, w.col_order) == ('variance', 'sum')")
    kind = notebook.kernel("list(w.view.index.map(kinds['Kind'])).index('x')")
    page.keyboard.down("Shift")
    page.mouse.click(*notebook.box("row-categories").at(0.25, (kind + 0.5) / 30))
    page.keyboard.up("Shift")
    notebook.wait_kernel("len(w.view) == 20")
    notebook.settle()
    widget.get_by_role("button", name="Crop", exact=True).click()
    box = notebook.box("heatmap")
    page.mouse.move(*box.at(0.5 / 8, 2.5 / 20))
    page.mouse.down()
    page.mouse.move(*box.at(7.5 / 8, 17.5 / 20), steps=5)
    page.mouse.up()
    notebook.wait_kernel("w.view.shape == (16, 8)")
    notebook.settle()

    path = str(tmp_path / "exact.tsv")
    download(page, widget, path)
    exact = "pd.testing.assert_frame_equal(frame, shown, check_exact=True)\n"
    notebook.kernel(READ.format(path=path) + exact + SAME.format(path=path))
    assert notebook.kernel(f"open({path!r}, newline='').read() == w.to_tsv()")

    html, path = tmp_path / "page.html", str(tmp_path / "single.tsv")
    notebook.kernel(f"w.to_html({str(html)!r})")
    with opened(desk.browser, html) as saved:
        download(saved.page, saved.root, path)
        expect(saved.root.get_by_role("status")).to_contain_text("seven digits")
    single = (
        "pd.testing.assert_frame_equal("
        "frame.astype('float32'), shown.astype('float32'), check_exact=True)\n"
        "pd.testing.assert_series_equal(frame['S3'], shown['S3'], check_exact=True)\n"
    )
    notebook.kernel(READ.format(path=path) + single + SAME.format(path=path))


def download(page: Page, widget: Locator, path: str) -> None:
    """Press `Download data` and keep the file."""
    with page.expect_download() as download:
        widget.get_by_role("button", name="Download data").click()
    download.value.save_as(path)
