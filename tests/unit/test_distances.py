from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.distance import pdist, squareform
from scipy.stats import kendalltau, spearmanr

from clustergrammer_widget.clustering.distances import condensed_distances
from clustergrammer_widget.clustering.metrics import METRICS

OURS = {"spearman", "kendall"}
BOOLEAN = {"dice", "rogerstanimoto", "russellrao", "sokalsneath", "yule"}

tables = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=9),
    elements=st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
)


def table(shape=(8, 5), seed=3):
    return np.random.default_rng(seed).normal(size=shape) + 0.5


@pytest.mark.parametrize("metric", sorted(set(METRICS) - OURS - BOOLEAN - {"jensenshannon"}))
def test_every_scipy_metric_gives_scipys_distances(metric):
    values = table()
    np.testing.assert_allclose(condensed_distances(values, metric), pdist(values, metric))


def test_jensenshannon_gives_scipys_distances():
    values = np.abs(table())
    np.testing.assert_allclose(
        condensed_distances(values, "jensenshannon"), pdist(values, "jensenshannon")
    )


@pytest.mark.parametrize("metric", sorted(BOOLEAN))
def test_boolean_metrics_compare_what_is_not_zero(metric):
    values = np.where(table() > 0.3, table(), 0)
    np.testing.assert_allclose(condensed_distances(values, metric), pdist(values != 0, metric))


@given(tables, st.sampled_from(["euclidean", "sqeuclidean"]))
def test_blas_distances_are_as_exact_as_direct_ones(values, metric):
    expected = pdist(values, metric)
    scale = expected.max(initial=0) + 1e-9
    found = condensed_distances(values, metric)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-9 * scale)


@given(tables, st.sampled_from(["cosine", "correlation"]))
def test_angles_are_scipys_where_scipy_has_one(values, metric):
    values = np.round(values)
    found = condensed_distances(values, metric)
    with np.errstate(all="ignore"):
        expected = pdist(values, metric)
        flat = values.std(axis=1) == 0 if metric == "correlation" else ~values.any(axis=1)
    usable = ~squareform((flat[:, None] | flat[None, :]) & ~np.eye(len(flat), dtype=bool))
    np.testing.assert_allclose(found[usable], expected[usable], atol=1e-9)


@given(tables, st.sampled_from(sorted(set(METRICS) - {"mahalanobis"})))
def test_distances_are_always_finite_and_not_negative(values, metric):
    found = condensed_distances(values, metric)
    assert found.shape == (len(values) * (len(values) - 1) // 2,)
    assert np.isfinite(found).all()
    assert (found >= 0).all()


@given(tables, st.sampled_from(sorted(set(METRICS) - {"mahalanobis", "russellrao"})))
def test_equal_rows_are_at_distance_zero(values, metric):
    doubled = np.concatenate((values, values))
    found = squareform(condensed_distances(doubled, metric))
    assert (np.diagonal(found, offset=len(values)) == 0).all()


def test_close_rows_far_from_the_origin_keep_their_distance():
    values = np.array([[1e8, 0], [1e8 + 0.001, 0], [0, 3e8]])
    np.testing.assert_allclose(condensed_distances(values, "euclidean"), pdist(values), rtol=1e-6)


def test_a_table_of_several_blocks_gives_scipys_distances(monkeypatch):
    monkeypatch.setattr("clustergrammer_widget.clustering.distances.BLOCK_CELLS", 40)
    values = table((23, 4))
    for metric in ("euclidean", "cosine", "spearman"):
        expected = pdist(values, metric) if metric != "spearman" else spearman(values)
        np.testing.assert_allclose(condensed_distances(values, metric), expected)


def spearman(values):
    return np.array(
        [
            1 - spearmanr(values[i], values[j]).statistic
            for i in range(len(values))
            for j in range(i + 1, len(values))
        ]
    )


def kendall(values):
    return np.array(
        [
            1 - kendalltau(values[i], values[j]).statistic
            for i in range(len(values))
            for j in range(i + 1, len(values))
        ]
    )


def test_spearman_is_the_correlation_distance_of_ranks():
    values = np.round(table((6, 9)))
    np.testing.assert_allclose(condensed_distances(values, "spearman"), spearman(values))


def test_kendall_is_one_minus_tau_b():
    values = np.round(table((6, 9)))
    np.testing.assert_allclose(condensed_distances(values, "kendall"), kendall(values), atol=1e-12)


def test_kendall_does_not_depend_on_its_blocks(monkeypatch):
    values = table((6, 9))
    whole = condensed_distances(values, "kendall")
    monkeypatch.setattr("clustergrammer_widget.clustering.distances.KENDALL_BLOCK_CELLS", 30)
    np.testing.assert_allclose(condensed_distances(values, "kendall"), whole)


@pytest.mark.parametrize("metric", ["cosine", "correlation", "spearman", "kendall"])
def test_rows_without_direction_are_at_one_from_others_and_zero_from_their_like(metric):
    values = np.array([[0, 0, 0], [1, 2, 4], [0, 0, 0], [-0.0, 0, 0]], dtype=float)
    assert condensed_distances(values, metric).tolist() == [1, 0, 0, 1, 1, 0]


def test_rows_of_one_direction_are_at_distance_zero():
    values = table((30, 50))
    found = squareform(condensed_distances(np.concatenate((values, 3 * values)), "cosine"))
    assert (np.diagonal(found, offset=30) == 0).all()


@pytest.mark.parametrize("count", range(2, 40))
def test_a_constant_row_has_no_correlation_whatever_its_rounding(count):
    values = np.array([[0.1] * count, np.arange(count), [1.1] * count])
    assert condensed_distances(values, "correlation").tolist() == [1, 1, 1]


def test_undefined_distances_of_other_metrics_become_the_largest():
    values = np.array([[1.0, 2], [-1, -2], [3, 1]])
    found = condensed_distances(values, "braycurtis")
    assert np.isfinite(found).all()
    assert found[0] == found.max()


def test_huge_values_give_finite_distances():
    values = np.array([[1e300, 0], [0, 1e300], [1.0, 1]])
    for metric in ("euclidean", "cosine", "correlation"):
        assert np.isfinite(condensed_distances(values, metric)).all()


def test_huge_values_keep_their_direction():
    values = np.array([[1e300, 0], [1e300, 1e300]])
    assert condensed_distances(values, "cosine")[0] == pytest.approx(1 - 0.5**0.5)


def test_seuclidean_leaves_out_constant_features():
    values = table()
    with_constant = np.column_stack((values, np.ones(len(values))))
    np.testing.assert_allclose(
        condensed_distances(with_constant, "seuclidean"), pdist(values, "seuclidean")
    )


def test_a_function_can_be_the_metric():
    values = table((4, 3))
    found = condensed_distances(values, lambda a, b: abs(a[0] - b[0]))
    np.testing.assert_allclose(found, pdist(values[:, :1], "cityblock"))


def test_a_misspelt_metric_is_refused_with_the_right_spelling():
    with pytest.raises(ValueError, match=r"metric .*'euclidian'; did you mean 'euclidean'.*yule"):
        condensed_distances(table(), "euclidian")
    with pytest.raises(ValueError, match="did you mean 'cityblock'"):
        condensed_distances(table(), "manhattan")


@pytest.mark.parametrize("metric", [None, 3, ["cosine"]])
def test_a_metric_of_another_type_is_refused(metric):
    with pytest.raises(TypeError, match=r"col_metric.*give the name of a metric or a callable"):
        condensed_distances(table(), metric, axis="cols")


def test_a_metric_scipy_cannot_compute_is_refused_by_name():
    with pytest.raises(ValueError, match=r"'mahalanobis' cannot .* 3 cols: .*Give col_metric"):
        condensed_distances(table((3, 5)), "mahalanobis", axis="cols")
