"""What crosses the web socket of a real JupyterLab."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.picture_check import check_heatmap, check_heatmaps

ROWS, COLS = 1000, 500
CELLS = [
    "import numpy as np, pandas as pd, clustergrammer_widget as cgw",
    "small = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0]])\nsmall",
    f"""
random = np.random.default_rng(0)
large = pd.DataFrame(
    random.normal(size=({ROWS}, {COLS})),
    index=[f"gene_{{i:04d}}" for i in range({ROWS})],
    columns=[f"sample_{{i:03d}}" for i in range({COLS})],
)
w = cgw.Clustergram(
    large,
    row_categories={{"family": [f"family {{i}}" for i in random.integers(0, 12, {ROWS})]}},
    col_categories={{"age": random.integers(20, 80, {COLS})}},
)
w
""",
]
MOST_BYTES_A_CELL = 4.2


def test_a_matrix_crosses_once_with_all_stops_and_an_order_never_sends_it_again(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_cell(0)

    # the program crosses with the first widget
    notebook.run_cell(1)
    notebook.settle(0)
    before = notebook.traffic()
    notebook.run_cell(2)
    notebook.settle(1)
    notebook.wait_kernel("w._worker.wait(60)")
    last = notebook.widget(1).get_by_role("slider", name="Top rows by variance")
    last.press("ArrowRight")
    expect(last).to_have_attribute("aria-valuetext", "top 500")
    notebook.wait_kernel("len(w.view) == 500")
    last.press("Home")
    notebook.wait_kernel("len(w.view) == 1000")
    crossed = notebook.traffic() - before
    large = crossed.received_bytes
    assert ROWS * COLS * 4 < large <= ROWS * COLS * MOST_BYTES_A_CELL
    assert crossed.sent_bytes < 20_000

    for order in ("sum", "variance", "label", "initial", "value:sample_007", "cluster"):
        before = notebook.traffic()
        notebook.kernel(f"w.row_order = {order!r}")
        check_heatmap(notebook, "w", 1)
        crossed = notebook.traffic() - before
        assert 0 < crossed.received_bytes < 20_000, order
        assert crossed.sent_bytes < 20_000, order

    # a person's gestures are as cheap
    before = notebook.traffic()
    notebook.widget(1).get_by_role("radiogroup", name="Column order").get_by_label("Sum").check()
    notebook.wait_kernel("w.col_order == 'sum'")
    slider = notebook.widget(1).get_by_role("slider", name="Row clusters")
    for _ in range(5):
        slider.press("ArrowLeft")
    clusters = re.match(r"\d[\d,]*", slider.get_attribute("aria-valuetext") or "")
    assert clusters
    notebook.wait_kernel(f"w.row_clusters.nunique() == {clusters[0].replace(',', '')}")
    crossed = notebook.traffic() - before
    assert 0 < crossed.sent_bytes < 40_000
    assert crossed.received_bytes < 40_000


SIX = """
import numpy as np, clustergrammer_widget as cgw, ipywidgets
random = np.random.default_rng(1)
ws = [cgw.Clustergram(random.normal(size=(30, 12)), height=300) for _ in range(6)]
ipywidgets.VBox(ws)
"""
MOST_BYTES_OF_ONE_IN_SIX = 80_000
PROGRAMS = "() => globalThis[Symbol.for('clustergrammer_widget.programs')].size"


def test_six_widgets_bring_the_program_once(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([SIX], viewport=(1200, 2400))
    before = notebook.traffic()
    notebook.run_cell(0)
    for index in range(6):
        notebook.settle(index)
    crossed = notebook.traffic() - before
    program = notebook.kernel("len(ws[0]._program.source)")
    assert program < crossed.received_bytes <= 6 * MOST_BYTES_OF_ONE_IN_SIX
    assert notebook.page.evaluate(PROGRAMS) == 1
    check_heatmaps(notebook, {0: "ws[0]", 5: "ws[5]"})
