"""The keywords a widget is made with: refusing unknown ones, keeping what is not the default."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Callable, Mapping
from inspect import Parameter, signature
from typing import Any

import numpy as np
import pandas as pd


def refuse_unknown(function: Callable[..., Any], unknown: Mapping[str, object]) -> None:
    """Raise for keywords that `function` has no parameter for.

    Raises
    ------
    TypeError
        Naming the first unknown keyword, its value, the closest known one and all of them.
    """
    if not unknown:
        return
    known = [
        name
        for name, parameter in signature(function).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY
    ]
    name, value = next(iter(unknown.items()))
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    called = "Clustergram" if function.__name__ == "__init__" else function.__name__
    raise TypeError(
        f"{called} has no parameter {name!r} (given {value!r:.80}); {hint}"
        f"Known are {', '.join(known)}"
    )


def changed_parameters(
    function: Callable[..., Any], values: Mapping[str, object]
) -> dict[str, object]:
    """Return the keywords of `function` whose values are not the defaults."""
    return {
        name: _kept(values[name])
        for name, parameter in signature(function).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY and not _is(values[name], parameter.default)
    }


def _is(value: object, default: object) -> bool:
    return value is default or (type(value) is type(default) and bool(value == default))


def _kept(value: object) -> object:
    """Return a copy of what is likely to be changed in place."""
    is_changeable = isinstance(value, list | dict | np.ndarray | pd.DataFrame | pd.Series)
    return copy.deepcopy(value) if is_changeable else value
