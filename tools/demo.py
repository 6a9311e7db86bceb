"""Open the quickstart notebook in JupyterLab, and say plainly where it is."""

from __future__ import annotations

import os
import platform
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTEBOOK = "notebooks/quickstart.ipynb"
FIRST_PORT = 8888


def main() -> int:
    """Run JupyterLab until it is stopped with Ctrl+C."""
    port = free_port()
    token = secrets.token_hex(16)
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}"),
            *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={ROOT}", "--log-level=WARN"),
            *("--LabApp.news_url=None", *(["--allow-root"] if os.geteuid() == 0 else [])),
        ],
        cwd=ROOT,
        env=dict(
            os.environ,
            PATH=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            JUPYTER_PREFER_ENV_PATH="1",
            JUPYTER_TOKEN=token,
        ),
        start_new_session=True,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        wait_until_up(server, port)
        address = f"http://localhost:{port}/lab/tree/{NOTEBOOK}?token={token}"
        print(f"\nJupyterLab is running. Open\n\n    {address}\n\nCtrl+C stops it.\n", flush=True)
        if has_desktop():
            webbrowser.open(address)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """The first free port from 8888 upwards."""
    for port in range(FIRST_PORT, FIRST_PORT + 1000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit(f"no free port between {FIRST_PORT} and {FIRST_PORT + 999}")


def wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when the server answers; exit with its code if it ends first."""
    while True:
        try:
            raise SystemExit(server.wait(0.2))
        except subprocess.TimeoutExpired:
            pass
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=10).close()
            return
        except (urllib.error.URLError, OSError):
            continue


def has_desktop() -> bool:
    """Whether there is a screen to open a browser on."""
    if platform.system() != "Linux":
        return True
    if "microsoft" in platform.release().lower():
        return shutil.which("wslview") is not None
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
