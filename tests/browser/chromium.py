"""Find a Chromium for the browser tests, or install one.

Looked for in this order: ``CHROMIUM_PATH``, a Chromium or Chrome on the PATH, Playwright's own
download, and, when root, the system's package manager. Run as a script it prints the path.
"""

from __future__ import annotations

import fcntl
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PACKAGE_MANAGERS: dict[str, list[list[str]]] = {
    "apt-get": [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]],
    "dnf": [["dnf", "install", "-y", "chromium"]],
    "apk": [["apk", "add", "chromium", "font-liberation"]],
}
INSTALL_SECONDS = 900

FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class BrowserNotFoundError(RuntimeError):
    """No Chromium could be found or installed."""


def find_chromium(*, install: bool = True) -> str:
    """Path of a Chromium that starts; installs one if there is none and `install` is true."""
    configured = os.environ.get("CHROMIUM_PATH")
    if configured:
        if starts(configured):
            return configured
        raise BrowserNotFoundError(
            f"CHROMIUM_PATH is {configured!r}, which does not start; unset it or correct it"
        )
    found = _on_path() or _from_playwright()
    if found is None and install:
        with _one_installer():
            found = _on_path() or _from_playwright() or _install()
    if found is None:
        raise BrowserNotFoundError(
            "no Chromium found: install chromium with the system's package manager, or run "
            "'playwright install --with-deps chromium', or set CHROMIUM_PATH"
        )
    return found


def starts(path: str) -> bool:
    """Whether the program runs: some systems have a 'chromium' that only says what to install."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


def _on_path() -> str | None:
    candidates = [path for name in COMMANDS if (path := shutil.which(name))]
    if platform.system() == "Darwin":
        candidates += [app for app in MAC_APPS if Path(app).exists()]
    return next((path for path in candidates if starts(path)), None)


def _playwright_path() -> str:
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _from_playwright() -> str | None:
    path = _playwright_path()
    return path if Path(path).exists() and starts(path) else None


def _install() -> str | None:
    playwright = [sys.executable, "-m", "playwright"]
    _run([*playwright, "install", "--no-shell", "chromium"])
    found = _from_playwright()
    if found is None and os.geteuid() == 0:
        for manager, commands in PACKAGE_MANAGERS.items():
            if shutil.which(manager):
                for command in commands:
                    _run(command)
        found = _on_path()
        if found is None and Path(_playwright_path()).exists():
            _run([*playwright, "install-deps", "chromium"])
            found = _from_playwright()
    return found


def _run(command: list[str]) -> None:
    print("installing a browser:", " ".join(command), file=sys.stderr)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    try:
        subprocess.run(
            command, stdout=sys.stderr, env=environment, timeout=INSTALL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)


@contextmanager
def _one_installer() -> Iterator[None]:
    """Hold a lock, so that tests running side by side do not install at the same time."""
    lock = Path(tempfile.gettempdir()) / f"clustergrammer-chromium-{os.geteuid()}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    try:
        print(find_chromium())
    except BrowserNotFoundError as error:
        sys.exit(str(error))
