"""Refusing what no parameter takes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from inspect import Parameter, signature
from typing import Any


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
    raise TypeError(
        f"Clustergram has no parameter {name!r} (given {value!r:.80}); {hint}"
        f"Known are {', '.join(known)}"
    )
