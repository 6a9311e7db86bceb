"""Labels that want to be something else are text, whole and exact."""

from __future__ import annotations

import numpy as np

from tests.browser.conftest import OpenNotebook
from tests.browser.picture_check import check_heatmap, hover_text, label_y

ATTACK = "<img src=x onerror='window.__attacked = true'>"
SCRIPT = "</style><script>window.__attacked = true</script>"
LABELS = [
    ATTACK,
    SCRIPT,
    "\"double\" 'single' `back` \\ &amp; ${1 + 1} {{ 2 }}",
    "emoji \U0001f469\u200d\U0001f52c\U0001f9ec\U0001f44d\U0001f3fd",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "turned \u202e around",
    "long " + "x" * 10_000,
    "two\nlines\r\nor\tthree",
    "null \x00 and half \ud800",
    "",
    "   spaces   ",
]
SHOWN = {
    LABELS[7]: LABELS[7][:240] + "…",
    LABELS[8]: "two␤lines␤or three",
    LABELS[9]: "null   and half \ufffd",
}
ROWS, COLS = len(LABELS), 5
CELL = f"""
import numpy as np, pandas as pd, clustergrammer_widget as cgw
labels = {LABELS!a}
columns = {LABELS[: COLS - 1]!a} + ["last"]
values = np.random.default_rng(6).normal(size=({ROWS}, {COLS}))
frame = pd.DataFrame(values, index=pd.Index(labels, name={SCRIPT!r}), columns=columns)
groups = pd.DataFrame({{{ATTACK!r}: [{SCRIPT!r}, "plain"] * {ROWS // 2}}}, index=frame.index)
w = cgw.Clustergram(
    frame, row_categories=groups, row_cluster=False, col_cluster=False, height=600
)
w
"""


def test_labels_are_drawn_as_text_shown_whole_and_come_back_exact(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([CELL], run=True)
    root = notebook.settle()
    check_heatmap(notebook)
    notebook.shot("hostile-labels", root)
    labels = notebook.box("row-labels")
    picture = np.asarray(notebook.picture(), dtype=np.int16)

    for i, label in enumerate(LABELS):
        tip = hover_text(notebook, label_y(notebook, i, ROWS))
        text = notebook.page.get_by_role("tooltip").text_content() or ""
        assert text.startswith(f"{SCRIPT} {SHOWN.get(label, label)}{ATTACK}: "), tip
        assert text.endswith(SCRIPT if i % 2 == 0 else "plain")

        notebook.page.mouse.click(*label_y(notebook, i, ROWS))
        notebook.wait_kernel(f"list(w.selected_rows.index) == [{label!a}]")

        top = round(labels.y + labels.height * i / ROWS)
        bottom = round(labels.y + labels.height * (i + 1) / ROWS)
        left, right = round(labels.x), round(labels.x + labels.width)
        has_ink = picture[top + 4 : bottom - 4, left:right].min() < 120
        assert has_ink == bool(label.strip())
        for edge in (top, bottom - 1):
            assert picture[edge, left:right].min() > 200, "a label is higher than its row"

    tip = hover_text(notebook, notebook.cell_center(0, 1, ROWS, COLS))
    assert ATTACK in tip
    assert f"Column {SCRIPT}" in tip
    assert "plain" in notebook.region("legend").inner_text()
    assert SCRIPT in notebook.region("legend").inner_text()
    assert root.locator("img, script").count() == 0
    assert notebook.page.evaluate("() => window.__attacked") is None

    notebook.kernel(f"w.selected_cols = [{SCRIPT!r}]")
    assert notebook.kernel(f"list(w.selected_cols.columns) == [{SCRIPT!r}]")
    notebook.kernel(f"w.row_order = 'value:' + {ATTACK!r}")
    note = root.get_by_role("radiogroup", name="Row order").get_by_text("by the values of")
    note.wait_for()
    assert ATTACK in note.inner_text()
    check_heatmap(notebook)
    assert notebook.page.evaluate("() => window.__attacked") is None
