"""A notebook open in a real JupyterLab: do what a person does, then ask the kernel."""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from playwright.sync_api import BrowserContext, Locator, WebSocket, expect

from tests.browser.kernel import Kernel

if TYPE_CHECKING:
    from tests.browser.lab import LabServer

OUTPUT = Path(__file__).parents[2] / "test-output"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
HOST_NOISE = re.compile(r"ResizeObserver loop")

PANEL = "window.jupyterapp.shell.currentWidget"
READY = f"""(path) => {{
    const panel = window.jupyterapp && {PANEL};
    return panel?.context?.path === path && panel.context.isReady && panel.sessionContext.isReady
        && panel.sessionContext.session?.kernel?.status === "idle";
}}"""
START = f"""([command, index]) => {{
    if (index !== null) {PANEL}.content.activeCellIndex = index;
    window.__run = {{ done: false }};
    window.jupyterapp.commands.execute(command).then(
        () => {{ window.__run.done = true; }},
        (error) => {{ window.__run = {{ done: true, error: String(error) }}; }},
    );
}}"""
OUTPUTS = f"""() => {PANEL}.content.widgets.map(
    (cell) => cell.model.type === "code" ? cell.model.outputs.toJSON() : []
)"""


@dataclass(frozen=True)
class Box:
    """Where something is drawn, in pixels of the page."""

    x: float
    y: float
    width: float
    height: float

    def at(self, right: float, down: float) -> tuple[float, float]:
        """The point at these fractions of width and height."""
        return self.x + self.width * right, self.y + self.height * down


@dataclass
class Traffic:
    """Bytes and frames that crossed the page's web sockets so far."""

    received_bytes: int = 0
    received_frames: int = 0
    sent_bytes: int = 0
    sent_frames: int = 0

    def __sub__(self, earlier: Traffic) -> Traffic:
        return Traffic(
            self.received_bytes - earlier.received_bytes,
            self.received_frames - earlier.received_frames,
            self.sent_bytes - earlier.sent_bytes,
            self.sent_frames - earlier.sent_frames,
        )


