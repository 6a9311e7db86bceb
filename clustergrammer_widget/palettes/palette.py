"""Colours of text categories, and reading of colours and palettes by name."""

from __future__ import annotations

from collections.abc import Iterable

import cmap as colormaps
import numpy as np
import numpy.typing as npt

from clustergrammer_widget.palettes.named_colors import read_color
from clustergrammer_widget.palettes.seaborn_palettes import fixed_palette, made_palette

# Pure red and blue are left out: they mean value in the heatmap.
COLORS = (
    "#e69f00", "#332288", "#44bb99", "#882255", "#f0e442", "#01665e", "#cc79a7", "#8c510a",
    "#88ccee", "#aa4499", "#999933", "#5c4033", "#ffaabb", "#117733", "#ddcc77", "#6a3d9a",
    "#ee8866", "#009e73", "#c2a5cf", "#bf812d", "#e7298a", "#66a61e", "#bbcc33", "#35978f",
)  # fmt: skip
BOOLEAN_COLORS = {"False": "#bdbdbd", "True": "#009e8e"}

# Of the given lightening (towards white) and darkening (towards black), one per round of COLORS.
SHADES = ((255, 0.0), (255, 0.4), (0, 0.35), (255, 0.65), (0, 0.6))

NAMESPACES = ("seaborn:", "matplotlib:", "colorbrewer:", "matlab:", "gnuplot:", "")
PLACES = 256


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
        red, green, blue, alpha = read_color(color).rgba
    except (ValueError, TypeError) as error:
        raise ValueError(
            f"{parameter} has the colour {color!r}; "
            'give "#rrggbb", a CSS or matplotlib name, or a tuple of floats from 0 to 1'
        ) from error
    return float(red), float(green), float(blue), float(alpha)


def hex_color(color: object, parameter: str) -> str:
    """Read a colour as ``"#rrggbb"``; opacity is left out.

    Raises
    ------
    ValueError
        If it is no colour, or one that can't be seen, such as ``"none"``.
    """
    *channels, alpha = parse_color(color, parameter)
    if alpha == 0:
        raise ValueError(f"{parameter} has the colour {color!r}, which can't be seen; give another")
    return _hex(255 * part for part in channels)


def is_color(name: str) -> bool:
    """Whether `parse_color` knows a name."""
    try:
        parse_color(name, "")
    except ValueError:
        return False
    return True


def find_colormap(name: str) -> colormaps.Colormap | None:
    """Find a colour map by a name seaborn, matplotlib or the cmap package knows.

    Of the palettes that seaborn makes, such as ``"husl"`` or ``"light:navy"``, 256 colours are the
    map.

    Raises
    ------
    ValueError
        If it is the name of such a palette with something that can't be read.
    """
    made = made_palette(name, PLACES, _rgb)
    if made is not None:
        return colormaps.Colormap([list(color) for color in made], name=name)
    for namespace in NAMESPACES:
        try:
            return colormaps.Colormap(namespace + name)
        except (ValueError, TypeError):
            continue
    return None


def is_palette(name: str) -> bool:
    """Whether `palette_colors` knows a name."""
    is_made = name.startswith(("ch:", "light:", "dark:", "blend:"))
    return is_made or fixed_palette(name) is not None or find_colormap(name) is not None


def palette_colors(name: str, count: int, parameter: str) -> tuple[str, ...]:
    """Take `count` colours from a named palette, as seaborn's `color_palette` takes them.

    A palette of separate colours (``"deep"``, ``"tab10"``, ``"Set2"``) gives them in turn, from the
    first again when there are too few; a continuous one (``"viridis"``) is sampled evenly, without
    its ends; those that seaborn makes (``"husl"``, ``"ch:s=.25"``, ``"light:navy"``) are made of
    that many.

    Raises
    ------
    ValueError
        If no palette has this name.
    """
    separate = fixed_palette(name)
    try:
        made = made_palette(name, count, _rgb)
        palette = None if separate or made else find_colormap(name)
    except ValueError as error:
        raise ValueError(
            f"{parameter} names the palette {name!r}, which can't be read: {error}; give it as "
            'seaborn has it, such as "ch:s=.25,rot=-.25" or "light:navy"'
        ) from error
    if made is not None:
        return tuple(_hex(255 * part for part in color) for color in made)
    if palette is not None and palette.interpolation == "nearest":
        stops = [stop.color.hex[:7].lower() for stop in palette.color_stops]
        separate = tuple(dict.fromkeys(stops))
        if name.endswith("_r") and count <= len(separate):  # seaborn spreads them evenly
            shares = np.linspace(0, 1, count + 2)[1:-1]
            return tuple(separate[int(share * len(separate))] for share in shares)
    if separate is not None:
        return tuple(separate[place % len(separate)] for place in range(count))
    if palette is None:
        raise ValueError(
            f"{parameter} names the palette {name!r}, which is not known; give a palette of "
            'seaborn or matplotlib such as "deep", "tab10", "Set2" or "viridis"'
        )
    return _sampled(palette, np.linspace(0, 1, count + 2)[1:-1])


def palette_ends(name: str, parameter: str) -> tuple[str, str]:
    """Return the two ends of a palette: the first two colours where they are separate ones.

    Errors are those of `palette_colors`.
    """
    first, second = palette_colors(name, 2, parameter)
    palette = None if fixed_palette(name) else find_colormap(name)
    if palette is None or palette.interpolation == "nearest":
        return first, second
    low, high = _sampled(palette, np.array([0.0, 1.0]))
    return low, high


def _sampled(palette: colormaps.Colormap, shares: npt.NDArray[np.float64]) -> tuple[str, ...]:
    table = np.asarray(palette.lut(PLACES))
    places = np.minimum((shares * PLACES).astype(int), PLACES - 1)
    return tuple(_hex(255 * color[:3]) for color in table[places])


def _rgb(color: str) -> tuple[float, float, float]:
    return parse_color(color, "the palette")[:3]


def shade(color: str, level: int) -> str:
    """Return a colour lighter or darker, by its round of `SHADES`; the first is as it is."""
    towards, amount = SHADES[level % len(SHADES)]
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return _hex(part + amount * (towards - part) for part in parts)


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(float(part)):02x}" for part in parts)
