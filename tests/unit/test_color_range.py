from __future__ import annotations

import numpy as np
import pytest

from clustergrammer_widget.colors.scale import resolve_color_scale

RANDOM = np.random.default_rng(7)
NOISE = RANDOM.normal(size=(60, 50))
FAMILIES = RANDOM.normal(size=(40, 30)) + np.repeat(RANDOM.normal(size=(4, 30)), 10, axis=0)
COUNTS = RANDOM.negative_binomial(0.3, 0.01, size=(80, 40)).astype(float)


def with_outlier(values, outlier):
    changed = np.array(values, dtype=float)
    changed[3, 2] = outlier
    return changed


def mostly_missing():
    return np.where(RANDOM.random((60, 50)) < 0.97, np.nan, NOISE)


TABLES = {
    "counts": COUNTS,
    "counts of which 99.5 % are 0": np.where(RANDOM.random((80, 40)) < 0.995, 0, COUNTS + 1),
    "probabilities": RANDOM.random((60, 50)),
    "p-values": RANDOM.random((60, 50)) ** 2,
    "correlations": np.corrcoef(FAMILIES),
    "correlations all above 0": np.abs(np.corrcoef(FAMILIES)),
    "z-scores with outliers": with_outlier(NOISE, 60),
    "one extreme outlier": with_outlier(NOISE, 1e9),
    "one extreme outlier in a small table": with_outlier(RANDOM.random((6, 4)), 1e6),
    "rarely 1, else 0": (RANDOM.random((60, 50)) < 0.004).astype(float),
    "all negative": -RANDOM.random((60, 50)) * 10,
    "mostly missing": mostly_missing(),
    "grey levels": RANDOM.integers(0, 256, (64, 30)).astype(float),
    "far from 0": NOISE + 1000,
    "three values": RANDOM.integers(-1, 2, (30, 30)).astype(float),
}


@pytest.mark.parametrize("values", TABLES.values(), ids=TABLES)
def test_without_a_parameter_structure_is_seen(values):
    colors = resolve_color_scale(values)
    finite = values[np.isfinite(values)]
    drawn = colors.lut[colors.indices(finite), :3].astype(float)
    lightness = drawn @ (0.2126, 0.7152, 0.0722)
    distinct = len(np.unique(drawn, axis=0))
    assert distinct >= min(20, len(np.unique(finite)))
    # apart from zeros of counts, no colour fills the picture
    other = lightness[finite != 0]
    assert np.ptp(np.percentile(other, (5, 95))) > 20 or len(np.unique(finite)) <= 3


@pytest.mark.parametrize("values", TABLES.values(), ids=TABLES)
def test_few_values_lie_beyond_the_range(values):
    colors = resolve_color_scale(values)
    finite = values[np.isfinite(values) & (values != 1)]
    beyond = np.mean((finite < colors.vmin) | (finite > colors.vmax))
    assert beyond <= (0.025 if finite.size >= 200 else 0.05)


def test_the_range_is_from_the_1st_to_the_99th_percentile_where_extremes_are_far():
    values = np.concatenate([np.linspace(10, 20, 989), np.full(6, 1000.0), np.full(5, -900.0)])
    colors = resolve_color_scale(values[None, :], cmap="viridis")
    low, high = np.percentile(values, (1, 99))
    assert (colors.vmin, colors.vmax) == pytest.approx((low, high), abs=0.02)
    assert colors.ranges["linear"].full == (-900, 1000)


def test_the_range_is_the_extremes_where_that_clips_nothing_of_note():
    values = np.linspace(10, 20, 1000)[None, :]
    assert resolve_color_scale(values).ranges["linear"].ends == (10, 20)
    assert resolve_color_scale(np.append(values, 24)[None, :]).vmax == 24


def test_a_diverging_range_reaches_as_far_to_both_sides():
    colors = resolve_color_scale(with_outlier(NOISE, -60))
    assert colors.center == 0
    assert colors.vmin == -colors.vmax
    assert 2 < colors.vmax < 4
    assert colors.ranges["linear"].full == (-60, 60)


