"""The page's program, which all widgets of a kernel share."""

from __future__ import annotations

import base64
import threading
from pathlib import Path

import ipywidgets
import traitlets

STATIC = Path(__file__).parents[2] / "static"
LOADER = STATIC / "loader.js"
PACKED_PROGRAM = STATIC / "program.js.gz"

_lock = threading.Lock()
_programs: list[Program] = []


class Program(ipywidgets.Widget):  # type: ignore[misc]
    """A model that holds the program, so that it crosses once per kernel and page.

    Each `Clustergram` brings a small loader and names this model. A saved notebook holds it once.

    Attributes
    ----------
    source : str
        The program as a JavaScript module, gzipped and in base64: hosts save no bytes of a model
        that is only this.
    """

    source = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(source=_read_program())

    def set_state(self, sync_data: object) -> None:
        """Ignore what a page sets: the program comes from the package only."""

    def renew(self) -> None:
        """Read the program again after it was built anew."""
        self.source = _read_program()


def _read_program() -> str:
    return base64.b64encode(PACKED_PROGRAM.read_bytes()).decode("ascii")


def shared_program() -> Program:
    """Return the model that holds the page's program, one for all widgets of a kernel."""
    with _lock:
        # `ipywidgets.Widget.close_all` closes this one too
        _programs[:] = [program for program in _programs if program.comm is not None]
        if not _programs:
            _programs.append(Program())
        return _programs[0]
