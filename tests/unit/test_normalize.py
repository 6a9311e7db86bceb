"""`normalize`: columns or rows made comparable before anything else."""

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

COUNTS = pd.DataFrame(
    [[10.0, 0, 4, 6], [20, 1, 4, 0], [30, 3, 2, 2], [40, 0, 10, 12]],
    index=list("abcd"),
    columns=list("wxyz"),
    dtype=float,
)
HOLES = COUNTS.mask(COUNTS == 4)


def drawn(data, normalize, **options):
    return cgw.Clustergram(data, normalize=normalize, **options).data


def test_log1p_is_the_logarithm_of_one_more():
    pd.testing.assert_frame_equal(drawn(COUNTS, "log1p"), np.log1p(COUNTS))


def test_total_gives_every_column_the_median_sum():
    found = drawn(COUNTS.assign(empty=0.0), "total")
    assert found[list("wxyz")].sum().tolist() == pytest.approx([20] * 4)
    assert (found["empty"] == 0).all()
    np.testing.assert_allclose(found["w"] / found["w"].sum(), COUNTS["w"] / COUNTS["w"].sum())


def test_robust_takes_each_row_less_its_median_over_its_interquartile_range():
    expected = COUNTS.sub(COUNTS.median(axis=1), axis=0)
    spread = COUNTS.quantile(0.75, axis=1) - COUNTS.quantile(0.25, axis=1)
    pd.testing.assert_frame_equal(drawn(COUNTS, "robust"), expected.div(spread, axis=0))
    same = drawn(COUNTS.assign(v=4.0, w=4.0, x=4.0, y=4.0), "robust")
    assert same.loc["a", list("vwxyz")].tolist() == [0, 0, 0, 0, 2]


def test_quantile_gives_every_column_the_mean_distribution():
    data = pd.DataFrame({"one": [5.0, 2, 3, 4], "two": [4.0, 1, 4, 2], "three": [3.0, 4, 6, 8]})
    found = drawn(data, "quantile")
    mean = np.sort(data.to_numpy(), axis=0).mean(axis=1)
    assert found["one"].tolist() == pytest.approx(mean[[3, 0, 1, 2]].tolist())
    assert found["three"].tolist() == pytest.approx(mean.tolist())
    tied = (mean[2] + mean[3]) / 2
    assert found["two"].tolist() == pytest.approx([tied, mean[0], tied, mean[1]])


@pytest.mark.parametrize("normalize", ["log1p", "total", "robust", "quantile"])
def test_missing_and_infinite_values_stay_and_do_not_count(normalize):
    data = HOLES.copy()
    data.loc["d", "z"] = np.inf
    found = drawn(data, normalize)
    pd.testing.assert_frame_equal(found.isna(), data.isna())
    assert found.loc["d", "z"] == np.inf
    assert np.isfinite(found.to_numpy()[np.isfinite(data.to_numpy())]).all()
    nothing = drawn(pd.DataFrame(np.full((2, 2), np.nan)), normalize)
    assert nothing.isna().all(axis=None)


def test_a_function_is_given_the_frame_with_its_labels_and_runs_before_the_z_score():
    given = []

    def halves(frame):
        given.append(frame.copy())
        frame /= 2
        return frame

    widget = cgw.Clustergram(COUNTS, normalize=halves, z_score="row")
    pd.testing.assert_frame_equal(given[0], COUNTS)
    pd.testing.assert_frame_equal(widget.data, drawn(COUNTS / 2, None, z_score="row"))
    widget.update(COUNTS * 3)
    pd.testing.assert_frame_equal(given[1], COUNTS * 3)
    assert COUNTS.loc["a", "w"] == 10


def test_the_code_of_a_view_has_the_normalisation():
    widget = cgw.Clustergram(COUNTS, normalize="total")
    assert "normalize='total'" in widget.to_code().replace('"', "'")
    named = cgw.Clustergram(COUNTS, normalize=np.sqrt).to_code()
    assert "normalize=normalize" in named


@pytest.mark.parametrize(
    ("data", "normalize", "error", "message"),
    [
        (COUNTS, "log", ValueError, "normalize is 'log'; give one of 'log1p', 'quantile'"),
        (COUNTS, 1, ValueError, "normalize is 1; give one of"),
        (COUNTS - 2, "log1p", ValueError, r"'log1p', but 4 values .* -2.0 in row 'a', column 'x'"),
        (COUNTS - 1, "total", ValueError, "'total', but 3 values are too small .*; give counts"),
        (COUNTS, pd.DataFrame.sum, ValueError, r"shape \(4,\) for data of shape \(4, 4\)"),
        (COUNTS, lambda x: x[::-1], ValueError, "returned a DataFrame with other labels"),
        (COUNTS, lambda x: x.astype(str) + "!", TypeError, "DataFrame that is not all numbers"),
        (COUNTS, lambda x: None, ValueError, r"values of shape \(\)"),
    ],
)
def test_what_cannot_be_done_is_an_error_with_the_way_out(data, normalize, error, message):
    with pytest.raises(error, match=message):
        cgw.Clustergram(data, normalize=normalize)
