"""The largest and the smallest numbers there are: computed, or refused by name."""

from __future__ import annotations

import copy
import pickle
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.cluster import hierarchy

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering.linkage import METHODS, cluster
from clustergrammer_widget.clustering.magnitude import DEGREES, HIGHEST
from clustergrammer_widget.clustering.metrics import METRICS
from clustergrammer_widget.data.float32 import to_float32
from tests.unit.test_html_file import Page

LAST = np.finfo(np.float64).max
EXTREME = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([LAST, -LAST, 1e308, -1e308, 1e100, 1e-46, 5e-324, 1e-310, 0.0, 1.0]),
)
TABLES = hnp.arrays(np.float64, st.tuples(st.integers(4, 6), st.integers(2, 4)), elements=EXTREME)
COMPUTED = [metric for metric in METRICS if metric != "mahalanobis"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TABLES, st.sampled_from(COMPUTED), st.sampled_from(METHODS))
def test_every_metric_and_method_makes_a_tree_of_any_numbers(values, metric, method):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        tree = cluster(values, metric, method)
    assert np.isfinite(tree.linkage).all()
    assert sorted(tree.leaf_order.tolist()) == list(range(len(values)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(TABLES)
def test_any_numbers_are_shown_ordered_and_written(values):
    w = cgw.Clustergram(pd.DataFrame(values))
    np.testing.assert_array_equal(w.data, values)
    w.row_order = "value:0"
    assert (np.diff(w.view[0].to_numpy() / 2) <= 0).all()
    colors = w._current.heatmap.colors
    assert colors.vmin < colors.vmax
    assert np.isfinite([colors.vmin, colors.vmax, *colors.span]).all()
    assert w.to_tsv().count("\n") == len(values) + 1


@pytest.mark.parametrize("metric", list(DEGREES))
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("power", [300, -300, 333])
def test_heights_grow_with_the_values(metric, method, power):
    base = np.random.default_rng(3).normal(size=(6, 4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        plain = cluster(base, metric, method).linkage
        large = cluster(np.ldexp(base, power), metric, method).linkage
    np.testing.assert_array_equal(large[:, :2], plain[:, :2])
    heights = np.ldexp(plain[:, 2], power * DEGREES[metric])
    np.testing.assert_allclose(large[:, 2], np.minimum(heights, HIGHEST), rtol=1e-12)


def test_usual_values_have_scipys_heights_to_the_bit():
    values = np.random.default_rng(0).normal(size=(30, 8)) * 1e20
    expected = hierarchy.linkage(values, "average", "cityblock")
    np.testing.assert_array_equal(cluster(values, "cityblock", "average").linkage, expected)


HUGE = 10**400


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: cgw.Clustergram([[1, HUGE], [2, 3]]),
            r"data has about 1e\+400 in row 0, column 1",
        ),
        (
            lambda: cgw.Clustergram(pd.DataFrame({"a": [Decimal("-1e400"), 1]}, index=["x", "y"])),
            r"data has -1e\+400 in row 'x', column 'a'",
        ),
        (
            lambda: cgw.Clustergram([[1, 2], [3, 4]], row_categories={"Dose": [1, HUGE]}),
            r"row_categories\['Dose'\] has about 1e\+400",
        ),
        (lambda: cgw.Clustergram([[1, 2], [3, 4]], vmax=HUGE), r"vmax is about 1e\+400"),
        (lambda: cgw.Clustergram([[1, 2], [3, 4]], center=-HUGE), r"center is about -1e\+400"),
        (
            lambda: cgw.Clustergram([[1, 2], [3, 4]], vmin=LAST),
            r"vmin is 1\.79.*the largest possible number",
        ),
        (lambda: cgw.Clustergram([[1, 2], [3, 4]], height=HUGE), "height is 1000"),
        (
            lambda: cgw.Clustergram([[1, 2], [3, 4]], row_linkage=[[0, 1, HUGE, 2]]),
            "row_linkage has a number beyond float64",
        ),
        (lambda: set_trait("row_cut", HUGE), "row_cut is 1000"),
        (lambda: set_trait("vmax", HUGE), "vmax is 1000"),
        (lambda: set_trait("opacity", HUGE), "opacity is 1000"),
    ],
)
def test_a_number_beyond_float64_is_refused_by_name(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def set_trait(name, value):
    setattr(cgw.Clustergram([[1.0, 2], [3, 4], [7, 0]]), name, value)


def test_whole_numbers_and_decimals_of_any_size_within_float64_are_values():
    frame = pd.DataFrame(
        {"a": [10**300, Decimal("1e-46"), Fraction(1, 2), "7", None]}, dtype=object
    )
    expected = [1e300, 1e-46, 0.5, 7, np.nan]
    np.testing.assert_array_equal(cgw.Clustergram(frame).data["a"], expected)


def test_a_signalling_nan_is_missing():
    cells = [Decimal("sNaN"), Decimal(1)]
    frame = pd.DataFrame({"a": cells, "b": [1, 2]})
    w = cgw.Clustergram(frame, row_categories=pd.Series(cells, name="Dose"))
    np.testing.assert_array_equal(w.data["a"], [np.nan, 1])
    np.testing.assert_array_equal(
        w._current.heatmap.matrix.rows.given_annotations[0].numbers, [np.nan, 1]
    )


@pytest.mark.parametrize("option", [{"normalize": "log1p"}, {"normalize": "total"}, {"z_score": 0}])
@pytest.mark.parametrize("large", [1e308, 1e-320, LAST])
def test_no_warning_comes_from_numbers_at_the_edge(option, large):
    values = np.array([[large, 0, 1], [1, large / 5, 2], [0, 1, np.nan]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        w = cgw.Clustergram(values, **option)
        w.row_order = "variance"
        w.to_html()


def test_p_values_and_one_beside_the_largest_cross_with_all_digits():
    values = np.array([[1e-46, 2e-46, 0.5], [1.0, 2.0, 3.0]])
    stored = to_float32(values)
    assert (stored.values.dtype, stored.scale) == (np.float64, 1)
    w = cgw.Clustergram(values)
    w.col_order = "value:0"
    assert w.view.columns.tolist() == [2, 1, 0]
    w = cgw.Clustergram(np.array([[1.0, 1e308, 2.0, 3.0], [1.0, 2, 3, 4]]))
    w.col_order = "value:0"
    assert w.view.columns.tolist() == [1, 3, 2, 0]


@pytest.mark.parametrize(
    "values", [[[1e-20, 1.0]], [[0.0, 1e30]], [[1e-100, 2e-100]], [[1e300, 2e300]]]
)
def test_values_of_like_size_cross_in_half_the_bytes(values):
    assert to_float32(np.array(values)).values.dtype == np.float32


EDGES = {
    "p-values": ([[1e-46, 1e-40, 0.5], [1.0, 2.0, 3.0]], [2, 1, 0]),
    "tiny alone": ([[1e-46, 1e-40, 1e-44], [3e-46, 2e-46, 1e-46]], [1, 2, 0]),
    "one beside the largest": ([[1.0, 1e308, 2.0], [1.0, 2.0, 3.0]], [1, 2, 0]),
}


@pytest.fixture(params=EDGES)
def edge(request):
    values, descending = EDGES[request.param]
    w = cgw.Clustergram(pd.DataFrame(values, ["r", "s"], ["a", "b", "c"]))
    return w, ["abc"[place] for place in descending]


def test_an_order_by_values_at_the_edge_is_exact_in_kernel_code_text_and_copies(edge, tmp_path):
    w, descending = edge
    w.col_order = "value:r"
    assert w.view.columns.tolist() == descending
    w.to_tsv(tmp_path / "t.tsv")
    read = cgw.read_matrix(tmp_path / "t.tsv")[0]
    pd.testing.assert_frame_equal(read, w.view, check_exact=True)
    names = {"cgw": cgw, "data": w.data}
    exec(w.to_code(), names)
    again = next(found for found in names.values() if isinstance(found, cgw.Clustergram))
    pd.testing.assert_frame_equal(again.view, w.view, check_exact=True)
    for way in (copy.copy, copy.deepcopy, lambda w: pickle.loads(pickle.dumps(w))):
        pd.testing.assert_frame_equal(way(w).view, w.view, check_exact=True)


def test_a_saved_html_file_has_all_digits_of_values_at_the_edge(edge):
    w, descending = edge
    w.col_order = "value:r"
    page = Page(w.to_html())
    assert page.record["state"]["_view"]["cols"]["order"]["by"] == "value"
    values = page.trait("_matrix")["values"]
    stored = np.frombuffer(values["data"], values["dtype"]).reshape(values["shape"])
    assert len(set(stored[0].tolist())) == 3
    assert w.data.columns[np.argsort(-stored[0], kind="stable")].tolist() == descending
