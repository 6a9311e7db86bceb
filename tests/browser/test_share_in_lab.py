"""An address that `Share` copied, opened in another profile of a browser."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Desk
from tests.browser.notebook import Notebook
from tests.browser.picture_check import PATIENCE, check_heatmap, heatmap_pixels

MAKE = """
import numpy as np, pandas as pd, clustergrammer_widget as cgw
df = pd.DataFrame(
    np.random.default_rng(8).normal(size=(60, 12)), index=[f"gene {i}" for i in range(60)]
)
w = cgw.Clustergram(df, height=520)
w
"""
VIEW = "w._view"
SAVE_STATE = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
VIEWPORT = (1500, 1100)


def test_order_crop_and_zoom_open_from_the_address_in_other_profiles(
    open_notebook: OpenNotebook, desk: Desk
) -> None:
    sender = open_notebook([MAKE], run=True, viewport=VIEWPORT)
    address, view, picture = shared(sender)
    sender.shut_down_kernel()

    with other_profile(desk, sender) as receiver:
        log_in(receiver, address)
        receiver.wait_idle(180)
        receiver.run_all()
        expect_shared(receiver, view, picture)
        receiver.widget().get_by_role("button", name="Undo", exact=True).click()
        receiver.wait_kernel("w.row_order == 'cluster' and w.view.shape == df.shape")
        check_heatmap(receiver)
        receiver.command(SAVE_STATE)
        receiver.command("docmanager:save")

    with other_profile(desk, sender) as receiver:
        # JupyterLab clears its workspace and then goes on without the fragment
        start = f"?reset&token={desk.server.token}#"
        receiver.page.goto(address.replace("#", start), wait_until="domcontentloaded")
        receiver.wait_idle(180)
        assert receiver.kernel("'w' in globals()") is False
        receiver.restored()
        expect_same_picture(receiver, picture)


def shared(notebook: Notebook) -> tuple[str, dict[str, object], np.ndarray]:
    """Order, crop and zoom, and press `Share`; the address, the view and its picture."""
    widget = notebook.settle()
    widget.get_by_role("radiogroup", name="Row order").get_by_label("Variance").check()
    widget.get_by_role("button", name="Crop", exact=True).click()
    box = notebook.box("heatmap")
    notebook.page.mouse.move(*box.at(2.5 / 12, 4.5 / 60))
    notebook.page.mouse.down()
    notebook.page.mouse.move(*box.at(9.5 / 12, 43.5 / 60), steps=5)
    notebook.page.mouse.up()
    notebook.wait_kernel("w.view.shape == (40, 8)")
    notebook.settle()
    notebook.page.mouse.move(*notebook.box("heatmap").at(0.3, 0.6))
    notebook.page.mouse.wheel(0, -300)
    notebook.wait_kernel(f"{VIEW}['viewport']['rows'] is not None")
    notebook.page.mouse.move(1, 1)
    notebook.settle()
    picture = heatmap_pixels(notebook)
    view = notebook.kernel(VIEW)

    notebook.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.get_by_role("button", name="Share", exact=True).click()
    expect(widget.get_by_text("Address copied.")).to_be_visible()
    address = notebook.page.evaluate("() => navigator.clipboard.readText()")
    assert re.search(rf"/lab/tree/{notebook.path}#cgw=[\w.-]+$", address)
    return address, view, picture


@contextmanager
def other_profile(desk: Desk, of: Notebook) -> Iterator[Notebook]:
    """The notebook in a browser profile that has never seen it; the kernel ends with it."""
    width, height = VIEWPORT
    context = desk.browser.new_context(viewport={"width": width, "height": height})
    notebook = Notebook(desk.server, context, of.path)
    try:
        yield notebook
        assert not notebook.page_errors
    finally:
        notebook.close()


def log_in(notebook: Notebook, address: str) -> None:
    """Open an address as somebody whom the server does not know yet."""
    page = notebook.page
    page.goto(address, wait_until="domcontentloaded")
    page.locator("#password_input").fill(notebook.server.token)
    page.get_by_role("button", name="Log in", exact=True).click()


def expect_shared(notebook: Notebook, view: dict[str, object], picture: np.ndarray) -> None:
    """Wait until kernel and page show what was shared."""
    notebook.settle()
    notebook.wait_kernel(f"{VIEW} == {view!r}")
    expect_same_picture(notebook, picture)


def expect_same_picture(notebook: Notebook, picture: np.ndarray) -> None:
    """Compare the heatmap with the picture of it that the sender had."""
    notebook.page.mouse.move(1, 1)
    deadline = time.monotonic() + PATIENCE
    while True:
        notebook.settle()
        shown = heatmap_pixels(notebook)
        assert shown.shape == picture.shape
        if np.abs(shown - picture).max() <= 1:
            return
        assert time.monotonic() < deadline, notebook.shot("shared-otherwise")