@dataclass
class Notebook:
    """One notebook, its page (`page`, a Playwright page) and its kernel."""

    server: LabServer
    context: BrowserContext
    path: str
    page_errors: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._traffic = Traffic()
        self._kernel: Kernel | None = None
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self._page_error(str(error)))
        self.page.on(
            "console",
            lambda message: (
                self.console_errors.append(message.text) if message.type == "error" else None
            ),
        )
        self.page.on("websocket", self._count)

    # opening and closing

    def load(self, timeout: float = 180) -> None:
        """Go to the notebook; returns when its kernel is idle."""
        address = f"{self.server.url}/lab/tree/{self.path}?reset&token={self.server.token}"
        self.page.goto(address, wait_until="domcontentloaded", timeout=timeout * 1000)
        self.wait_idle(timeout)

    def reload(self) -> None:
        """Save, then load the page again as a person would with the browser's button."""
        self.command("docmanager:save")
        self.load()

    def close(self) -> None:
        """Close the page and shut its kernel down."""
        self._let_go_of_kernel()
        self.context.close()
        self.server.shut_down_kernel(self.path)

    def shut_down_kernel(self) -> None:
        """End the kernel and wait until the page knows; what is shown stays."""
        self._let_go_of_kernel()
        self.server.shut_down_kernel(self.path)
        self.page.wait_for_function(f"() => !{PANEL}.sessionContext.session?.kernel")

    def theme(self, name: str) -> None:
        """Change JupyterLab's theme: "JupyterLab Dark" or "JupyterLab Light"."""
        self.page.evaluate(
            "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })",
            name,
        )
        light = "false" if "Dark" in name else "true"
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-light", light)

    # running cells

    def wait_idle(self, timeout: float = 60) -> None:
        """Wait until the notebook is shown and its kernel has nothing to do."""
        self.page.wait_for_function(READY, arg=self.path, timeout=timeout * 1000)

    def run_all(self, *, timeout: float = 120, check: bool = True) -> None:
        """Run every cell; an error in one fails the test unless `check` is false."""
        self._start("notebook:run-all-cells", None, timeout, check)

    def run_cell(self, index: int, *, timeout: float = 120, check: bool = True) -> None:
        """Run one cell; an error in it fails the test unless `check` is false."""
        self._start("notebook:run-cell", index, timeout, check)

    def command(self, name: str, timeout: float = 60) -> None:
        """Execute a JupyterLab command and wait for its end."""
        self.start_command(name)
        self.wait_command(timeout)

    def start_command(self, name: str, active_cell: int | None = None) -> None:
        """Execute a JupyterLab command without waiting; `wait_command` waits."""
        self.page.evaluate(START, [name, active_cell])

    def wait_command(self, timeout: float = 60) -> None:
        """Wait for the end of the command started last."""
        self.page.wait_for_function("() => window.__run.done", timeout=timeout * 1000)
        error = self.page.evaluate("() => window.__run.error ?? null")
        assert error is None, f"JupyterLab: {error}"

    def outputs(self, index: int) -> list[dict[str, Any]]:
        """Outputs of a cell, as the notebook file would hold them."""
        return self._outputs()[index]

    def output_text(self, index: int) -> str:
        """What a cell printed and returned, as plain text; tracebacks included."""
        return "\n".join(_text(output) for output in self.outputs(index))

    def show_cell(self, index: int) -> None:
        """Scroll a cell into view; JupyterLab detaches those far off screen."""
        self.page.evaluate(f"(index) => {PANEL}.content.scrollToItem(index, 'start')", index)

    def show_widget(self, number: int = 0) -> None:
        """Scroll to the cell that shows the notebook's widget of this number."""
        shown = [
            index
            for index, outputs in enumerate(self._outputs())
            if any(WIDGET_VIEW in output.get("data", {}) for output in outputs)
        ]
        assert number < len(shown), f"there are {len(shown)} cells that show a widget"
        self.show_cell(shown[number])

    # the kernel

    def kernel(self, code: str, timeout: float = 60) -> Any:
        """Run code in this notebook's kernel and return its last expression through JSON.

        DataFrames become dicts of columns, Series dicts, arrays and indices lists.
        """
        if self._kernel is None:
            self._kernel = Kernel(self.server.connection_file(self.path))
        return self._kernel.run(code, timeout)

    def wait_kernel(self, expression: str, timeout: float = 15) -> Any:
        """Poll until `expression` is true in the kernel; return its value."""
        deadline = time.monotonic() + timeout
        while not (value := self.kernel(expression)):
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"after {timeout} s the kernel still says {value!r} for: {expression}"
                )
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return value

    # the widget

    def widget(self, index: int = 0, *, timeout: float = 60) -> Locator:
        """The widget numbered `index` on the page, once its first picture is drawn."""
        root = self.page.locator(".clustergram").nth(index)
        expect(root).to_have_attribute("data-ready", "true", timeout=timeout * 1000)
        root.scroll_into_view_if_needed()
        return root

    def restored(self, tries: int = 4) -> Locator:
        """The first widget of a notebook that was loaded with what it showed before.

        JupyterLab gives a kernel a few seconds to say which widgets it has, and shows that it has
        none when the machine is too busy for an answer. Then the page is loaded again, as a
        person would.
        """
        given_up = self.page.get_by_text("Error displaying widget: model not found").first
        shown = self.page.locator(".clustergram").first
        for _ in range(tries):
            shown.or_(given_up).first.wait_for(timeout=60_000)
            if not given_up.is_visible():
                break
            self.page_errors.clear()
            self.load()
        return self.settle()

    def settle(self, index: int = 0, *, timeout: float = 30) -> Locator:
        """The widget, once nothing moves in it and the kernel has no work for it."""
        root = self.widget(index)
        expect(root).not_to_have_attribute("data-animating", "true", timeout=timeout * 1000)
        expect(root).not_to_have_attribute("data-busy", "true", timeout=timeout * 1000)
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        return root

    def region(self, name: str, index: int = 0) -> Locator:
        """A region of a widget: "heatmap", "row-labels", "col-dendrogram", ..."""
        return self.widget(index).locator(f"[data-region='{name}']")

    def box(self, region: str, index: int = 0) -> Box:
        """Where a region of a widget is drawn."""
        found = self.region(region, index).bounding_box()
        assert found is not None, f"region {region!r} is not visible"
        return Box(found["x"], found["y"], found["width"], found["height"])

    def cell_center(self, i: int, j: int, n: int, m: int, index: int = 0) -> tuple[float, float]:
        """Centre of displayed cell (i, j) of n x m visible cells, in pixels of the page."""
        return self.box("heatmap", index).at((j + 0.5) / m, (i + 0.5) / n)

    # the picture

    def picture(self, region: str | None = None, index: int = 0) -> Image.Image:
        """The page, or one region of a widget, as an RGB image of CSS pixels."""
        if region is None:
            png = self.page.screenshot(scale="css")
        else:
            png = self.region(region, index).screenshot(scale="css")
        return Image.open(io.BytesIO(png)).convert("RGB")

    def pixel(self, x: float, y: float) -> tuple[int, int, int]:
        """Colour shown at a point of the page. For many points sample one `picture()`."""
        return pixel_of(self.picture(), x, y)

    def shot(self, name: str, target: Locator | None = None) -> Path:
        """Save a screenshot of the page, or of `target`, as test-output/<name>.png."""
        OUTPUT.mkdir(exist_ok=True)
        path = OUTPUT / f"{name}.png"
        (target or self.page).screenshot(path=str(path))
        return path

    # the wire

    def traffic(self) -> Traffic:
        """What crossed the web sockets so far; subtract two to measure what lies between."""
        self.page.evaluate("() => 0")
        return Traffic(**vars(self._traffic))

    def _let_go_of_kernel(self) -> None:
        if self._kernel is not None:
            self._kernel.close()
            self._kernel = None

    def _start(self, command: str, index: int | None, timeout: float, check: bool) -> None:
        self.start_command(command, index)
        self.wait_command(timeout)
        self.wait_idle(timeout)
        if check:
            outputs = self._outputs()
            ran = outputs if index is None else [outputs[index]]
            errors = [_text(o) for cell in ran for o in cell if o["output_type"] == "error"]
            assert not errors, "\n".join(["a cell raised:", *errors])

    def _outputs(self) -> list[list[dict[str, Any]]]:
        outputs: list[list[dict[str, Any]]] = self.page.evaluate(OUTPUTS)
        return outputs

    def _page_error(self, text: str) -> None:
        if not HOST_NOISE.search(text):
            self.page_errors.append(text)

    def _count(self, socket: WebSocket) -> None:
        def received(frame: str | bytes) -> None:
            self._traffic.received_frames += 1
            self._traffic.received_bytes += len(frame)

        def sent(frame: str | bytes) -> None:
            self._traffic.sent_frames += 1
            self._traffic.sent_bytes += len(frame)

        socket.on("framereceived", received)
        socket.on("framesent", sent)


def pixel_of(picture: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """Colour of the pixel of an RGB picture that the point (x, y) lies in."""
    color = picture.getpixel((int(x), int(y)))
    assert isinstance(color, tuple)
    return color[0], color[1], color[2]


def _text(output: dict[str, Any]) -> str:
    kind = output["output_type"]
    if kind == "stream":
        text = output["text"]
    elif kind == "error":
        text = "\n".join(output["traceback"])
    else:
        text = output["data"].get("text/plain", "")
    joined = text if isinstance(text, str) else "".join(text)
    return re.sub(r"\x1b\[[0-9;]*m", "", joined)
