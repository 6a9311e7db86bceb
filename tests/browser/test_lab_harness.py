"""The harness itself, on a widget that is not ours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.kernel import KernelError

SLIDER = "import ipywidgets\ns = ipywidgets.IntSlider(value=3, description='k')\ns"


def test_the_page_and_the_kernel_see_one_slider(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([SLIDER, "s.value * 2"], run=True)
    assert notebook.output_text(1) == "6"

    handle = notebook.page.get_by_role("slider")
    handle.focus()
    notebook.page.keyboard.press("ArrowRight")
    assert notebook.wait_kernel("s.value == 4")

    notebook.kernel("s.value = 9")
    expect(handle).to_have_attribute("aria-valuetext", "9")
    notebook.run_cell(1)
    assert notebook.output_text(1) == "18"


def test_values_come_back_through_json(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(
        ["import pandas as pd\nx = pd.DataFrame({'a': [1, 2]}, index=['r', 's'])"]
    )
    notebook.run_cell(0)
    assert notebook.kernel("x") == {"a": {"r": 1, "s": 2}}
    assert notebook.kernel("y = x.index\nlist(y), x.a.to_numpy()") == [["r", "s"], [1, 2]]
    with pytest.raises(KernelError, match="ZeroDivisionError"):
        notebook.kernel("1 / 0")
    with pytest.raises(AssertionError, match="still says False"):
        notebook.wait_kernel("x.empty", timeout=0.2)


def test_a_cell_that_raises_fails_the_test(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["raise KeyError('this one')"])
    with pytest.raises(AssertionError, match="this one"):
        notebook.run_all()


def test_socket_bytes_are_counted(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["s = 'x' * 500_000", "print(s)"])
    notebook.run_cell(0)
    before = notebook.traffic()
    notebook.run_cell(1)
    crossed = notebook.traffic() - before
    assert 500_000 < crossed.received_bytes < 540_000
    assert 0 < crossed.sent_bytes < 20_000


def test_pictures_and_themes(open_notebook: OpenNotebook) -> None:
    square = '<div id="red" style="width: 50px; height: 50px; background: #f00"></div>'
    red = f"from IPython.display import HTML\nHTML({square!r})"
    notebook = open_notebook([red], run=True, dark=True)
    box = notebook.page.locator("#red").bounding_box()
    assert box is not None
    assert notebook.pixel(box["x"] + 10, box["y"] + 10) == (255, 0, 0)
    assert max(notebook.pixel(box["x"] + 10, box["y"] + 200)) < 60
