from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from clustergrammer_widget.data.annotations import CategoricalAnnotation, NumericAnnotation
from clustergrammer_widget.stats.categorical_composition import categorical_composition
from clustergrammer_widget.stats.numeric_composition import SPREAD, numeric_composition

FIXTURE = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "breakdown.json").read_text(encoding="utf-8")
)


def category(values, codes):
    return CategoricalAnnotation(
        "tissue", tuple(values), ("#888888",) * len(values), np.int32(codes)
    )


@pytest.mark.parametrize("case", FIXTURE["tables"], ids=lambda case: case["name"])
def test_tables_are_those_worked_out_in_fractions(case):
    table = categorical_composition(
        category(case["values"], case["codes"]), case["members"], case["population"]
    )
    assert table.index.tolist() == [row["value"] for row in case["rows"]]
    for column in ("count", "share", "expected", "p", "adjusted_p"):
        wanted = [row[column] for row in case["rows"]]
        np.testing.assert_allclose(table[column], wanted, rtol=1e-9, err_msg=column)


def test_the_tails_of_the_page_are_scipys():
    cases = FIXTURE["tails"]
    wanted = [case["p"] for case in cases]
    got = [
        stats.hypergeom.sf(case["count"] - 1, case["population"], case["successes"], case["draws"])
        for case in cases
    ]
    np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-300)


def test_counts_of_a_group_and_what_chance_gives():
    table = categorical_composition(
        category(["a", "b"], [0, 0, 1, 1, -1, 0]), [0, 1], [0, 1, 2, 3, 4, 5]
    )
    assert table["count"].to_dict() == {"a": 2, "b": 0}
    assert table["share"].tolist() == [1.0, 0.0]
    assert table["expected"].tolist() == pytest.approx([1.0, 2 / 3])
    assert table["p"].tolist() == pytest.approx([0.2, 1.0])
    assert table["adjusted_p"].tolist() == pytest.approx([0.4, 1.0])


def test_a_category_without_any_value_gives_an_empty_table():
    assert categorical_composition(category(["a"], [-1, -1]), [0], [0, 1]).empty
    assert categorical_composition(category([], [-1, -1]), [0], [0, 1]).empty


def test_a_group_of_nothing_has_a_share_of_nothing():
    table = categorical_composition(category(["a"], [0, 0]), [], [0, 1])
    assert table.iloc[0].tolist() == [0, 0, 0, 1, 1]


def numbers(title, values):
    return NumericAnnotation(title, np.array(values, dtype=np.float64), "#884400", "#004488")


@pytest.mark.parametrize("case", FIXTURE["numbers"]["tables"], ids=lambda case: case["name"])
def test_numbers_are_compared_as_worked_out_pair_by_pair(case):
    given = FIXTURE["numbers"]["categories"]
    categories = [numbers(title, values) for title, values in given.items()]
    table = numeric_composition(categories, case["members"], case["population"])
    assert table.index.tolist() == list(given)
    for row in case["rows"]:
        wanted = [*row["own"].values(), *row["others"].values(), row["p"], row["adjusted_p"]]
        columns = [*SPREAD, *(f"other_{name}" for name in SPREAD), "p", "adjusted_p"]
        got = table.loc[row["title"], columns].to_numpy(dtype=float)
        np.testing.assert_allclose(got, np.array(wanted, dtype=float), rtol=1e-9)


def test_the_p_of_numbers_is_scipys():
    draw = np.random.default_rng(3)
    ages = np.round(draw.normal(50, 10, 60))
    ages[:20] += 6
    table = numeric_composition([numbers("Age", ages)], range(20), range(60))
    wanted = stats.mannwhitneyu(ages[:20], ages[20:], method="asymptotic").pvalue
    assert table.loc["Age", "p"] == pytest.approx(wanted, rel=1e-12)


def test_an_axis_without_numbers_gives_an_empty_table():
    assert numeric_composition([], [0], [0, 1]).empty
