"""Call a method at the end of the running cell."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from IPython import get_ipython

EVENT = "post_run_cell"


def at_end_of_cell(act: Callable[[], None]) -> None:
    """Call a method once when the running cell has ended, if its object still exists.

    Where there are no cells it is not called.
    """
    shell = get_ipython()
    if shell is None:
        return
    method = WeakMethod(act)

    def once(*_result: object) -> None:
        shell.events.unregister(EVENT, once)
        alive = method()
        if alive is not None:
            alive()

    shell.events.register(EVENT, once)
