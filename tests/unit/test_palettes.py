"""Palettes and colours by the names that seaborn and matplotlib give them."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from matplotlib.colors import get_named_colors_mapping, to_hex

import clustergrammer_widget as cgw
from clustergrammer_widget.palettes.palette import hex_color, palette_colors

PALETTES = [
    *sns.palettes.SEABORN_PALETTES,
    *("husl", "hls", "ch:", "ch:s=.25,rot=-.25", "ch:2,r=.2,l=.6,g=1.5", "ch:.25_r"),
    *("light:navy", "light:b_r", "dark:salmon", "dark:#69d_r", "dark:g", "light:w", "dark:k"),
    *("blend:#7AB,#EDA", "blend:r,g,b"),
    *("tab10", "Set1", "Set2", "Set2_r", "Dark2", "Paired", "Pastel1", "Accent", "tab20c"),
    *("viridis", "magma_r", "mako", "rocket", "vlag", "icefire", "flare", "crest", "coolwarm"),
    *("Blues", "RdBu_r", "Spectral", "cubehelix", "terrain", "copper", "ocean", "rainbow"),
]


def channels(colors: list[str]) -> np.ndarray:
    return np.array([list(bytes.fromhex(color[1:])) for color in colors], dtype=int)


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_has_the_colours_that_seaborn_gives_it(name):
    for count in (1, 2, 3, 6, 8):
        wanted = sns.color_palette(name, count).as_hex()
        given = palette_colors(name, count, "p")
        assert np.abs(channels(list(given)) - channels(list(wanted))).max() <= 1


@pytest.mark.parametrize("name", ["deep", "deep6", "colorblind", "tab10", "Set2"])
def test_a_palette_of_separate_colours_begins_again_as_in_seaborn(name):
    assert list(palette_colors(name, 15, "p")) == list(sns.color_palette(name, 15).as_hex())


def test_every_map_of_matplotlib_and_seaborn_is_a_palette():
    for name in mpl.colormaps:
        assert len(palette_colors(name, 3, "p")) == 3


def test_every_colour_of_matplotlib_is_the_same_here():
    names = [
        *get_named_colors_mapping(),
        "0",
        "0.5",
        "1",
        "C0",
        "C13",
        "#abc",
        "#abcd",
        "#11223344",
    ]
    assert {name: hex_color(name, "p") for name in names} == {name: to_hex(name) for name in names}
    assert hex_color(("red", 0.5), "p") == "#ff0000"
    assert hex_color("xkcd:greyish", "p") == to_hex("xkcd:greyish")


def kinds() -> dict[str, object]:
    frame = pd.DataFrame(np.eye(3), index=list("abc"))
    strips = pd.DataFrame({"kind": ["x", "y", "z"], "size": [1.0, -2.0, 3.0]}, index=list("abc"))
    return {"data": frame, "row_categories": strips}


@pytest.mark.parametrize("name", ["deep", "husl", "ch:s=.25", "light:navy", "Set2"])
def test_strips_are_coloured_by_palettes(name):
    w = cgw.Clustergram(**kinds(), category_colors={"kind": name, "size": name})
    kind, size = w._current.heatmap.matrix.rows.given_annotations
    assert kind.colors == palette_colors(name, 3, "p")
    assert size.positive != size.negative


def test_letters_are_those_of_matplotlib_in_strips():
    given = {"x": "g", "y": "c", "z": "m"}
    w = cgw.Clustergram(**kinds(), category_colors={"kind": given, "size": "y"})
    kind, size = w._current.heatmap.matrix.rows.given_annotations
    assert kind.colors == ("#008000", "#00bfbf", "#bf00bf")
    assert size.positive == "#bfbf00"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("ch:x=1", "'x' is none of start, rot, gamma, hue, light, dark"),
        ("ch:s=blue", "can't be read"),
        ("light:nocolour", "has the colour 'nocolour'"),
        ("blend:red", "two or more colours"),
        ("deeep", "is not known; give a palette"),
    ],
)
def test_a_palette_that_can_not_be_read_says_why(name, problem):
    for title in ("kind", "size"):
        if (title, name) == ("size", "deeep"):
            problem = "has the colour 'deeep'"
        with pytest.raises(ValueError, match=rf"category_colors\['{title}'\].*{problem}"):
            cgw.Clustergram(**kinds(), category_colors={title: name})


@pytest.mark.parametrize("color", ["none", "transparent", (1, 0, 0, 0), "#ff000000"], ids=str)
def test_a_colour_that_can_not_be_seen_is_refused_by_name(color):
    with pytest.raises(ValueError, match="colour .*, which can't be seen; give another"):
        cgw.Clustergram(
            [[1, 2], [3, 4]],
            row_categories={"kind": ["a", "b"]},
            category_colors={"kind": {"a": color}},
        )
