"""What happens on the page calls functions in the kernel."""

from __future__ import annotations

from tests.browser.conftest import OpenNotebook

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
data = pd.DataFrame(np.arange(24.0).reshape(6, 4), index=list("abcdef"), columns=list("wxyz"))
w = cgw.Clustergram(data, row_cluster=False, col_cluster=False, height=420)
w
"""
CALL = """
selected, clicked, shown = [], [], []
def fails(selection):
    raise RuntimeError("this one does not work")
w.on_select(fails)
stop = w.on_select(lambda selection: selected.append(list(selection.index)))
w.on_click(lambda click: clicked.append((click.row, click.col, click.value)))
w.on_view(lambda view: shown.append(list(view.index)))
print("listening")
"""


def test_clicks_call_functions_and_an_error_is_shown_below_their_cell(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, CALL], run=True, viewport=(1500, 1000))
    root = notebook.settle()
    notebook.page.mouse.click(*notebook.cell_center(2, 1, 6, 4))
    notebook.wait_kernel("clicked == [('c', 'x', 9.0)]")
    notebook.page.mouse.click(*notebook.box("row-labels").at(0.9, 1.5 / 6))
    notebook.wait_kernel("selected == [['b']] and clicked[1:] == [('b', None, None)]")
    root.get_by_role("radiogroup", name="Row order").get_by_role("radio", name="Sum").click()
    notebook.wait_kernel("shown == [list('fedcba')]")

    notebook.kernel("stop()")
    notebook.settle()
    notebook.page.mouse.click(*notebook.box("row-labels").at(0.9, 1.5 / 6))
    notebook.wait_kernel("list(w.selected_rows.index) == ['e']")
    assert notebook.kernel("selected") == [["b"]]
    told = notebook.output_text(1)
    assert "listening" in told
    assert told.count("RuntimeError: this one does not work") == 1
    assert told.count("Traceback") == 1
    assert "Traceback" not in notebook.output_text(0)
