from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import clustergrammer_widget as cgw
from clustergrammer_widget.preprocessing.impute import impute_nonfinite
from clustergrammer_widget.preprocessing.scale import apply_scaling, standard_scale, z_score
from clustergrammer_widget.protocol import encoders

VALUES = np.array([[1.0, 2, 6], [4, np.nan, 4.5], [-3, 0, 9]])


@pytest.mark.parametrize("axis", [1, "col"])
def test_z_score_of_columns_is_pandas(axis):
    frame = pd.DataFrame(VALUES)
    np.testing.assert_allclose(z_score(VALUES, axis).values, (frame - frame.mean()) / frame.std())


@pytest.mark.parametrize("axis", [0, "row"])
def test_z_score_of_rows_is_pandas(axis):
    frame = pd.DataFrame(VALUES.T)
    np.testing.assert_allclose(z_score(VALUES, axis).values.T, (frame - frame.mean()) / frame.std())


@pytest.mark.parametrize(("axis", "along"), [(0, 1), ("row", 1), (1, 0), ("col", 0)])
def test_standard_scale_goes_from_0_to_1(axis, along):
    scaled_values = standard_scale(VALUES, axis).values
    assert np.nanmin(scaled_values, axis=along).tolist() == [0, 0, 0]
    assert np.nanmax(scaled_values, axis=along).tolist() == [1, 1, 1]


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_lines_without_spread_become_zero(scale):
    values = np.array([[0.1, 0.1, 0.1], [np.nan, 5, np.nan], [np.nan] * 3])
    drawn = scale(values, 0).values
    np.testing.assert_array_equal(drawn, [[0, 0, 0], [np.nan, 0, np.nan], [np.nan] * 3])


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_infinities_stay_and_do_not_spoil_their_line(scale):
    found = scale(np.array([[1.0, 2, 3, np.inf, -np.inf]]), 0).values
    expected = scale(np.array([[1.0, 2, 3]]), 0).values
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
    found = scale(values, axis).values
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
        apply_scaling(VALUES, 0, "col")
    assert apply_scaling(VALUES, None, None) == (VALUES, None)
    np.testing.assert_array_equal(apply_scaling(VALUES, 0, None).values, z_score(VALUES, 0).values)
    np.testing.assert_array_equal(
        apply_scaling(VALUES, None, 1).values, standard_scale(VALUES, 1).values
    )


@pytest.mark.parametrize("scale", [z_score, standard_scale])
@pytest.mark.parametrize(("axis", "name", "lines"), [(0, "rows", 3), ("col", "cols", 4)])
def test_scaling_can_be_undone_line_by_line(scale, axis, name, lines):
    values = np.array([[1.0, 2, 6, -1e6], [4, np.nan, 4.5, np.inf], [-3e-5, 0, 9e9, 7]])
    drawn, scaling = scale(values, axis)
    assert (scaling.axis, scaling.offset.shape, scaling.factor.shape) == (name, (lines,), (lines,))
    np.testing.assert_allclose(scaling.inverse_transform(drawn), values, rtol=1e-12, atol=1e-5)


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_lines_without_spread_are_undone_exactly(scale):
    values = np.array([[0.1, 0.1, 0.1], [np.nan, 5, np.inf], [np.nan] * 3])
    drawn, scaling = scale(values, 0)
    np.testing.assert_array_equal(scaling.inverse_transform(drawn), values)


@pytest.mark.parametrize("scale", [z_score, standard_scale])
@pytest.mark.parametrize("size", [1e-300, 1e-9, 1.0, 1e9, 1e306])
def test_whole_numbers_of_any_size_come_back_from_single_precision(scale, size):
    counts = np.array([[0.0, 3, 17, 40], [1, 1, 2, 1]])
    drawn, scaling = scale(counts * size, 0)
    before = scaling.inverse_transform(drawn.astype(np.float32).astype(float)) / size
    np.testing.assert_allclose(before, counts, atol=3e-6)


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=6),
        elements=st.floats(-1e9, 1e9) | st.sampled_from([np.nan, np.inf]),
    ),
    st.sampled_from([0, 1]),
    st.sampled_from([z_score, standard_scale]),
)
def test_every_scaling_can_be_undone(values, axis, scale):
    drawn, scaling = scale(values, axis)
    reach = np.max(np.abs(values), where=np.isfinite(values), initial=0.0)
    np.testing.assert_allclose(
        scaling.inverse_transform(drawn), values, rtol=1e-12, atol=reach * 1e-12
    )


def test_finite_values_are_clustered_as_they_are():
    values = np.ones((2, 2))
    assert impute_nonfinite(values) is values


def test_missing_values_are_clustered_as_the_mean_of_their_feature():
    values = np.array([[np.nan, 1, np.nan], [2, 5, np.nan], [4, np.inf, np.nan]])
    assert impute_nonfinite(values).tolist() == [[3, 1, 0], [2, 5, 0], [4, 5, 0]]


def test_infinities_are_clustered_as_the_extremes_of_the_table():
    values = np.array([[np.inf, -np.inf], [-7, 3.0]])
    assert impute_nonfinite(values).tolist() == [[3, -7], [-7, 3]]
    nothing = np.array([[np.inf, -np.inf, np.nan]])
    assert impute_nonfinite(nothing).tolist() == [[1, -1, 0]]


def test_filling_leaves_the_data_alone():
    values = np.array([[np.nan, 1.0]])
    impute_nonfinite(values)
    assert np.isnan(values[0, 0])


def test_means_of_huge_values_are_finite():
    values = np.array([[1.7e308], [1.7e308], [np.nan]])
    assert np.isfinite(impute_nonfinite(values)).all()


@pytest.mark.parametrize("scale", [z_score, standard_scale])
def test_the_page_gets_the_way_back_to_the_values_given(scale):
    sent = cgw.Clustergram(VALUES, **{scale.__name__: "col"}).get_state("_scaling")["_scaling"]
    drawn, scaling = scale(VALUES, "col")
    assert sent == encoders.encode_scaling(scaling, sent["units"])
    assert (sent["axis"], sent["offset"]["shape"]) == ("cols", [3])
    np.testing.assert_allclose(scaling.inverse_transform(drawn), VALUES, atol=1e-15)


def test_the_page_gets_no_way_back_where_nothing_was_scaled():
    assert cgw.Clustergram(VALUES).get_state("_scaling")["_scaling"] == {}
