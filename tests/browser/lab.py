"""A real JupyterLab in a process of its own, with nothing of the user's configuration."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.notebook import Notebook

START_SECONDS = 120
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def launch_chromium(playwright: Playwright, more_flags: Sequence[str] = ()) -> Browser:
    """Headless Chromium with WebGL2 in software, the same on every machine."""
    return playwright.chromium.launch(
        executable_path=find_chromium(), headless=True, args=[*FLAGS, *more_flags]
    )


class LabServer:
    """JupyterLab on a free port and in a temporary folder; a context manager."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lab-"))
        self.root = self.folder / "root"
        self.runtime = self.folder / "runtime"
        for name in ("root", "runtime", "config", "data", "ipython"):
            (self.folder / name).mkdir()
        self.log = self.folder / "server.log"
        self.port = 0
        self.token = secrets.token_hex(16)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> LabServer:
        try:
            for _ in range(3):
                if self._start():
                    return self
            raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()}")
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_: object) -> None:
        self.stop()

    def write_notebook(self, cells: Sequence[str] | Path, name: str) -> str:
        """Put a notebook under the root; return its path, new for each call."""
        notebook: Any
        if isinstance(cells, Path):
            notebook = nbformat.read(cells, as_version=4)  # type: ignore[no-untyped-call]
        else:
            notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
            notebook.cells = [
                nbformat.v4.new_code_cell(source)  # type: ignore[no-untyped-call]
                for source in cells
            ]
        notebook.metadata.setdefault("kernelspec", dict(KERNELSPEC))
        path = f"{name}-{uuid.uuid4().hex[:8]}.ipynb"
        nbformat.write(notebook, self.root / path)  # type: ignore[no-untyped-call]
        return path

    def write_theme(self, name: str) -> None:
        """Set the theme that pages opened from now on have."""
        self._write_settings("themes", {"theme": name})

    def session(self, path: str) -> dict[str, Any]:
        """The server's record of the session of the notebook at `path`."""
        sessions: list[dict[str, Any]] = self._api("GET", "sessions")
        found = [session for session in sessions if session["path"] == path]
        if not found:
            raise RuntimeError(f"no session for {path}; there are {sessions}")
        return found[0]

    def connection_file(self, path: str) -> Path:
        """Connection file of the kernel of the notebook at `path`."""
        return self.runtime / f"kernel-{self.session(path)['kernel']['id']}.json"

    def shut_down_kernel(self, path: str) -> None:
        """End the session of the notebook at `path`, and its kernel with it, if it has one."""
        for session in self._api("GET", "sessions"):
            if session["path"] == path:
                self._api("DELETE", f"sessions/{session['id']}")

    def stop(self) -> None:
        """Stop the server and its kernels, and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(30)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write_settings(self, plugin: str, settings: dict[str, Any]) -> None:
        folder = self.folder / "config" / "lab" / "user-settings" / "@jupyterlab"
        path = folder / "apputils-extension" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    def _start(self) -> bool:
        self._write_settings("notification", {"fetchNews": "false"})
        self.port = free_port()
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={self.port}", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.root_dir={self.root}", "--LabApp.expose_app_in_browser=True"),
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
        ]
        environment = dict(
            os.environ,
            PATH=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            JUPYTER_CONFIG_DIR=str(self.folder / "config"),
            JUPYTER_DATA_DIR=str(self.folder / "data"),
            JUPYTER_RUNTIME_DIR=str(self.runtime),
            JUPYTER_PREFER_ENV_PATH="1",
            JUPYTER_TOKEN=self.token,
            IPYTHONDIR=str(self.folder / "ipython"),
        )
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                self._process.wait(0.1)
                return False
            except subprocess.TimeoutExpired:
                pass
            try:
                self._api("GET", "status")
                return True
            except (urllib.error.URLError, OSError):
                continue
        raise RuntimeError(f"no answer in {START_SECONDS} s:\n{self.log.read_text()}")

    def _api(self, method: str, path: str) -> Any:
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
        return json.loads(body) if body else None


class Desk:
    """One JupyterLab and one Chromium: opens notebooks in it."""

    def __init__(self, server: LabServer, browser: Browser) -> None:
        self.server = server
        self.browser = browser

    def open(
        self,
        cells: Sequence[str] | Path,
        *,
        name: str = "notebook",
        viewport: tuple[int, int] = (1500, 1100),
        dark: bool = False,
        device_scale_factor: float = 1,
        init_script: str | None = None,
    ) -> Notebook:
        """Open a new notebook in a fresh browser profile; returns when its kernel is idle.

        `init_script` runs in the page before anything of the page does.
        """
        path = self.server.write_notebook(cells, name)
        self.server.write_theme("JupyterLab Dark" if dark else "JupyterLab Light")
        context = self.browser.new_context(
            viewport={"width": viewport[0], "height": viewport[1]},
            device_scale_factor=device_scale_factor,
            color_scheme="dark" if dark else "light",
        )
        if init_script is not None:
            context.add_init_script(init_script)
        notebook = Notebook(self.server, context, path)
        try:
            notebook.load()
        except BaseException:
            notebook.close()
            raise
        return notebook


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
