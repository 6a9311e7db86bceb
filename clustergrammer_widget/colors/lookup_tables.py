"""Colour maps as tables of 256 colours, and those that can be chosen on the page."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import cmap as colormaps
import numpy as np
import numpy.typing as npt

from clustergrammer_widget.palettes.palette import find_colormap, parse_color

DEFAULT_NAME = "red-blue"

SEQUENTIAL_NAME = "YlGnBu"

POSITIVE = (255, 0, 0)

NEGATIVE = (0, 0, 255)

ColorMapLike: TypeAlias = str | Sequence[Any] | Any

DIVERGING = ("RdBu_r", "PuOr_r", "PiYG", "vlag", "coolwarm")

SEQUENTIAL = (SEQUENTIAL_NAME, "viridis", "cividis", "magma", "mako", "rocket", "Greys")

# All but the one that has green on one side.
COLOR_BLIND_SAFE = {DEFAULT_NAME, *DIVERGING, *SEQUENTIAL} - {"PiYG"}


def red_blue_lut() -> npt.NDArray[np.uint8]:
    """Return the default map: blue over white (places 127 and 128) to red, shape (256, 4)."""
    strength = np.linspace(0, 1, 128)[:, None]
    white = np.full(3, 255.0)
    above = white + strength * (np.array(POSITIVE) - white)
    below = white + strength * (np.array(NEGATIVE) - white)
    return _rgba(np.concatenate((below[::-1], above)) / 255)


def load_lut(cmap: ColorMapLike) -> tuple[str, npt.NDArray[np.uint8]]:
    """Return name and colour table (256, 4) of a colour map, see `resolve_color_scale`."""
    if cmap == DEFAULT_NAME:
        return DEFAULT_NAME, red_blue_lut()
    if isinstance(cmap, str):
        found = find_colormap(cmap)
        if found is None:
            raise ValueError(
                f"cmap is {cmap!r}, which is not a known colour map{_suggestion(cmap)}"
            )
        return cmap, _rgba(np.asarray(found(_middles())))
    if isinstance(cmap, colormaps.Colormap):
        return cmap.name, _rgba(np.asarray(cmap(_middles())))
    if callable(cmap):
        return str(getattr(cmap, "name", "custom")), _rgba(np.asarray(cmap(_middles())))
    if isinstance(cmap, Sequence) and len(cmap) > 0:
        steps = np.array([_rgba_of(color) for color in cmap])
        return "custom", _rgba(steps[np.arange(256) * len(steps) // 256])
    raise TypeError(
        f"cmap is {cmap!r}; give the name of a colour map, a matplotlib Colormap, "
        "or a list of colours"
    )


def _middles() -> npt.NDArray[np.float64]:
    return (np.arange(256) + 0.5) / 256


def _rgba(colors: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Colours from 0 to 1, with or without alpha, as (256, 4) bytes."""
    lut = np.full((256, 4), 255, dtype=np.uint8)
    lut[:, : colors.shape[1]] = np.rint(np.clip(colors, 0, 1) * 255)
    return lut


def _rgba_of(color: object) -> tuple[float, ...]:
    return tuple(parse_color(color, "cmap"))


def _suggestion(name: str) -> str:
    known = colormaps.Colormap.catalog().short_keys()
    close = difflib.get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""


@cache
def page_color_maps() -> tuple[tuple[str, bool, npt.NDArray[np.uint8]], ...]:
    """Return name, whether diverging, and colour table (256, 4) of each."""
    return (
        (DEFAULT_NAME, True, red_blue_lut()),
        *((name, True, load_lut(name)[1]) for name in DIVERGING),
        *((name, False, load_lut(name)[1]) for name in SEQUENTIAL),
    )
