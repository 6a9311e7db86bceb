"""The palettes that seaborn makes itself, by the names that its `color_palette` takes."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from clustergrammer_widget.palettes.husl import husl_to_rgb, rgb_to_husl

Rgb: TypeAlias = tuple[float, float, float]
ReadColor: TypeAlias = Callable[[str], Rgb]

PALETTES: dict[str, tuple[str, ...]] = {
    "deep": (
        "#4c72b0", "#dd8452", "#55a868", "#c44e52", "#8172b3",
        "#937860", "#da8bc3", "#8c8c8c", "#ccb974", "#64b5cd",
    ),
    "muted": (
        "#4878d0", "#ee854a", "#6acc64", "#d65f5f", "#956cb4",
        "#8c613c", "#dc7ec0", "#797979", "#d5bb67", "#82c6e2",
    ),
    "pastel": (
        "#a1c9f4", "#ffb482", "#8de5a1", "#ff9f9b", "#d0bbff",
        "#debb9b", "#fab0e4", "#cfcfcf", "#fffea3", "#b9f2f0",
    ),
    "bright": (
        "#023eff", "#ff7c00", "#1ac938", "#e8000b", "#8b2be2",
        "#9f4800", "#f14cc1", "#a3a3a3", "#ffc400", "#00d7ff",
    ),
    "dark": (
        "#001c7f", "#b1400d", "#12711c", "#8c0800", "#591e71",
        "#592f0d", "#a23582", "#3c3c3c", "#b8850a", "#006374",
    ),
    "colorblind": (
        "#0173b2", "#de8f05", "#029e73", "#d55e00", "#cc78bc",
        "#ca9161", "#fbafe4", "#949494", "#ece133", "#56b4e9",
    ),
}  # fmt: skip
# Blue, green, red, purple, yellow and cyan of each.
SIX = (0, 2, 3, 4, 8, 9)

# Colours of a map with this many places, as matplotlib makes them.
PLACES = 256

_CUBEHELIX = {"start": 0.0, "rot": 0.4, "gamma": 1.0, "hue": 0.8, "light": 0.85, "dark": 0.15}
# How far red, green and blue swing from the greys, by the cosine and the sine of the turn.
_SWING = ((-0.14861, 1.78277), (-0.29227, -0.90649), (1.97294, 0.0))


def fixed_palette(name: str) -> tuple[str, ...] | None:
    """Return the colours of one of seaborn's named palettes, such as ``"deep"`` or ``"deep6"``."""
    if name.endswith("6") and name[:-1] in PALETTES:
        return tuple(PALETTES[name[:-1]][place] for place in SIX)
    return PALETTES.get(name)


def made_palette(name: str, count: int, read_color: ReadColor) -> list[Rgb] | None:
    """Make a palette of `count` colours that seaborn computes.

    Parameters
    ----------
    name : str
        ``"husl"``, ``"hls"``, ``"ch:<cubehelix arguments>"``, ``"light:<colour>"``,
        ``"dark:<colour>"`` or ``"blend:<colour>,<colour>"``; all but the first two and the last
        with ``_r`` for the other direction.
    count : int
        How many.
    read_color : callable
        Reads a colour's name as red, green and blue from 0 to 1.

    Returns
    -------
    list of tuple or None
        None where no such palette has this name.

    Raises
    ------
    ValueError
        If the arguments of the name can't be read.
    """
    kind, colon, rest = name.partition(":")
    if name == "husl":
        return [husl_to_rgb((hue * 359, 0.9 * 99, 0.65 * 99)) for hue in _hues(count)]
    if name == "hls":
        return [colorsys.hls_to_rgb(hue, 0.6, 0.65) for hue in _hues(count)]
    if not colon or kind not in ("ch", "light", "dark", "blend"):
        return None
    if kind == "blend":
        return _blended([read_color(color.strip()) for color in rest.split(",")], count)
    is_reversed = rest.endswith("_r")
    rest = rest.removesuffix("_r")
    if kind == "ch":
        colors = _cubehelix(rest, count)
        return colors[::-1] if is_reversed else colors
    end = read_color(rest)
    hue, saturation, _ = rgb_to_husl(end)
    grey = husl_to_rgb((hue, 0.15 * saturation, 95 if kind == "light" else 15))
    return _blended([end, grey] if is_reversed else [grey, end], count)


def _hues(count: int) -> list[float]:
    return [(place / count + 0.01) % 1 for place in range(count)]


def _blended(ends: Sequence[Rgb], count: int) -> list[Rgb]:
    if len(ends) < 2:
        raise ValueError("a blend needs two or more colours, blend:<colour>,<colour>")
    stops = np.linspace(0, 1, len(ends))
    channels = np.array(ends).T
    places = [_map_place(share) for share in np.linspace(0, 1, count).tolist()]
    red, green, blue = (np.interp(places, stops, channel).tolist() for channel in channels)
    return list(zip(red, green, blue, strict=True))


def _cubehelix(arguments: str, count: int) -> list[Rgb]:
    """Make Green's helix through the colour cube: lightness goes evenly, the hue turns."""
    given = dict(_CUBEHELIX)
    names = list(given)
    by_letter = {name[0]: name for name in names}
    for place, argument in enumerate(arguments.split(",") if arguments else []):
        key, equals, value = argument.partition("=")
        if not equals and place >= len(names):
            raise ValueError(f"ch: takes at most {len(names)} numbers")
        name = by_letter.get(key.strip(), key.strip()) if equals else names[place]
        if name not in given:
            raise ValueError(f"{key.strip()!r} is none of {', '.join(names)}")
        given[name] = float(value if equals else key)
    light, dark = given["light"], given["dark"]
    return [
        _on_helix(_map_place(share), given) for share in np.linspace(light, dark, count).tolist()
    ]


def _on_helix(share: float, given: dict[str, float]) -> Rgb:
    lightness = share ** given["gamma"]
    swing = given["hue"] * lightness * (1 - lightness) / 2
    turn = 2 * math.pi * (given["start"] / 3 + given["rot"] * share)
    red, green, blue = (
        min(max(lightness + swing * (cos * math.cos(turn) + sin * math.sin(turn)), 0.0), 1.0)
        for cos, sin in _SWING
    )
    return red, green, blue


def _map_place(share: float) -> float:
    """Return where a map of 256 places has the colour of a share, as matplotlib rounds it."""
    return min(max(int(share * PLACES), 0), PLACES - 1) / (PLACES - 1)
