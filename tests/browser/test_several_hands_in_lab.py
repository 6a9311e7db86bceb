"""Python and two displays change one view at the same time in a real JupyterLab; nothing is lost.

`make soak` tries every pause more often.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.kernel import Kernel
from tests.browser.notebook import Notebook
from tests.browser.picture_check import label_y

TRIES = int(os.environ.get("SOAK_TRIES", "12"))
ROWS, COLS = 30, 12
MAKE = f"""
import time
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
values = np.random.default_rng(5).normal(size=({ROWS}, {COLS}))
w = cgw.Clustergram(
    pd.DataFrame(values, [f"row {{i}}" for i in range({ROWS})]), height=600
)
"""
LONGEST_PAUSE_MS = 500
GOLDEN_RATIO = 0.618034
# what a cell does, and how it shows that it was done; where rows come or go all of them are shown
IN_PYTHON = {
    "w.row_order = 'variance'": "w.row_order == 'variance'",
    "w.filter_rows(top=20)": "len(w.view) == 20",
    "w.opacity = 0.5": "w.opacity == 0.5",
    "w.crop(rows=w.view.index[:25])": "len(w.view) == 25",
}
SHOWS_ALL_ROWS = {"w.filter_rows(top=20)", "w.crop(rows=w.view.index[:25])"}
UNTOUCHED = (
    "w.reset(); w.viewport = None; w.selected_rows = None; "
    "(w._view['viewport'], w.row_order) == ({'rows': None, 'cols': None}, 'cluster')"
)


def open_twice(open_notebook: OpenNotebook) -> Notebook:
    """A notebook with two displays of one widget, one below the other."""
    notebook = open_notebook([MAKE, "w", "w"], run=True, viewport=(1500, 1900))
    notebook.settle(0)
    notebook.settle(1)
    return notebook


def pauses() -> list[tuple[str, int]]:
    """What a cell does each time, and after how long."""
    spread = [int(i * GOLDEN_RATIO % 1 * LONGEST_PAUSE_MS) for i in range(TRIES)]
    calls = list(IN_PYTHON)
    return [(calls[i % len(calls)], pause) for i, pause in enumerate(spread)]


def test_what_a_cell_does_just_after_the_wheel_lasts_as_the_zoom_does(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_twice(open_notebook)
    middle = notebook.cell_center(ROWS // 2, COLS // 2, ROWS, COLS)
    for call, pause in pauses():
        notebook.page.mouse.move(*middle)
        notebook.page.mouse.move(middle[0] + 1, middle[1])
        for _ in range(5):
            notebook.page.mouse.wheel(0, -60)
        notebook.page.wait_for_timeout(pause)
        notebook.kernel(call)
        steps = notebook.kernel("w.steps")
        if call not in SHOWS_ALL_ROWS:
            notebook.wait_kernel("w._view['viewport']['rows'] is not None")
        notebook.settle(0)
        assert notebook.kernel(IN_PYTHON[call]), (call, pause)
        assert notebook.kernel("w.steps") == steps, (call, pause)
        assert notebook.kernel(UNTOUCHED)
        notebook.settle(0)


def test_clicks_on_two_displays_while_a_cell_runs_and_changes_something_all_last(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_twice(open_notebook)
    notebook.kernel("1")
    with ThreadPoolExecutor(max_workers=1) as beside:
        busy = Kernel(notebook.server.connection_file(notebook.path))
        for call, pause in pauses():
            cell = beside.submit(busy.run, f"time.sleep({(pause + 100) / 1000})\n{call}")
            notebook.page.mouse.click(*label_y(notebook, 3, ROWS, 0))
            columns = notebook.widget(1).get_by_role("radiogroup", name="Column order")
            columns.get_by_role("radio", name="Sum", exact=True).check()
            cell.result(60)
            notebook.wait_kernel("w.col_order == 'sum'")
            notebook.wait_kernel("len(w._view['rows']['selected']) == 1")
            assert notebook.kernel(IN_PYTHON[call]), (call, pause)
            assert len(notebook.kernel("w.steps[-3:]")) == 3
            for index in (0, 1):
                shown = notebook.widget(index).get_by_role("radiogroup", name="Column order")
                assert shown.get_by_role("radio", name="Sum", exact=True).is_checked()
            assert notebook.kernel(UNTOUCHED)
            notebook.settle(0)
            notebook.settle(1)
        beside.submit(busy.close).result(60)


def test_a_click_is_told_after_the_selection_it_made(open_notebook: OpenNotebook) -> None:
    notebook = open_twice(open_notebook)
    notebook.kernel(
        "heard = []\n"
        "w.on_click(lambda click: heard.append((click.row, list(w.selected_rows.index))))\n"
        "None"
    )
    labels = notebook.kernel("list(w.view.index)")
    places = range(2, 2 + 2 * min(TRIES, 12), 2)
    for place in places:
        notebook.page.mouse.click(*label_y(notebook, place, ROWS, 0))
    notebook.wait_kernel(f"len(heard) == {len(places)}")
    assert notebook.kernel("heard") == [[labels[place], [labels[place]]] for place in places]


def test_two_tabs_of_a_notebook_and_a_cell_change_one_view_and_all_of_it_lasts(
    open_notebook: OpenNotebook,
) -> None:
    first = open_notebook([MAKE, "w"], run=True)
    first.settle()
    first.command("docmanager:save")
    second = Notebook(first.server, first.context, first.path)
    second.load()
    second.restored()
    second.settle()
    tabs = [(first, "Row order", "Variance"), (second, "Column order", "Sum")]
    first.kernel("1")
    with ThreadPoolExecutor(max_workers=1) as beside:
        busy = Kernel(first.server.connection_file(first.path))
        for _, pause in pauses()[: max(4, TRIES // 3)]:
            cell = beside.submit(busy.run, f"time.sleep({(pause + 100) / 1000})\nw.opacity = 0.5")
            for tab, group, order in tabs:
                radios = tab.widget().get_by_role("radiogroup", name=group)
                radios.get_by_role("radio", name=order, exact=True).check()
            cell.result(60)
            first.wait_kernel("(w.row_order, w.col_order, w.opacity) == ('variance', 'sum', 0.5)")
            assert len(first.kernel("w.steps")) == 3
            for tab, _, _ in tabs:
                for _, group, order in tabs:
                    radios = tab.widget().get_by_role("radiogroup", name=group)
                    expect(radios.get_by_role("radio", name=order, exact=True)).to_be_checked()
            first.kernel("for _ in range(3): w.undo()")
            for tab, _, _ in tabs:
                tab.settle()
                for group in ("Row order", "Column order"):
                    radios = tab.widget().get_by_role("radiogroup", name=group)
                    expect(radios.get_by_role("radio", name="Cluster", exact=True)).to_be_checked()
        beside.submit(busy.close).result(60)
