"""Colours as people write them: CSS, matplotlib and seaborn names, hexadecimal digits, tuples."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cmap as colormaps
import numpy as np

TABLEAU = {
    "blue": "#1f77b4", "orange": "#ff7f0e", "green": "#2ca02c", "red": "#d62728",
    "purple": "#9467bd", "brown": "#8c564b", "pink": "#e377c2", "gray": "#7f7f7f",
    "olive": "#bcbd22", "cyan": "#17becf",
}  # fmt: skip
# matplotlib's letters; green, cyan, magenta and yellow are darker than those of CSS.
LETTERS = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf",
    "m": "#bf00bf", "y": "#bfbf00", "k": "#000000", "w": "#ffffff",
}  # fmt: skip
_NAMES = {
    **LETTERS,
    **{f"tab:{name}": color for name, color in TABLEAU.items()},
    "tab:grey": TABLEAU["gray"],
}
_CYCLE = re.compile(r"c(\d+)")
_SHORT_RGBA = re.compile(r"#[0-9a-f]{4}")
_XKCD = "xkcd:"


def read_color(color: object) -> colormaps.Color:
    """Read a colour.

    Parameters
    ----------
    color : object
        ``"#rgb"``, ``"#rgba"``, ``"#rrggbb"``, ``"#rrggbbaa"``; a name of CSS; one of matplotlib's:
        ``"g"``, ``"C0"``, ``"tab:blue"``, a grey level such as ``"0.7"``, and, where matplotlib is
        installed, ``"xkcd:azure"``; a tuple of floats from 0 to 1, or of whole numbers up to 255;
        or a colour and its opacity, ``("red", 0.5)``.

    Raises
    ------
    TypeError, ValueError
        If this is no colour.
    """
    if isinstance(color, str):
        return colormaps.Color(_spelled_out(color))
    if not isinstance(color, Sequence | np.ndarray):
        raise TypeError(color)
    if len(color) == 2 and isinstance(color[0], str):
        red, green, blue, _ = read_color(color[0]).rgba
        return colormaps.Color([float(red), float(green), float(blue), float(color[1])])
    whole = max(color) > 1
    return colormaps.Color([int(part) if whole else float(part) for part in color])


def _spelled_out(name: str) -> str:
    """Return a name as the cmap package reads it."""
    lower = name.lower()
    cycle = _CYCLE.fullmatch(lower)
    if cycle:
        return list(TABLEAU.values())[int(cycle[1]) % len(TABLEAU)]
    if _SHORT_RGBA.fullmatch(lower):
        return "#" + "".join(2 * digit for digit in lower[1:])
    if lower.startswith(_XKCD):
        return _xkcd(lower)
    if lower in _NAMES:
        return _NAMES[lower]
    try:
        level = float(name)
    except ValueError:
        return name
    return "#" + 3 * f"{round(255 * level):02x}" if 0 <= level <= 1 else name


def _xkcd(name: str) -> str:
    try:
        from matplotlib.colors import XKCD_COLORS
    except ImportError:
        raise ValueError(f"{name} needs matplotlib, which is not installed") from None
    for spelling in (name, name.replace("gray", "grey"), name.replace("grey", "gray")):
        if spelling in XKCD_COLORS:
            return str(XKCD_COLORS[spelling])
    raise ValueError(f"{name} is not a colour of xkcd")
