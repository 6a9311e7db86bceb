"""Colours of text categories, and reading of colours and palettes by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cmap as colormaps
import numpy as np

# Pure red and blue are left out: they mean value in the heatmap.
COLORS = (
    "#e69f00", "#332288", "#44bb99", "#882255", "#f0e442", "#01665e", "#cc79a7", "#8c510a",
    "#88ccee", "#aa4499", "#999933", "#5c4033", "#ffaabb", "#117733", "#ddcc77", "#6a3d9a",
    "#ee8866", "#009e73", "#c2a5cf", "#bf812d", "#e7298a", "#66a61e", "#bbcc33", "#35978f",
)  # fmt: skip
BOOLEAN_COLORS = {"False": "#bdbdbd", "True": "#009e8e"}

# Of the given lightening (towards white) and darkening (towards black), one per round of COLORS.
SHADES = ((255, 0.0), (255, 0.4), (0, 0.35), (255, 0.65), (0, 0.6))

TABLEAU = {
    "blue": "#1f77b4", "orange": "#ff7f0e", "green": "#2ca02c", "red": "#d62728",
    "purple": "#9467bd", "brown": "#8c564b", "pink": "#e377c2", "gray": "#7f7f7f",
    "olive": "#bcbd22", "cyan": "#17becf",
}  # fmt: skip
_MATPLOTLIB_ONLY = {
    **{f"tab:{name}": color for name, color in TABLEAU.items()},
    **{f"c{place}": color for place, color in enumerate(TABLEAU.values())},
}

NAMESPACES = ("seaborn:", "matplotlib:", "colorbrewer:", "")


def parse_color(color: object, parameter: str) -> tuple[float, float, float, float]:
    """Read a colour as RGBA from 0 to 1.

    Parameters
    ----------
    color : object
        ``"#rgb"``, ``"#rrggbb"``, a CSS or matplotlib name, a tuple of floats from 0 to 1
        or one of whole numbers up to 255.
    parameter : str
        Name of the parameter, for the error.

    Returns
    -------
    tuple of float

    Raises
    ------
    ValueError
        If this is no colour.
    """
    try:
        red, green, blue, alpha = _color(color).rgba
    except (ValueError, TypeError) as error:
        raise ValueError(
            f"{parameter} has the colour {color!r}; "
            'give "#rrggbb", a CSS or matplotlib name, or a tuple of floats from 0 to 1'
        ) from error
    return float(red), float(green), float(blue), float(alpha)


def hex_color(color: object, parameter: str) -> str:
    """Read a colour as ``"#rrggbb"``; opacity is left out. Errors are those of `parse_color`."""
    return _hex(255 * part for part in parse_color(color, parameter)[:3])


def find_colormap(name: str) -> colormaps.Colormap | None:
    """Find a colour map by a name seaborn, matplotlib or the cmap package knows."""
    for namespace in NAMESPACES:
        try:
            return colormaps.Colormap(namespace + name)
        except (ValueError, TypeError):
            continue
    return None


def palette_colors(name: str, count: int, parameter: str) -> tuple[str, ...]:
    """Take `count` colours from a named palette.

    A palette of separate colours (``"tab10"``, ``"Set2"``) gives them in turn, from the first
    again when there are too few; a continuous one (``"viridis"``) is sampled evenly.

    Raises
    ------
    ValueError
        If no palette has this name.
    """
    palette = find_colormap(name)
    if palette is None:
        raise ValueError(
            f"{parameter} names the palette {name!r}, which is not known; give a palette of "
            'seaborn or matplotlib such as "tab10", "Set2" or "viridis"'
        )
    if palette.interpolation == "nearest":
        stops = [stop.color.hex[:7].lower() for stop in palette.color_stops]
        distinct = list(dict.fromkeys(stops))
        return tuple(distinct[i % len(distinct)] for i in range(count))
    samples = np.asarray(palette(np.linspace(0, 1, count)))
    return tuple(_hex(255 * sample[:3]) for sample in samples)


def _color(color: object) -> colormaps.Color:
    if isinstance(color, str):
        return colormaps.Color(_MATPLOTLIB_ONLY.get(color.lower(), color))
    if not isinstance(color, Sequence | np.ndarray):
        raise TypeError(color)
    whole = max(color) > 1
    return colormaps.Color([int(part) if whole else float(part) for part in color])


def shaded(color: str, level: int) -> str:
    """Return a colour lighter or darker, by its round of `SHADES`; the first is as it is."""
    towards, amount = SHADES[level % len(SHADES)]
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return _hex(part + amount * (towards - part) for part in parts)


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(float(part)):02x}" for part in parts)
