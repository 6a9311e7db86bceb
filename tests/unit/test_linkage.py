from __future__ import annotations

import warnings

import numpy as np
import pytest
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

from clustergrammer_widget.clustering.linkage import METHODS, cluster, validate_linkage
from clustergrammer_widget.preprocessing.impute import impute_nonfinite


def table(shape=(12, 5), seed=1):
    return np.random.default_rng(seed).normal(size=shape)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_scipys_tree(method):
    values = table()
    tree = cluster(values, "euclidean", method)
    np.testing.assert_allclose(tree.linkage, hierarchy.linkage(values, method))


def test_the_default_is_cosine_average():
    values = table()
    expected = hierarchy.linkage(pdist(values, "cosine"), "average")
    np.testing.assert_allclose(cluster(values).linkage, expected)


def test_missing_infinite_constant_and_zero_rows_are_clustered():
    values = table((10, 4))
    values[0] = 0
    values[1] = 3
    values[2] = np.nan
    values[3, 1] = np.inf
    values[4, :2] = -np.inf, np.nan
    for metric in ("cosine", "correlation", "euclidean", "spearman", "braycurtis"):
        tree = cluster(values, metric)
        assert sorted(tree.leaf_order.tolist()) == list(range(10))
        assert np.isfinite(tree.linkage).all()
        assert (tree.linkage == cluster(impute_nonfinite(values), metric).linkage).all()
    assert np.isfinite(cluster(np.full((3, 2), np.nan)).linkage).all()


def test_one_observation_is_a_tree_of_one_leaf():
    assert cluster(table((1, 5))).leaf_order.tolist() == [0]


def test_one_feature_is_enough():
    assert len(cluster(table((5, 1)), "correlation").leaf_order) == 5


def test_optimal_ordering_is_scipys():
    values = table()
    distances = pdist(values)
    expected = hierarchy.optimal_leaf_ordering(hierarchy.linkage(distances, "average"), distances)
    tree = cluster(values, "euclidean", optimal_ordering=True)
    assert tree.leaf_order.tolist() == hierarchy.leaves_list(expected).tolist()


def test_optimal_ordering_that_would_take_minutes_falls_back_and_says_so():
    values = table((1001, 2))
    with pytest.warns(UserWarning, match=r"optimal_ordering .* 1,001 cols"):
        tree = cluster(values, "euclidean", optimal_ordering=True, axis="cols")
    assert tree.leaf_order.tolist() == cluster(values, "euclidean").leaf_order.tolist()


@pytest.mark.parametrize("method", ["ward", "centroid", "median"])
def test_a_euclidean_method_on_other_distances_warns_with_the_fix(method):
    with pytest.warns(UserWarning, match=f"method '{method}' .*metric=\"euclidean\""):
        cluster(table(), "cosine", method)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cluster(table(), "euclidean", method)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match=r"row_method.*'avrage'; did you mean 'average'\?"):
        cluster(table(), method="avrage")
    with pytest.raises(TypeError, match="col_method"):
        cluster(table(), method=3, axis="cols")


def test_a_linkage_that_fits_is_used_as_it_is():
    linkage = hierarchy.linkage(table())
    assert validate_linkage(linkage, 12, "row_linkage").tolist() == linkage.tolist()
    assert validate_linkage(linkage.tolist(), 12, "row_linkage").tolist() == linkage.tolist()
    assert validate_linkage(np.empty((0, 4)), 1, "row_linkage").shape == (0, 4)


def broken(place, value):
    linkage = hierarchy.linkage(table())
    linkage[place] = value
    return linkage


@pytest.mark.parametrize(
    ("linkage", "error", "message"),
    [
        (hierarchy.linkage(table((7, 2))), ValueError, r"shape \(6, 4\); .*shape \(11, 4\)"),
        (table((12, 12)), ValueError, r"shape \(12, 12\)"),
        (broken((3, 2), np.nan), ValueError, "not finite"),
        (broken((0, 2), -1), ValueError, "not a tree"),
        (broken((0, 0), 0.5), ValueError, "not whole"),
        (broken((0, 0), 22), ValueError, "not a tree"),
        (broken((0, 0), -1), ValueError, "not a tree"),
        (broken((10, 0), 0), ValueError, "not a tree"),
        ("average", TypeError, "is a str"),
        (None, ValueError, "shape"),
        (object(), TypeError, "is a object"),
    ],
)
def test_a_linkage_that_does_not_fit_is_refused_by_name(linkage, error, message):
    with pytest.raises(error, match=f"row_linkage.*{message}"):
        validate_linkage(linkage, 12, "row_linkage")