def test_robust_false_takes_the_extremes():
    colors = resolve_color_scale(with_outlier(NOISE, 60), robust=False)
    assert (colors.vmin, colors.vmax) == (-60, 60)
    colors = resolve_color_scale(with_outlier(COUNTS, 60_000), robust=False)
    assert (colors.vmin, colors.vmax) == (0, 60_000)


def test_a_range_of_values_near_0_begins_at_0():
    assert resolve_color_scale(np.array([[0.01, 1.0], [0.4, 0.7]])).vmin == 0
    assert resolve_color_scale(np.array([[0.4, 1.0], [0.5, 0.7]])).vmin == 0.4


@pytest.mark.parametrize("values", [FAMILIES, NOISE], ids=["strong", "weak"])
def test_correlations_of_both_signs_run_from_minus_1_to_1(values):
    colors = resolve_color_scale(np.corrcoef(values))
    assert (colors.name, colors.vmin, colors.vmax, colors.center) == ("red-blue", -1, 1, 0)


def test_correlations_all_above_0_have_a_range_of_their_own_without_the_diagonal():
    matrix = 0.5 + 0.1 * np.abs(np.corrcoef(NOISE[:, :20]))
    np.fill_diagonal(matrix, 1)
    colors = resolve_color_scale(matrix)
    assert (colors.name, colors.center) == ("YlGnBu", None)
    assert 0.49 < colors.vmin < 0.51
    assert colors.vmax < 0.7


def test_rounding_is_no_second_sign():
    assert resolve_color_scale(with_outlier(RANDOM.random((9, 9)), -1e-12)).name == "YlGnBu"


def test_a_range_given_at_one_end_keeps_the_other():
    colors = resolve_color_scale(with_outlier(COUNTS, 60_000), vmin=5)
    assert (colors.vmin, colors.vmax) == (5, resolve_color_scale(with_outlier(COUNTS, 60_000)).vmax)


def test_an_even_sample_of_a_large_table_has_the_range_of_all():
    values = np.tile(np.linspace(-3, 3, 1000), (3000, 1))
    values[0, 0] = 1e6
    assert resolve_color_scale(values).vmax == pytest.approx(3, rel=0.03)


class TestLogScale:
    def test_follows_the_logarithms(self):
        colors = resolve_color_scale(np.array([[1.0, 10.0], [100.0, 1000.0]]), norm="log")
        assert (colors.vmin, colors.vmax, colors.center) == (1, 1000, None)
        assert colors.indices([1, 10, 100, 1000]).tolist() == [0, 85, 170, 255]

    def test_gives_zeros_and_negative_values_the_lowest_colour(self):
        colors = resolve_color_scale(np.array([[-5.0, 0.0], [1.0, 100.0]]), norm="log")
        assert colors.indices([-5, 0, 1, np.inf]).tolist() == [0, 0, 0, 255]

    def test_is_suggested_for_skewed_counts_alone(self):
        assert resolve_color_scale(COUNTS).is_skewed
        for name in ("probabilities", "correlations", "rarely 1, else 0", "grey levels"):
            assert not resolve_color_scale(TABLES[name]).is_skewed, name
        assert not resolve_color_scale(with_outlier(COUNTS, -1)).is_skewed

    def test_needs_positive_values(self):
        with pytest.raises(ValueError, match="norm is 'log', but no value is above 0; leave it"):
            resolve_color_scale(np.array([[-1.0, 0.0]]), norm="log")

    def test_is_had_where_only_the_diagonal_is_positive(self):
        assert resolve_color_scale(np.eye(3), norm="log").norm == "log"

    def test_is_robust_too(self):
        colors = resolve_color_scale(with_outlier(COUNTS + 1, 1e30), norm="log")
        assert colors.vmax < 1e5
        assert colors.ranges["log"].full[1] == 1e30
