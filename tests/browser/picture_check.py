"""What a heatmap must look like, worked out here from the kernel's values alone.

Red above zero, blue below, white at zero; a pixel shows the mean of the cells it covers, each
weighted by how much of the pixel it has; a cell wider than a pixel is flat.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from math import floor
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from tests.browser.notebook import Notebook

Floats = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.int16]

TOLERANCE = 4  # of 255; one step of the page's 256 colours is 2
PATIENCE = 20  # seconds
MASKED = (233, 236, 240)  # what NaN means in the values to compare with
EDGE = 3  # pixels at the rim that marks of the selection may cover


def check_heatmap(notebook: Notebook, widget: str = "w", index: int = 0) -> None:
    """Compare every pixel of a heatmap that shows all of `widget` with the kernel's `view`."""
    check_heatmaps(notebook, {index: widget})


def check_heatmaps(notebook: Notebook, widgets: dict[int, str]) -> None:
    """Do so for several, by their numbers on the page, with one screenshot."""
    names = ", ".join(widgets.values())
    code = f"[(w.view.to_numpy(), w._current.heatmap.colors.vmax) for w in [{names}]]"
    shown = notebook.kernel(code)
    expected = {
        index: (np.array(values, float), reach)
        for index, (values, reach) in zip(widgets, shown, strict=True)
    }
    check_pictures(notebook, expected)


def check_pictures(notebook: Notebook, expected: Mapping[int, tuple[Floats, float]]) -> None:
    """Compare widgets, by their numbers on the page, with values and the reach of the colours."""
    notebook.page.mouse.move(1, 1)
    # the picture may still be a step behind the kernel; it must get there by itself
    deadline = time.monotonic() + PATIENCE
    while True:
        for index in expected:
            notebook.settle(index)
        picture = notebook.picture()
        wrong = [
            f"widget {index}: {difference}"
            for index, (values, reach) in expected.items()
            if (difference := wrong_pixels(heatmap_pixels(notebook, index, picture), values, reach))
        ]
        if not wrong:
            return
        assert time.monotonic() < deadline, "\n".join(wrong)


def heatmap_pixels(
    notebook: Notebook, index: int = 0, picture: Image.Image | None = None
) -> Pixels:
    """The heatmap region of the page, or of a picture of it, as (height, width, 3)."""
    box = notebook.box("heatmap", index)
    page: Pixels = np.asarray(picture or notebook.picture(), dtype=np.int16)
    # as the browser does: a half goes up
    top, left = floor(box.y + 0.5), floor(box.x + 0.5)
    height, width = round(box.height), round(box.width)
    assert 0 <= top <= page.shape[0] - height, "the heatmap is not all on the page"
    return page[top : top + height, left : left + width]


def wrong_pixels(drawn: Pixels, values: Floats, reach: float) -> str:
    """Say where a picture differs from what `values` should look like; "" if it doesn't."""
    height, width, _ = drawn.shape
    by_row = _shares(values.shape[0], height)
    by_col = _shares(values.shape[1], width)
    expected = red_blue(by_row @ np.nan_to_num(values) @ by_col.T, reach)
    expected[by_row @ np.isnan(values) @ by_col.T > 0] = MASKED
    far = np.abs(drawn - expected).max(axis=2) > TOLERANCE
    inner = far[EDGE:-EDGE, EDGE:-EDGE]
    if inner.mean() < 0.001:
        return ""
    y, x = np.argwhere(inner)[0] + EDGE
    return (
        f"{inner.mean():.1%} of the pixels differ, the first at x = {x}, y = {y}: "
        f"{drawn[y, x].tolist()} instead of {expected[y, x].tolist()}"
    )


def red_blue(values: Floats, reach: float) -> Pixels:
    """The default colours: an axis more, for red, green and blue."""
    strength = np.clip(values / reach, -1, 1)
    fading = 255 * (1 - np.abs(strength))
    red = np.where(strength > 0, 255, fading)
    blue = np.where(strength < 0, 255, fading)
    colors: Pixels = np.rint(np.stack([red, fading, blue], axis=-1)).astype(np.int16)
    return colors


def label_y(notebook: Notebook, position: int, count: int, index: int = 0) -> tuple[float, float]:
    """A point on the row label at a displayed position, when all `count` rows are shown."""
    return notebook.box("row-labels", index).at(0.7, (position + 0.5) / count)


def hover_text(notebook: Notebook, point: tuple[float, float]) -> str:
    """What the tooltip says at a point of the page."""
    notebook.page.mouse.move(*point)
    tooltip = notebook.page.get_by_role("tooltip")
    tooltip.wait_for()
    return tooltip.inner_text()


def runs_along(colors: Pixels, background: tuple[int, int, int]) -> list[Any]:
    """Stretches (start, end) of a line of pixels that are not the background."""
    is_drawn = np.abs(colors - np.array(background)).max(axis=1) > 12
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_drawn.astype(np.int8), [0]))))
    return edges.reshape(-1, 2).tolist()


def _shares(cells: int, pixels: int) -> Floats:
    """How much of each pixel each cell has, shape (pixels, cells)."""
    shares: Floats
    if cells <= pixels:
        cell = np.floor((np.arange(pixels) + 0.5) * cells / pixels).astype(int)
        shares = np.eye(cells)[cell]
        return shares
    edges = np.arange(pixels + 1) * cells / pixels
    below = np.clip(edges[:, None] - np.arange(cells)[None, :], 0, 1)
    shares = np.diff(below, axis=0)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares
