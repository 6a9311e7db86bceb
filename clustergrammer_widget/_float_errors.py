"""Ignore numpy's floating point errors in this package, whatever `np.seterr` says.

Values that overflow, vanish or are undefined have a documented meaning here, and none is an error.
People may have told numpy to raise or to warn (``np.seterr``); that holds for their own functions
alone.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")

_callers: ContextVar[dict[str, Any] | None] = ContextVar("callers", default=None)


def ignore_float_errors(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function compute without floating point errors and warnings."""

    @functools.wraps(function)
    def calm(*args: P.args, **kwargs: P.kwargs) -> T:
        if _callers.get() is not None:
            return function(*args, **kwargs)
        token = _callers.set({**np.geterr()})
        try:
            with np.errstate(all="ignore"):
                return function(*args, **kwargs)
        finally:
            _callers.reset(token)

    return calm


def restore_float_errors(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function of the user run with the errors and warnings that the user asked for."""

    @functools.wraps(function)
    def as_asked(*args: P.args, **kwargs: P.kwargs) -> T:
        asked = _callers.get()
        if asked is None:
            return function(*args, **kwargs)
        token = _callers.set(None)
        try:
            with np.errstate(**asked):
                return function(*args, **kwargs)
        finally:
            _callers.reset(token)

    return as_asked


class IgnoresFloatErrors:
    """Base class whose subclasses compute without floating point errors and warnings."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Wrap the methods and properties of the subclass."""
        super().__init_subclass__(**kwargs)
        for name, member in list(vars(cls).items()):
            if isinstance(member, property):
                fget, fset, fdel = (
                    None if part is None else ignore_float_errors(part)
                    for part in (member.fget, member.fset, member.fdel)
                )
                setattr(cls, name, property(fget, fset, fdel, member.__doc__))
            elif inspect.isfunction(member) and (name == "__init__" or not name.startswith("__")):
                setattr(cls, name, ignore_float_errors(member))
