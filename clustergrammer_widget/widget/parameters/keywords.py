"""Check the keywords of a widget, and collect those that are not the default."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from inspect import Parameter, signature
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.widget.parameters.foreign_names import hint_for


def check_keywords(
    function: Callable[..., Any], unknown: Mapping[str, object], owner: type | None = None
) -> None:
    """Raise for keywords that `function` has no parameter for.

    Parameters
    ----------
    function : callable
        Its keyword-only parameters are known.
    unknown : mapping
        What else was given.
    owner : type, optional
        The class that `function` makes; see `hint_for`.

    Raises
    ------
    TypeError
        Naming the first unknown keyword, its value, what to give instead and all that are known.
    """
    if not unknown:
        return
    known = [
        name
        for name, parameter in signature(function).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY
    ]
    name, value = next(iter(unknown.items()))
    hint = hint_for(name, known, owner)
    end = "" if not hint else " " if hint.endswith("?") else ". "
    called = "Clustergram" if function.__name__ == "__init__" else function.__name__
    raise TypeError(
        f"{called} has no parameter {name!r} (given {value!r:.80}); {hint}{end}"
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
    """Return a copy of values that can be changed in place."""
    is_changeable = isinstance(value, list | dict | np.ndarray | pd.DataFrame | pd.Series)
    return copy.deepcopy(value) if is_changeable else value
