"""Defer keyboard interrupts while a change is applied, but not while callbacks run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], Any] | int | None

# For each block of `defer_interrupts` in the main thread, the outermost first: the handler of
# interrupts before it, and the interrupts that it holds back.
_blocks: list[tuple[Handler, list[tuple[int, FrameType | None]]]] = []


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def defer_interrupts() -> Iterator[None]:
    """Defer a keyboard interrupt until the end of the block.

    Outside the main thread, where none arrives, this does nothing.
    """
    if not _is_main_thread():
        yield
        return
    held: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: held.append((number, frame)))
    _blocks.append((before, held))
    try:
        yield
    finally:
        _blocks.pop()
        signal.signal(signal.SIGINT, before)
        if held and callable(before):
            before(*held[0])


@contextmanager
def allow_interrupts() -> Iterator[None]:
    """Let an interrupt end what a user's function does inside blocks of `defer_interrupts`.

    The blocks go on to their end, and the interrupt is raised after the outermost one.
    """
    if not _blocks or not _is_main_thread():
        yield
        return
    (first, _), (_, held) = _blocks[0], _blocks[-1]
    holding = signal.signal(signal.SIGINT, first)
    try:
        yield
    except KeyboardInterrupt:
        held.append((signal.SIGINT, None))
    finally:
        signal.signal(signal.SIGINT, holding)
