from __future__ import annotations

import cmap as colormaps
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustergrammer_widget.colors.lookup_tables import red_blue_lut
from clustergrammer_widget.colors.scale import ColorScale, resolve_color_scale

VALUES = np.array([[-2.0, 1, np.nan], [0.5, 6, -np.inf]])


def domain(values=VALUES, **options):
    colors = resolve_color_scale(np.asarray(values, dtype=float), **options)
    return colors.vmin, colors.vmax, colors.center


def color_of(colors, value):
    return tuple(colors.lut[colors.indices(value)].tolist())


def test_by_default_positive_is_red_negative_blue_and_zero_white():
    colors = resolve_color_scale(VALUES)
    assert color_of(colors, 6) == (255, 0, 0, 255)
    assert color_of(colors, -6) == (0, 0, 255, 255)
    assert color_of(colors, 0) == (255, 255, 255, 255)
    assert domain() == (-6, 6, 0)


def test_the_default_is_as_strong_for_minus_x_as_for_x():
    lut = red_blue_lut()
    assert lut[:, [2, 1, 0, 3]].tolist() == lut[::-1].tolist()


def test_zero_stays_white_when_the_domain_is_given():
    assert domain(vmin=-1, vmax=4) == (-1, 4, 0)
    colors = resolve_color_scale(VALUES, vmin=-1, vmax=4)
    assert color_of(colors, 0) == (255, 255, 255, 255)
    assert color_of(colors, -1) == color_of(colors, -100)


def test_one_sign_alone_has_a_sequential_map():
    assert resolve_color_scale(VALUES[:, :1] + 3).name == "YlGnBu"
    assert resolve_color_scale(-np.abs(VALUES)).name == "YlGnBu"
    assert resolve_color_scale(VALUES).name == "red-blue"


def test_a_center_nobody_asked_for_is_dropped_outside_the_range():
    correlations = np.corrcoef(np.random.default_rng(0).normal(size=(30, 8)) + np.arange(8))
    colors = resolve_color_scale(correlations, vmin=0.8, vmax=1)
    assert (colors.vmin, colors.vmax, colors.center) == (0.8, 1, None)
    assert len({color_of(colors, value) for value in (0.8, 0.85, 0.9, 0.95, 1)}) == 5
    assert resolve_color_scale(correlations, vmin=0.8, vmax=1, center=0).center == 0


def test_a_range_given_on_both_sides_of_0_diverges():
    colors = resolve_color_scale(np.array([[0.5, 0.7]]), vmin=-1, vmax=1)
    assert (colors.name, colors.center) == ("red-blue", 0)


def test_a_center_without_a_map_diverges_around_it():
    assert domain(center=1) == (-2, 6, 1)
    assert color_of(resolve_color_scale(VALUES, center=1), 1) == (255, 255, 255, 255)


def test_a_named_map_goes_from_the_smallest_to_the_largest_value():
    assert domain(cmap="viridis") == (-2, 6, None)
    assert domain(cmap="viridis", vmin=0) == (0, 6, None)
    assert domain(cmap="viridis", center=0) == (-2, 6, 0)


def test_robust_leaves_out_the_outermost_values():
    values = np.append(np.arange(101.0), [np.nan, np.inf])[None, :]
    assert domain(values, cmap="viridis", robust=True) == (2, 98, None)
    assert domain(values - 50, robust=True) == (-49, 49, 0)


def test_robust_on_almost_only_zeros_still_shows_the_rest():
    values = np.zeros((1, 1000))
    values[0, 0] = 5
    assert domain(values) == (0, 5, None)
    values[0, 1] = -5
    assert domain(values, robust=True) == (-5, 5, 0)


@pytest.mark.parametrize("values", [[[0.0]], [[3.0, 3]], [[np.nan]], [[np.inf, np.nan]], [[-7.0]]])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"robust": True},
        {"cmap": "viridis"},
        {"cmap": "viridis", "robust": True},
        {"cmap": "viridis", "center": 3},
        {"center": 0},
        {"center": 0, "vmax": 0},
        {"vmin": 100},
        {"vmax": -100},
    ],
    ids=str,
)
def test_the_domain_is_never_empty(values, options):
    colors = resolve_color_scale(np.array(values), **options)
    low, high = colors.span
    assert colors.vmin < colors.vmax
    assert low < high


