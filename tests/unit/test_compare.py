from __future__ import annotations

import itertools
import math
import warnings
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from clustergrammer_widget.stats.compare import TESTS, compare_groups, sort_by_significance
from clustergrammer_widget.stats.mann_whitney import exact_tails

SIZES = [(1, 1), (1, 20), (2, 2), (3, 3), (8, 40), (9, 9), (30, 70), (200, 15)]
COLUMNS = ["n_a", "n_b", "mean_a", "mean_b", "difference", "effect", "statistic", "p", "adjusted_p"]


def table(size_a, size_b, *, ties=False, missing=False, rows=40):
    """Rows of which every other one differs between the groups."""
    rng = np.random.default_rng([size_a, size_b, ties, missing])
    values = rng.normal(size=(rows, size_a + size_b))
    values[::2, :size_a] += 1
    if ties:
        values = np.round(values)
    if missing:
        values[rng.random(values.shape) < 0.2] = np.nan
    return values


def scipy_row_by_row(values, size_a, test):
    """Statistics and p-values of scipy.stats, one call for each row."""
    options = {"welch": {"equal_var": False}, "mann-whitney": {"method": "auto"}}[test]
    function = {"welch": stats.ttest_ind, "mann-whitney": stats.mannwhitneyu}[test]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        found = [
            function(row[:size_a], row[size_a:], nan_policy="omit", **options) for row in values
        ]
    return np.array([[result.statistic, result.pvalue] for result in found]).T


def without_spread(values, size_a):
    """Whether each row has one value at most in either group, missing ones apart."""
    groups = [(row[:size_a], row[size_a:]) for row in values]
    return np.array(
        [all(len(np.unique(group[~np.isnan(group)])) <= 1 for group in row) for row in groups]
    )


def assert_as_scipy(values, size_a, test):
    columns = np.arange(values.shape[1])
    found = compare_groups(values, columns[:size_a], columns[size_a:], test)
    statistic, p = scipy_row_by_row(values, size_a, test)
    if test == "welch":
        undefined = without_spread(values, size_a)
        statistic[undefined], p[undefined] = np.nan, np.nan
    np.testing.assert_allclose(found["statistic"], statistic, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(found["p"], p, rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("missing", [False, True], ids=["complete", "missing"])
@pytest.mark.parametrize("ties", [False, True], ids=["untied", "ties"])
@pytest.mark.parametrize("sizes", SIZES, ids=lambda sizes: f"{sizes[0]}-{sizes[1]}")
@pytest.mark.parametrize("test", TESTS)
def test_statistic_and_p_of_each_row_are_scipys(test, sizes, ties, missing):
    assert_as_scipy(table(*sizes, ties=ties, missing=missing), sizes[0], test)


odd_numbers = st.sampled_from([-1.5, -0.0, 0.0, 1.0, 2.0, 7.25, np.nan])
odd_tables = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 4), st.integers(3, 14)), elements=odd_numbers
)


@given(odd_tables, st.data(), st.sampled_from(TESTS))
def test_odd_rows_have_scipys_statistic_and_p(values, data, test):
    assert_as_scipy(values, data.draw(st.integers(1, values.shape[1] - 1)), test)


# up to 1 every number is ranked as it is; beside 1e308 those of at least 4 are
small_numbers = st.floats(-1, 1, exclude_min=True, exclude_max=True)
large_numbers = st.floats(4) | st.floats(max_value=-4) | st.sampled_from([0.0, np.nan])


@given(
    st.sampled_from([small_numbers, large_numbers]).flatmap(
        lambda elements: hnp.arrays(
            np.float64, st.tuples(st.integers(1, 3), st.integers(3, 24)), elements=elements
        )
    ),
    st.data(),
)
def test_ranks_of_tiny_huge_and_infinite_numbers_are_scipys(values, data):
    assert_as_scipy(values, data.draw(st.integers(1, values.shape[1] - 1)), "mann-whitney")


@pytest.mark.parametrize("test", TESTS)
def test_a_table_of_several_blocks_is_that_of_one(monkeypatch, test):
    values = table(5, 9, ties=True, missing=True)
    whole = compare_groups(values, range(5), range(5, 14), test)
    monkeypatch.setattr("clustergrammer_widget.stats.compare.BLOCK_CELLS", 14 * 7)
    pd.testing.assert_frame_equal(compare_groups(values, range(5), range(5, 14), test), whole)


