"""Check sizes, theme and switches of a widget."""

from __future__ import annotations

import re
from numbers import Real
from typing import Literal, TypeAlias

from clustergrammer_widget._validation import float_or_infinite

Theme: TypeAlias = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")

_CSS_LENGTH = re.compile(r"\d+(\.\d+)?(px|%|em|rem|ch|cm|mm|in|pt|vw|vh)")


def css_height(height: object) -> str:
    """Read a height.

    Parameters
    ----------
    height : str or number
        ``"auto"``, a CSS length, or pixels.

    Returns
    -------
    str
        ``"auto"`` or a CSS length.

    Raises
    ------
    ValueError
        If it is none of them.
    """
    if height == "auto":
        return "auto"
    try:
        return css_length(height, "height")
    except ValueError as error:
        raise ValueError(f'{error}; "auto" follows the number of rows') from None


def css_length(length: object, parameter: str) -> str:
    """Read a length.

    Parameters
    ----------
    length : str or number
        A CSS length such as ``"80%"`` or ``"40em"``, or pixels.
    parameter : str
        Name of the parameter, for errors.

    Returns
    -------
    str
        A CSS length.

    Raises
    ------
    ValueError
        If it is neither.
    """
    if isinstance(length, str) and _CSS_LENGTH.fullmatch(length.strip()):
        return length.strip()
    pixels = float_or_infinite(length) if isinstance(length, Real) else 0.0
    if not isinstance(length, bool) and 0 < pixels < 1e6:
        return f"{pixels:g}px"
    raise ValueError(
        f'{parameter} is {length!r}; give pixels as a number, or a CSS length such as "100%"'
    )


def check_theme(theme: object) -> Theme:
    """Check for one of `THEMES`.

    Raises
    ------
    ValueError
        If it is none of them.
    """
    for known in THEMES:
        if theme == known:
            return known
    raise ValueError(f"theme is {theme!r}; give one of {', '.join(map(repr, THEMES))}")
