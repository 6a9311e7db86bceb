from __future__ import annotations

import numpy as np
import pytest

from clustergrammer_widget.colors.cell_colors import (
    apply_overrides,
    cell_colors,
    own_range_of,
    values_to_color,
)
from clustergrammer_widget.colors.lookup_tables import red_blue_lut
from clustergrammer_widget.colors.overrides import ColorOverrides
from clustergrammer_widget.colors.own_range import own_ends, scaled_over_own_range
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.data.float32 import to_float32

CENTERED = ColorScale("given", red_blue_lut(), -4.0, 2.0, 0.0)
TABLE = to_float32(np.array([[1.0, -2.0, np.nan], [10.0, 5.0, -np.inf]]))


def test_colours_that_nobody_changed_are_those_given():
    colors = apply_overrides(CENTERED, ColorOverrides())
    assert (colors.vmin, colors.vmax, colors.center) == (-4, 2, 0)
    np.testing.assert_array_equal(colors.lut, CENTERED.lut)
    np.testing.assert_array_equal(
        cell_colors(TABLE, CENTERED, ColorOverrides())[0],
        [CENTERED.lut[160], CENTERED.lut[64], (189, 189, 189, 255)],
    )


@pytest.mark.parametrize(("opacity", "alpha"), [(0.0, 0), (0.5, 128), (1.0, 255), (1.5, 255)])
def test_a_lower_opacity_lets_the_ground_through_but_not_where_values_are_missing(opacity, alpha):
    colors = cell_colors(TABLE, CENTERED, ColorOverrides(opacity=opacity))
    assert colors[0, :, 3].tolist() == [alpha, alpha, 255]


def test_a_higher_opacity_reaches_the_end_colours_sooner():
    colors = apply_overrides(CENTERED, ColorOverrides(opacity=2.0))
    assert (colors.vmin, colors.vmax, colors.center) == (-0.8, 0.4, 0)
    drawn = cell_colors(TABLE, CENTERED, ColorOverrides(opacity=2.0))
    np.testing.assert_array_equal(drawn[0, :2], [CENTERED.lut[192], CENTERED.lut[0]])


def test_the_given_colours_stay_as_they_are():
    apply_overrides(CENTERED, ColorOverrides(opacity=0.25))
    assert (CENTERED.lut[:, 3] == 255).all()


def test_a_centre_that_was_set_has_the_middle_of_the_map():
    colors = apply_overrides(CENTERED, ColorOverrides(center=1.0))
    assert (colors.vmin, colors.vmax, colors.span) == (-4, 2, (-4, 6))
    np.testing.assert_array_equal(
        cell_colors(TABLE, CENTERED, ColorOverrides(center=1.0))[0, 0], CENTERED.lut[128]
    )


def test_a_diverging_map_that_has_its_middle_nowhere_scales_rows_from_least_to_most():
    given = ColorScale("given", red_blue_lut(), 1.0, 10.0)
    assert apply_overrides(given, ColorOverrides("vlag")).center == 5.5
    assert apply_overrides(given, ColorOverrides("vlag", own_range="rows")).center is None
    assert apply_overrides(given, ColorOverrides("vlag", vmin=-1.0, own_range="rows")).center == 0


def test_each_row_is_coloured_by_its_own_largest_value():
    view = ColorOverrides(own_range="rows")
    values = values_to_color(TABLE, CENTERED, view)
    np.testing.assert_array_equal(values, [[0.5, -1, np.nan], [1, 0.5, -np.inf]])
    below = cell_colors(TABLE, CENTERED, view)
    assert below[0, 0].tolist() == below[1, 1].tolist()
    assert below[0, 1].tolist() == below[1, 2].tolist() == [0, 0, 255, 255]


def test_without_a_centre_each_row_runs_from_its_smallest_to_its_largest_value():
    view = ColorOverrides("viridis", own_range="rows")
    values = values_to_color(TABLE, CENTERED, view)
    np.testing.assert_array_equal(values, [[1, 0, np.nan], [1, 0, -np.inf]])


def test_each_column_is_coloured_over_its_own_range():
    view = ColorOverrides("viridis", own_range="cols")
    values = values_to_color(TABLE, CENTERED, view)
    np.testing.assert_array_equal(values, [[0, 0, np.nan], [1, 1, -np.inf]])


@pytest.mark.parametrize("axis", ["rows", "cols"])
@pytest.mark.parametrize("is_centered", [True, False])
def test_rows_and_columns_of_one_value_or_of_none_are_flat(is_centered, axis):
    flat = np.array([[0, 0], [np.nan, 0], [np.nan, np.inf]], dtype=np.float32)
    table = flat if axis == "rows" else flat.T
    scaled = scaled_over_own_range(table, axis, is_centered)
    np.testing.assert_array_equal(scaled, table)


@pytest.mark.parametrize("axis", ["rows", "cols"])
def test_outliers_are_beyond_the_range_of_their_row_or_column(axis):
    line = np.append(np.arange(40.0), 5000).astype(np.float32)[None, :]
    low, high = own_ends(line if axis == "rows" else line.T, axis)
    assert (low, high) == (0, 39)


def test_own_ranges_that_are_given_end_with_an_end_a_center_or_a_norm_that_was_set():
    given = ColorScale("given", red_blue_lut(), 1.0, 10.0, own_range="cols")
    assert own_range_of(given, ColorOverrides()) == "cols"
    assert own_range_of(given, ColorOverrides("vlag", opacity=0.5, norm="linear")) == "cols"
    for changed in ({"vmin": 2.0}, {"vmax": 5.0}, {"center": 3.0}, {"norm": "log"}):
        assert own_range_of(given, ColorOverrides(**changed)) is None
        assert own_range_of(given, ColorOverrides(**changed, own_range="cols")) == "cols"
    assert own_range_of(given, ColorOverrides(own_range="none")) is None


def test_a_domain_that_is_empty_with_the_given_end_changes_nothing():
    colors = apply_overrides(CENTERED, ColorOverrides(vmin=3.0))
    assert (colors.vmin, colors.vmax) == (-4, 2)
