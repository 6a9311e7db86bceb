"""Read the steps of a history from JSON of the page, which is not trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clustergrammer_widget.view.checks import integer, record, refused
from clustergrammer_widget.view.history import MOST_STEPS, PATHS, VERSION, History, patched
from clustergrammer_widget.view.state import ViewState


def read_history(
    obj: object, known: History, read: Callable[[dict[str, Any]], object], table: int
) -> History:
    """Check a JSON value and read it as a history.

    Parameters
    ----------
    obj : object
        What `json.loads` gave.
    known : History
        Steps that need no other check.
    read : callable
        Raises ValueError for what is no view of this table.
    table : int
        The number of this table; steps through another one's rows and columns mean others here.

    Returns
    -------
    History
        At most `MOST_STEPS` steps each way, each of known parts of a view. Whether a step leads to
        a view that fits is checked when it is gone.

    Raises
    ------
    ValueError
        If it is something else. The message names the place, such as ``history.past[3].before``.
    """
    history = record(obj, "history", ("version", "past", "future", "table"))
    if integer(history["version"], "history.version") != VERSION:
        raise refused("history.version", history["version"], f"{VERSION}")
    if integer(history["table"], "history.table") != table:
        raise refused("history.table", history["table"], f"{table}, the table that is shown")
    checked = [step.to_json() for step in (*known.past, *known.future)]
    for name in ("past", "future"):
        steps = history[name]
        if not isinstance(steps, list) or len(steps) > MOST_STEPS:
            raise refused(f"history.{name}", steps, f"a list of at most {MOST_STEPS} steps")
        for place, step in enumerate(steps):
            if step not in checked:
                _check_step(step, f"history.{name}[{place}]", read)
    return History.from_json(history)


def _check_step(obj: object, at: str, read: Callable[[dict[str, Any]], object]) -> None:
    step = record(obj, at, ("before", "after"))
    for side in ("before", "after"):
        patch = step[side]
        if not isinstance(patch, dict) or not patch.keys() <= PATHS:
            raise refused(f"{at}.{side}", patch, f"an object with keys of {sorted(PATHS)}")
        try:
            read(patched(ViewState(), patch))
        except ValueError as error:
            raise ValueError(f"{at}.{side}: {error}") from None
    if not step["after"] or step["before"].keys() != step["after"].keys():
        raise refused(at, step, "the same parts before and after, at least one")
