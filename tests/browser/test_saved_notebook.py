"""What a notebook that was saved with its widgets shows and does without a kernel."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pandas as pd
from nbconvert import HTMLExporter
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Desk
from tests.browser.notebook import Notebook
from tests.browser.picture_check import PATIENCE, check_pictures

MAKE = """
import numpy as np, pandas as pd, clustergrammer_widget as cgw
random = np.random.default_rng(8)
scale = random.uniform(0.3, 2, size=(60, 1))
df = pd.DataFrame(random.normal(size=(60, 12)) * scale, index=[f"gene {i}" for i in range(60)])
w = cgw.Clustergram(df, mask=df > 1.5, height=520)
w
"""
# what the page is to show, worked out by a widget that no page shows
EXPECTED = """
twin = cgw.Clustergram(df)
views = {"first": twin.view}
twin.row_order = "variance"
views["by variance"] = twin.view
twin.filter_rows(top=20, by="sum")
views["top 20"] = twin.view
twin.col_order = "sum"
views["top 20, columns by sum"] = twin.view
twin.close()
"""
EXPECTED_JSON = "{name: view.mask(view > 1.5).to_dict('split') for name, view in views.items()}"
SAVE_STATE = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
STATE = "application/vnd.jupyter.widget-state+json"


def test_a_notebook_saved_with_its_widget_shows_and_does_the_same_without_a_kernel(
    open_notebook: OpenNotebook, desk: Desk
) -> None:
    notebook = open_notebook([MAKE], run=True)
    notebook.settle()
    notebook.kernel(EXPECTED)
    views = {name: pd.DataFrame(**view) for name, view in notebook.kernel(EXPECTED_JSON).items()}
    reach = notebook.kernel("w._current.heatmap.colors.vmax")
    save_with_stops(notebook, desk, 6)
    check_one_program(desk, notebook)

    def check(view: pd.DataFrame) -> None:
        check_pictures(notebook, {0: (view.to_numpy(), reach)})
        expect_shape(notebook, *view.shape)

    notebook.shut_down_kernel()
    notebook.load()
    assert notebook.kernel("'w' in globals()") is False
    # JupyterLab restores widgets once there is some kernel, whatever it knows
    widget = notebook.restored()
    notebook.shut_down_kernel()
    check(views["first"])

    radio(widget, "Row order", "Variance").check()
    check(views["by variance"])
    slider = widget.get_by_role("slider", name="Top rows by sum")
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "top 20")
    check(views["top 20"])
    radio(widget, "Column order", "Sum").check()
    check(views["top 20, columns by sum"])

    widget.get_by_role("button", name="Crop", exact=True).click()
    box = notebook.box("heatmap")
    notebook.page.mouse.move(*box.at(3.5 / 12, 4.5 / 20))
    notebook.page.mouse.down()
    notebook.page.mouse.move(*box.at(8.5 / 12, 15.5 / 20), steps=5)
    notebook.page.mouse.up()
    check(views["top 20, columns by sum"].iloc[4:16, 3:9])
    undo = widget.get_by_role("button", name="Undo", exact=True)
    undo.click()
    check(views["top 20, columns by sum"])
    undo.click()
    check(views["top 20"])
    slider.press("Home")
    check(views["by variance"])


def test_a_kernel_that_is_gone_leaves_the_page_usable_and_what_only_it_could_do_is_said(
    open_notebook: OpenNotebook,
) -> None:
    # too many columns to be clustered ahead
    make = MAKE.replace("size=(60, 12)", "size=(60, 4001)")
    notebook = open_notebook([make], run=True)
    notebook.settle()
    notebook.shut_down_kernel()
    widget = notebook.widget()
    slider = widget.get_by_role("slider", name="Top rows by sum")
    slider.press("End")
    expect(widget.get_by_text("not clustered yet, and no kernel answers")).to_be_visible()
    expect(slider).to_have_attribute("aria-valuetext", "all rows")
    expect_shape(notebook, 60, 4001)
    radio(widget, "Row order", "Sum").check()
    notebook.settle()
    expect(radio(widget, "Row order", "Sum")).to_be_checked()


def save_with_stops(notebook: Notebook, desk: Desk, count: int) -> None:
    """Save as a person does for whom "Save Widget State Automatically" is on, once stops came."""
    notebook.command(SAVE_STATE)
    deadline = time.monotonic() + PATIENCE
    while True:
        notebook.command("docmanager:save")
        stops = saved_traits(desk, notebook)["_tops"].get("stops", [])
        if len(stops) == count:
            break
        assert time.monotonic() < deadline, f"saved with {stops}"
    notebook.command(SAVE_STATE)


def check_one_program(desk: Desk, notebook: Notebook) -> None:
    """Check that the notebook file and a page that nbconvert makes of it have the program once."""
    file = desk.server.root / notebook.path
    text = file.read_text(encoding="utf-8")
    models = json.loads(text)["metadata"]["widgets"][STATE]["state"].values()
    [program] = [model["state"]["source"] for model in models if "source" in model["state"]]
    assert len(program) > 50_000
    assert text.count(program) == 1
    assert max(len(str(model["state"].get("_esm", ""))) for model in models) < 12_000
    page, _ = HTMLExporter().from_filename(str(file))
    found = re.findall(rf'<script type="{re.escape(STATE)}">(.*?)</script>', page, re.DOTALL)
    [embedded] = [json.loads(state)["state"] for state in found]
    assert [m["state"]["source"] for m in embedded.values() if "source" in m["state"]] == [program]


def saved_traits(desk: Desk, notebook: Notebook) -> dict[str, Any]:
    """The traits of the widget that a notebook file holds."""
    file = json.loads((desk.server.root / notebook.path).read_text(encoding="utf-8"))
    saved = file["metadata"].get("widgets", {}).get(STATE, {"state": {}})
    states: list[dict[str, Any]] = [model["state"] for model in saved["state"].values()]
    return next((state for state in states if "_tops" in state), {"_tops": {}})


def expect_shape(notebook: Notebook, rows: int, cols: int) -> None:
    """Wait until the heatmap says that it shows so many rows and columns."""
    label = re.compile(f"Heatmap of {rows:,} rows and {cols:,} columns")
    expect(notebook.region("heatmap")).to_have_attribute("aria-label", label)


def radio(widget: Locator, group: str, name: str) -> Locator:
    """One of the orders of an axis."""
    return widget.get_by_role("radiogroup", name=group).get_by_label(name)
