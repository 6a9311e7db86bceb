from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from clustergrammer_widget.data.missing import finite_for_clustering
from clustergrammer_widget.data.scale import scaled, standard_scale, z_score

VALUES = np.array([[1.0, 2, 6], [4, np.nan, 4.5], [-3, 0, 9]])


@pytest.mark.parametrize("axis", [1, "col"])
def test_z_score_of_columns_is_pandas(axis):
    frame = pd.DataFrame(VALUES)
    np.testing.assert_allclose(z_score(VALUES, axis), (frame - frame.mean()) / frame.std())


@pytest.mark.parametrize("axis", [0, "row"])
def test_z_score_of_rows_is_pandas(axis):
    frame = pd.DataFrame(VALUES.T)
    np.testing.assert_allclose(z_score(VALUES, axis).T, (frame - frame.mean()) / frame.std())


@pytest.mark.parametrize(("axis", "along"), [(0, 1), ("row", 1), (1, 0), ("col", 0)])
def test_standard_scale_goes_from_0_to_1(axis, along):
    scaled_values = standard_scale(VALUES, axis)
    assert np.nanmin(scaled_values, axis=along).tolist() == [0, 0, 0]
    assert np.nanmax(scaled_values, axis=along).tolist() == [1, 1, 1]


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_lines_without_spread_become_zero(scale):
    values = np.array([[0.1, 0.1, 0.1], [np.nan, 5, np.nan], [np.nan] * 3])
    np.testing.assert_array_equal(scale(values, 0), [[0, 0, 0], [np.nan, 0, np.nan], [np.nan] * 3])


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_infinities_stay_and_do_not_spoil_their_line(scale):
    found = scale(np.array([[1.0, 2, 3, np.inf, -np.inf]]), 0)
    expected = scale(np.array([[1.0, 2, 3]]), 0)
    np.testing.assert_allclose(found[:, :3], expected)
    assert found[0, 3:].tolist() == [np.inf, -np.inf]


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=6),
        elements=st.floats(-1e9, 1e9) | st.just(np.nan),
    ),
    st.sampled_from([0, 1]),
    st.sampled_from([z_score, standard_scale]),
)
def test_scaling_never_makes_or_loses_a_missing_value(values, axis, scale):
    found = scale(values, axis)
    np.testing.assert_array_equal(np.isnan(found), np.isnan(values))
    assert not np.isinf(found).any()


@pytest.mark.parametrize("axis", [2, -1, "rows", True, "index"])
def test_another_axis_is_refused_by_name(axis):
    with pytest.raises(ValueError, match='z_score is .*; give 0 or "row", 1 or "col"'):
        z_score(VALUES, axis)
    with pytest.raises(ValueError, match="standard_scale is"):
        standard_scale(VALUES, axis)


def test_only_one_of_the_two_can_be_given():
    with pytest.raises(ValueError, match="z_score is 0 and standard_scale is 'col'"):
        scaled(VALUES, 0, "col")
    np.testing.assert_array_equal(scaled(VALUES, None, None), VALUES)
    np.testing.assert_array_equal(scaled(VALUES, 0, None), z_score(VALUES, 0))
    np.testing.assert_array_equal(scaled(VALUES, None, 1), standard_scale(VALUES, 1))


def test_finite_values_are_clustered_as_they_are():
    values = np.ones((2, 2))
    assert finite_for_clustering(values) is values


def test_missing_values_are_clustered_as_the_mean_of_their_feature():
    values = np.array([[np.nan, 1, np.nan], [2, 5, np.nan], [4, np.inf, np.nan]])
    assert finite_for_clustering(values).tolist() == [[3, 1, 0], [2, 5, 0], [4, 5, 0]]


def test_infinities_are_clustered_as_the_extremes_of_the_table():
    values = np.array([[np.inf, -np.inf], [-7, 3.0]])
    assert finite_for_clustering(values).tolist() == [[3, -7], [-7, 3]]
    nothing = np.array([[np.inf, -np.inf, np.nan]])
    assert finite_for_clustering(nothing).tolist() == [[1, -1, 0]]


def test_filling_leaves_the_data_alone():
    values = np.array([[np.nan, 1.0]])
    finite_for_clustering(values)
    assert np.isnan(values[0, 0])


def test_means_of_huge_values_are_finite():
    values = np.array([[1.7e308], [1.7e308], [np.nan]])
    assert np.isfinite(finite_for_clustering(values)).all()