@pytest.mark.parametrize("test", TESTS)
def test_rows_are_compared_by_the_transpose(test):
    values = table(5, 9, missing=True)
    upright = np.ascontiguousarray(values.T).T
    pd.testing.assert_frame_equal(
        compare_groups(upright, range(5), range(5, 14), test),
        compare_groups(values, range(5), range(5, 14), test),
    )


@pytest.mark.parametrize("test", TESTS)
def test_the_table_compared_stays_as_it_is(test):
    values = table(5, 9, missing=True)
    values.flags.writeable = False
    before = values.copy()
    compare_groups(values, range(5), range(5, 14), test)
    np.testing.assert_array_equal(values, before)


def test_members_are_found_at_their_positions_and_others_left_out():
    values = np.array([[9, 1, 100, 3, 8.0], [1, 5, 100, 5, 2.0]])
    found = compare_groups(values, [4, 0], [1, 3])
    assert found["mean_a"].tolist() == [8.5, 1.5]
    assert found["mean_b"].tolist() == [2, 5]
    assert found["difference"].tolist() == [6.5, -3.5]
    assert found["n_a"].tolist() == [2, 2]


def test_columns_are_named_and_rows_numbered_in_the_tables_order():
    for test in TESTS:
        found = compare_groups(table(3, 4, rows=6), range(3), range(3, 7), test)
        assert found.columns.tolist() == COLUMNS
        assert found.index.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_table_without_rows_gives_one_without_rows():
    for test in TESTS:
        found = compare_groups(np.empty((0, 4)), [0, 1], [2, 3], test)
        assert found.empty
        assert found.columns.tolist() == COLUMNS


@pytest.mark.parametrize("test", TESTS)
def test_exchanging_the_groups_turns_the_sign_of_the_effect_and_keeps_p(test):
    values = table(12, 20, ties=True, missing=True)
    there = compare_groups(values, range(12), range(12, 32), test)
    back = compare_groups(values, range(12, 32), range(12), test)
    np.testing.assert_allclose(there["effect"], -back["effect"], atol=1e-12)
    np.testing.assert_allclose(there["difference"], -back["difference"])
    np.testing.assert_allclose(there["p"], back["p"], rtol=1e-12)


@pytest.mark.parametrize("test", TESTS)
def test_a_positive_effect_says_that_a_is_larger(test):
    values = np.array([[5, 6, 7, 1, 2, 3.0], [1, 2, 3, 5, 6, 7]])
    found = compare_groups(values, range(3), range(3, 6), test)
    assert np.sign(found["effect"]).tolist() == [1, -1]
    assert np.sign(found["difference"]).tolist() == [1, -1]


def test_the_effect_beside_welchs_t_is_hedges_g():
    values = np.array([[2.0, 4, 6, 1, 2, 3, 2, 2]])
    found = compare_groups(values, [0, 1, 2], [3, 4, 5, 6, 7]).iloc[0]
    pooled = math.sqrt((2 * 4 + 4 * 0.5) / 6)
    unbiased = math.gamma(3) / (math.sqrt(3) * math.gamma(2.5))
    assert found["effect"] == pytest.approx((4 - 2) / pooled * unbiased)
    assert found["effect"] == pytest.approx((4 - 2) / pooled * (1 - 3 / (4 * 6 - 1)), rel=2e-3)


@given(odd_tables, st.data())
def test_the_effect_beside_u_is_the_share_of_pairs_won_less_that_lost(values, data):
    size = data.draw(st.integers(1, values.shape[1] - 1))
    found = compare_groups(values, range(size), range(size, values.shape[1]), "mann-whitney")
    for row, effect in zip(values, found["effect"], strict=True):
        present = [group[~np.isnan(group)] for group in (row[:size], row[size:])]
        signs = [np.sign(a - b) for a, b in itertools.product(*present)]
        wanted = np.mean(signs) if signs else np.nan
        assert effect == pytest.approx(wanted, abs=1e-12, nan_ok=True)


