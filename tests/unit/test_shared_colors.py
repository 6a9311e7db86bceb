from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw
from clustergrammer_widget.palettes.color_distance import color_distance, least_distance
from clustergrammer_widget.palettes.palette import COLORS
from clustergrammer_widget.palettes.shared_colors import SHARED, SIGN_COLORS

TISSUES = [
    "lung",
    "skin",
    "blood",
    "brain",
    "breast",
    "colon",
    "kidney",
    "liver",
    "ovary",
    "prostate",
    "stomach",
    "pancreas",
]


def colors_of(values, title="Tissue", **options):
    """The colours of a category in a widget, by value."""
    table = pd.DataFrame(np.eye(len(values), 3), index=[f"r{i}" for i in range(len(values))])
    widget = cgw.Clustergram(table, row_categories={title: list(values)}, **options)
    (category,) = widget._current.heatmap.matrix.rows.given_annotations
    return dict(zip(category.values, category.colors, strict=True))


def test_twelve_tissues_have_the_same_colours_in_a_subset_of_the_table():
    all_of_them = colors_of(TISSUES)
    for part in (TISSUES[3:7], TISSUES[::5], ["skin"], ["stomach", "pancreas", "lung"]):
        assert colors_of(part) == {tissue: all_of_them[tissue] for tissue in part}
    assert colors_of([*reversed(TISSUES), "bone"]) == all_of_them | {
        "bone": colors_of(["bone"])["bone"]
    }


def test_a_subset_that_comes_first_keeps_its_colours_in_the_whole():
    part = colors_of(TISSUES[2:6])
    assert part.items() <= colors_of(TISSUES).items()


def test_the_same_first_table_has_the_same_colours_in_every_kernel():
    first = colors_of(TISSUES)
    SHARED.forget()
    assert colors_of(TISSUES[::-1]) == first


def test_values_first_seen_in_different_widgets_differ_in_one():
    apart = {**colors_of(["a", "b"]), **colors_of(["c", "d"]), **colors_of(["e"])}
    assert len(set(apart.values())) == 5


def test_the_colours_of_a_strip_are_told_apart_by_colour_blind_readers():
    for count, least in ((2, 0.11), (4, 0.1), (6, 0.08), (8, 0.065), (12, 0.045)):
        for title in "abcdefgh":
            colors = SHARED.of_values(f"{title}{count}", [f"v{i}" for i in range(count)])
            for i, color in enumerate(colors):
                assert least_distance(color, colors[:i]) > least, (title, count)


@pytest.mark.parametrize("ground", ["#ffffff", "#111315"])
def test_the_colours_are_seen_on_light_and_dark_ground(ground):
    for color in COLORS:
        assert color_distance(color, ground) > 0.1


@pytest.mark.parametrize("count", [24, 72, 120])
def test_values_of_a_category_have_different_colours(count):
    assert len(set(SHARED.of_values("t", [f"v{i}" for i in range(count)]))) == count


def test_a_strip_has_different_colours_also_when_its_title_has_had_many_values():
    SHARED.of_values("t", [f"early {i}" for i in range(200)])
    assert len(set(SHARED.of_values("t", ["x", "y", "z"]))) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(), unique=True, max_size=30), st.randoms())
def test_colours_do_not_depend_on_the_order_of_values(values, random):
    SHARED.forget()
    colors = dict(zip(values, SHARED.of_values("t", values), strict=True))
    shuffled = values.copy()
    random.shuffle(shuffled)
    SHARED.forget()
    assert dict(zip(shuffled, SHARED.of_values("t", shuffled), strict=True)) == colors


def test_colours_that_are_given_are_of_that_widget_alone():
    usual = colors_of(TISSUES)
    own = colors_of(TISSUES, category_colors={"Tissue": {"lung": usual["skin"]}})
    assert own["lung"] == usual["skin"]
    assert own["skin"] != usual["skin"]
    assert len(set(own.values())) == 12
    assert colors_of(TISSUES) == usual


def test_a_palette_tells_the_colours_in_use():
    assert cgw.palette() == {}
    colors = colors_of(TISSUES)
    assert cgw.palette("Tissue") == colors
    assert cgw.palette() == {"Tissue": colors}
    assert cgw.palette("Organ") == {}


def test_a_palette_defines_colours_for_all_widgets():
    cgw.palette({"Tissue": {"lung": "tab:orange", "skin": (0, 0.5, 0)}})
    assert colors_of(["lung", "skin"]) == {"lung": "#ff7f0e", "skin": "#008000"}
    printed = cgw.palette()
    SHARED.forget()
    cgw.palette(printed)
    assert colors_of(["lung"]) == {"lung": "#ff7f0e"}


def test_a_palette_of_values_alone_is_the_same_in_every_notebook():
    cgw.palette({"Tissue": TISSUES})
    part = colors_of(["skin", "ovary"])
    SHARED.forget()
    cgw.palette({"Tissue": TISSUES[::-1]})
    assert colors_of(["ovary", "skin"]) == part


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        (3, TypeError, "palette got 3, a int; give {title: {value: colour}}"),
        ({"a": "Set2"}, TypeError, "palette\\['a'\\] is 'Set2', a str; give {value: colour}"),
        ({"a": {"x": "rde"}}, ValueError, "palette\\['a'\\] has the colour 'rde'"),
    ],
)
def test_what_is_no_palette_is_refused(given, error, message):
    with pytest.raises(error, match=message):
        cgw.palette(given)


def test_numbers_of_different_titles_have_different_hues():
    titles = ["Age", "Dose", "Score", "Weight", "Reads", "Purity"]
    signs = [SHARED.of_signs(title) for title in titles]
    assert len({positive for positive, _ in signs}) == len(titles)
    assert [SHARED.of_signs(title) for title in titles] == signs
    for positive, negative in SIGN_COLORS:
        assert color_distance(positive, negative) > 0.03