def test_names_of_seaborn_and_matplotlib_give_their_colors():
    matplotlib = pytest.importorskip("matplotlib")
    pytest.importorskip("seaborn")
    for name in ("mako", "vlag", "rocket_r", "RdBu_r", "coolwarm", "viridis", "tab10", "Reds"):
        expected = matplotlib.colormaps[name]((np.arange(256) + 0.5) / 256)
        found = resolve_color_scale(VALUES, cmap=name)
        assert found.name == name
        assert np.abs(found.lut / 255 - expected).max() < 0.003


def test_looking_a_map_up_is_silent(capfd, caplog):
    resolve_color_scale(VALUES, cmap="RdBu_r")
    resolve_color_scale(VALUES, cmap="coolwarm")
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_a_map_object_is_taken():
    matplotlib = pytest.importorskip("matplotlib")
    by_name = resolve_color_scale(VALUES, cmap="viridis").lut
    assert (resolve_color_scale(VALUES, cmap=matplotlib.colormaps["viridis"]).lut == by_name).all()
    assert (resolve_color_scale(VALUES, cmap=colormaps.Colormap("viridis")).lut == by_name).all()


def test_a_list_of_colors_gives_equal_steps():
    lut = resolve_color_scale(VALUES, cmap=["#000000", "white", (1, 0, 0), "tab:blue"]).lut
    assert lut[[0, 63, 64, 128, 192, 255]].tolist() == [
        [0, 0, 0, 255],
        [0, 0, 0, 255],
        [255, 255, 255, 255],
        [255, 0, 0, 255],
        [31, 119, 180, 255],
        [31, 119, 180, 255],
    ]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"cmap": "virids"}, ValueError, "cmap is 'virids'.*did you mean 'viridis'"),
        ({"cmap": ["rde"]}, ValueError, "cmap has the colour 'rde'"),
        ({"cmap": []}, TypeError, r"cmap is \[\]; give the name"),
        ({"cmap": 3}, TypeError, "cmap is 3"),
        ({"vmin": 2, "vmax": 1}, ValueError, "vmin is 2 and vmax is 1; give a vmin below vmax"),
        ({"vmin": 1, "vmax": 1}, ValueError, "give a vmin below vmax"),
        ({"vmin": np.nan}, ValueError, "vmin is nan; give a finite number"),
        ({"vmax": np.inf}, ValueError, "vmax is inf"),
        ({"center": "0"}, TypeError, "center is '0', a str; give a number"),
        ({"vmin": True}, TypeError, "vmin is True"),
        ({"norm": "symlog"}, ValueError, "norm is 'symlog'; give 'linear' or 'log'"),
        ({"norm": 3}, ValueError, "norm is 3; give 'linear' or 'log'"),
        ({"norm": "log", "vmin": 0}, ValueError, "vmin is 0 and norm is 'log'; give a vmin above"),
        ({"norm": "log", "center": 1}, ValueError, "center is 1 and norm is 'log'; leave one"),
    ],
)
def test_what_is_no_color_parameter_is_refused_by_name(options, error, message):
    with pytest.raises(error, match=message):
        resolve_color_scale(VALUES, **options)


def test_numpy_numbers_are_numbers():
    assert domain(vmin=np.float32(-1), vmax=np.int64(2)) == (-1, 2, 0)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.none() | st.floats(-1e6, 1e6), st.floats())
def test_every_value_has_a_place_and_the_ends_are_kept(vmin, width, center, value):
    colors = ColorScale("red-blue", red_blue_lut(), vmin, vmin + width, center)
    inside = np.clip(value, colors.vmin, colors.vmax)
    if not np.isnan(value):
        assert colors.indices(value) == colors.indices(inside)
    if center is None:
        assert colors.indices(colors.vmin) == 0
        assert colors.indices(colors.vmax) == 255


@given(st.lists(st.floats(-10, 10), min_size=2))
def test_larger_values_never_come_lower_in_the_map(values):
    places = resolve_color_scale(VALUES).indices(sorted(values)).astype(int)
    assert (np.diff(places) >= 0).all()


def test_places_have_the_shape_of_the_values():
    colors = resolve_color_scale(VALUES)
    assert colors.indices(VALUES).shape == VALUES.shape
    assert colors.indices(VALUES).dtype == np.uint8