def arrangements(few, many):
    """How many arrangements of the groups give each U, by Mann and Whitney's recursion."""
    counts = {(0, 0): {0: 1}}
    for i, j in itertools.product(range(few + 1), range(many + 1)):
        here = counts.setdefault((i, j), {})
        for before, won in (((i - 1, j), j), ((i, j - 1), 0)):
            for u, number in counts.get(before, {}).items():
                here[u + won] = here.get(u + won, 0) + number
    return counts[few, many]


@pytest.mark.parametrize(("few", "many"), [(1, 1), (1, 30), (2, 3), (5, 8), (8, 8), (8, 150)])
def test_small_groups_without_ties_have_the_counted_chance(few, many):
    counts, largest = arrangements(few, many), few * many
    u = np.arange(-(-largest // 2), largest + 1)
    total = sum(counts.values())
    wanted = [Fraction(sum(counts[w] for w in range(v, largest + 1)), total) for v in u.tolist()]
    sizes = np.full(len(u), float(few)), np.full(len(u), float(many))
    found = exact_tails(u.astype(float), *sizes)
    np.testing.assert_allclose(found, [float(tail) for tail in wanted], rtol=1e-13)
    np.testing.assert_array_equal(exact_tails(u.astype(float), *sizes[::-1]), found)


def test_three_against_three_apart_have_the_chance_of_one_in_ten():
    found = compare_groups(np.array([[4.0, 5, 6, 1, 2, 3]]), range(3), range(3, 6), "mann-whitney")
    assert found.iloc[0][["statistic", "effect", "p"]].tolist() == pytest.approx([9, 1, 0.1])


def test_infinite_values_have_ranks_but_no_t():
    values = np.array([[np.inf, 5, 4, 1, 2, 3], [-np.inf, np.inf, 4, 1, 2, 3]])
    ranks = compare_groups(values, range(3), range(3, 6), "mann-whitney")
    assert ranks["statistic"].tolist() == [9, 6]
    welch = compare_groups(values, range(3), range(3, 6))
    assert welch["mean_a"].tolist() == pytest.approx([np.inf, np.nan], nan_ok=True)
    assert welch[["effect", "statistic", "p", "adjusted_p"]].isna().all(axis=None)


@pytest.mark.parametrize("constant", [0.0, 0.1, -1e300, 5e-324])
def test_a_constant_row_has_no_t_and_ranks_that_tell_nothing(constant):
    values = np.full((1, 17), constant)
    welch = compare_groups(values, range(6), range(6, 17)).iloc[0]
    assert welch[["effect", "statistic", "p", "adjusted_p"]].isna().all()
    ranks = compare_groups(values, range(6), range(6, 17), "mann-whitney").iloc[0]
    assert ranks[["effect", "statistic", "p", "adjusted_p"]].tolist() == [0, 33, 1, 1]


def test_a_constant_row_is_that_constant_however_long():
    columns = 330_292  # the first at which n^3 - n over n^2 - n rounds to more than n + 1
    values = np.zeros((1, columns))
    found = compare_groups(values, range(2, columns), range(2), "mann-whitney").iloc[0]
    assert found[["effect", "p"]].tolist() == [0, 1]


def test_groups_that_are_each_constant_have_a_difference_and_no_t():
    values = np.array([[0.1] * 3 + [0.3] * 7])
    found = compare_groups(values, range(3), range(3, 10)).iloc[0]
    assert found["difference"] == pytest.approx(-0.2)
    assert found[["effect", "statistic", "p", "adjusted_p"]].isna().all()


def test_one_constant_group_is_enough_spread_for_t():
    assert_as_scipy(np.array([[1.0, 1, 1, 2, 3, 5]]), 3, "welch")


def test_a_group_of_one_value_has_a_mean_and_no_t():
    values = np.array([[4, np.nan, np.nan, 1, 2, 3.0]])
    found = compare_groups(values, range(3), range(3, 6)).iloc[0]
    assert found[["n_a", "n_b", "mean_a", "difference"]].tolist() == [1, 3, 4, 2]
    assert found[["effect", "statistic", "p", "adjusted_p"]].isna().all()


@pytest.mark.parametrize("test", TESTS)
def test_a_row_without_values_in_a_group_is_undefined(test):
    values = np.array([[np.nan, np.nan, 1, 2.0], [np.nan] * 4])
    found = compare_groups(values, [0, 1], [2, 3], test)
    assert found["n_a"].tolist() == [0, 0]
    undefined = ["mean_a", "difference", "effect", "statistic", "p", "adjusted_p"]
    assert found[undefined].isna().all(axis=None)


@pytest.mark.parametrize("test", TESTS)
def test_p_is_adjusted_over_the_rows_that_have_one(test):
    values = table(10, 10, rows=60)
    values[::7, :10] = np.nan
    found = compare_groups(values, range(10), range(10, 20), test)
    tested = found["p"].notna()
    assert tested.sum() == 60 - 9
    assert found.loc[~tested, "adjusted_p"].isna().all()
    wanted = stats.false_discovery_control(found.loc[tested, "p"])
    np.testing.assert_array_equal(found.loc[tested, "adjusted_p"], wanted)
    assert (found.loc[tested, "adjusted_p"] > found.loc[tested, "p"]).any()


def test_the_most_telling_rows_come_first_and_undefined_ones_last():
    found = pd.DataFrame(
        {"effect": [1.0, np.nan, -3, 2, 2, 0], "p": [0.1, np.nan, 0.1, 0.1, 0.1, 0.01]},
        index=["a", "b", "c", "d", "d", "f"],
    )
    found["place"] = range(6)
    assert sort_by_significance(found)["place"].tolist() == [5, 2, 3, 4, 0, 1]
    assert sort_by_significance(found).index.tolist() == ["f", "c", "d", "d", "a", "b"]


def test_a_member_given_twice_counts_once():
    values = table(3, 4)
    pd.testing.assert_frame_equal(
        compare_groups(values, [0, 1, 2, 1], range(3, 7)),
        compare_groups(values, [0, 1, 2], range(3, 7)),
    )


@pytest.mark.parametrize(("a", "b", "name"), [([], [1], "a"), ([1], np.array([], int), "b")])
def test_an_empty_group_is_refused_by_name(a, b, name):
    with pytest.raises(ValueError, match=f"^{name} is empty; give at least one member"):
        compare_groups(table(3, 4), a, b)


def test_groups_with_common_members_are_refused_by_their_names():
    values = table(3, 4)
    with pytest.raises(ValueError, match="a and b have 2 members in common: 1, 2; leave them out"):
        compare_groups(values, [0, 1, 2], [2, 1, 5])
    with pytest.raises(ValueError, match="2 members in common: 'x1', 'x2'; leave"):
        compare_groups(values, [0, 1, 2], [2, 1, 5], names=[f"x{i}" for i in range(7)])
    with pytest.raises(ValueError, match=r"7 members in common: 0, 1, 2, 3, 4, \.\.\.; leave"):
        compare_groups(values, range(7), range(7))


@pytest.mark.parametrize(("a", "wrong"), [([0, 7], 7), ([-1, 0], -1)])
def test_positions_outside_the_table_are_refused(a, wrong):
    with pytest.raises(ValueError, match=f"a has the position {wrong}; .* from 0 to 6"):
        compare_groups(table(3, 4), a, [1])


@pytest.mark.parametrize("b", [["x"], [0.5], [True, False], [[1, 2]], 3])
def test_positions_that_are_no_whole_numbers_are_refused(b):
    with pytest.raises(TypeError, match="^b is .*; give a sequence of positions"):
        compare_groups(table(3, 4), [0], b)


@pytest.mark.parametrize(
    ("test", "hint"),
    [("t-test", "welch"), ("Welch", "welch"), ("wilcoxon", "mann-whitney"), ("mannwhitneyu",) * 2],
)
def test_an_unknown_test_is_refused_with_the_right_name(test, hint):
    hint = hint.replace("mannwhitneyu", "mann-whitney")
    with pytest.raises(ValueError, match=f"test is '{test}'; did you mean '{hint}'.*'welch', "):
        compare_groups(table(3, 4), [0], [1], test)


@pytest.mark.parametrize("test", [None, 3, ["welch"], np.array(["welch", "welch"])])
def test_a_test_that_is_no_name_is_refused(test):
    with pytest.raises(ValueError, match=r"^test is .*Known are 'welch', 'mann-whitney'"):
        compare_groups(table(3, 4), [0], [1], test)
