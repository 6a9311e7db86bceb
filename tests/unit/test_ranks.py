"""Ranks by sum and variance go by the values before scaling."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.preprocessing.rank_scores import table_scores

CCLE = Path(__file__).parents[3] / "shared" / "data" / "CCLE_500x1037.csv"
CASES = {
    case["name"]: case
    for case in json.loads(
        (Path(__file__).parents[1] / "fixtures" / "ranks.json").read_text(encoding="utf-8")
    )
}
SCALED = [{"z_score": "row"}, {"z_score": "col"}, {"standard_scale": 0}, {"standard_scale": 1}]


def table(rows=40, cols=25):
    """Rows and columns that differ in spread and mean."""
    rng = np.random.default_rng(8)
    values = rng.normal(size=(rows, cols)) * rng.uniform(1, 30, (rows, 1)) * rng.uniform(1, 9, cols)
    return pd.DataFrame(
        values + rng.normal(size=(rows, 1)) * 20,
        index=[f"g{i}" for i in range(rows)],
        columns=[f"s{i}" for i in range(cols)],
    )


def by(scores):
    return scores.sort_values(ascending=False, kind="stable").index.tolist()


@pytest.mark.parametrize("scaling", SCALED, ids=str)
def test_an_axis_is_ordered_by_its_values_before_it_was_scaled(scaling):
    frame = table()
    widget = cgw.Clustergram(frame, row_cluster=False, col_cluster=False, **scaling)
    is_by_row = next(iter(scaling.values())) in ("row", 0)
    rows, cols = (frame, widget.data) if is_by_row else (widget.data, frame)
    for order in ("variance", "sum"):
        widget.row_order = widget.col_order = order
        scores = (
            (rows.var(axis=1), cols.var())
            if order == "variance"
            else (rows.sum(axis=1), cols.sum())
        )
        assert widget.view.index.tolist() == by(scores[0])
        assert widget.view.columns.tolist() == by(scores[1])


@pytest.mark.parametrize("scaling", [{"z_score": "row"}, {"standard_scale": "row"}], ids=str)
def test_the_top_rows_are_those_of_the_values_before_scaling(scaling):
    frame = table()
    widget = cgw.Clustergram(frame, **scaling)
    widget.filter_rows(top=10)
    assert set(widget.view.index) == set(by(frame.var(axis=1))[:10])
    widget.filter_rows(top=10, by="sum")
    assert set(widget.view.index) == set(by(frame.abs().sum(axis=1))[:10])


def test_ranks_go_by_what_normalising_gives():
    frame = table().abs()
    widget = cgw.Clustergram(frame, normalize="log1p", z_score="row")
    widget.filter_rows(top=10)
    assert set(widget.view.index) == set(by(np.log1p(frame).var(axis=1))[:10])


def test_columns_scaled_by_themselves_are_ranked_before_scaling_among_the_top_rows_too():
    frame = table()
    widget = cgw.Clustergram(frame, z_score="col")
    widget.filter_rows(top=10, by="sum")
    widget.col_order = "variance"
    kept = frame.loc[widget.view.index]
    assert widget.view.columns.tolist() == by(kept.var())


def test_another_table_is_ranked_by_its_own_values_before_scaling():
    widget = cgw.Clustergram(table(), z_score="row")
    other = table() * np.linspace(1, 40, 40)[:, np.newaxis]
    widget.update(other)
    widget.row_order = "variance"
    assert widget.view.index.tolist() == by(other.var(axis=1))


@pytest.mark.skipif(not CCLE.exists(), reason="the table is not part of the repository")
def test_the_fifty_most_variable_genes_of_ccle_are_found_again_under_z_scores():
    frame = pd.read_csv(CCLE, index_col=0)
    widget = cgw.Clustergram(frame, z_score="row", col_cluster=False)
    widget.filter_rows(top=50)
    assert set(widget.view.index) == set(by(frame.var(axis=1))[:50])


@pytest.mark.parametrize(
    ("name", "constant"),
    [
        ("as given", []),
        ("z-scores of rows", []),
        ("scaled before they came", ["sum", "variance"]),
        ("all the same", ["magnitude", "sum", "variance"]),
    ],
)
def test_scores_that_differ_by_rounding_alone_are_known(name, constant):
    assert CASES[name]["rows"]["constant"] == constant


@pytest.mark.parametrize("offset", [1e6, [1e6] + [0] * 11], ids=["of all", "of a column"])
def test_small_differences_beside_a_large_offset_are_no_rounding(offset):
    values = offset + np.random.default_rng(3).normal(size=(30, 12))
    assert table_scores(values)["rows"].constant == frozenset()


@pytest.mark.parametrize("digits", [15, 6, 4])
def test_a_table_that_was_scaled_before_it_came_has_no_top_rows_by_variance(digits):
    frame = table(cols=300)
    scaled = frame.sub(frame.mean(axis=1), axis=0).div(frame.std(axis=1), axis=0).round(digits)
    widget = cgw.Clustergram(scaled, col_cluster=False)
    before = widget.view
    message = "except for rounding, as .* give by='sum', or the unscaled table with z_score='row'"
    with pytest.raises(ValueError, match=message):
        widget.filter_rows(top=10)
    pd.testing.assert_frame_equal(widget.view, before)
    with pytest.warns(UserWarning, match="row_order is 'variance', but all rows have the same"):
        widget.row_order = "variance"
    assert widget.view.index.tolist() == scaled.index.tolist()
    widget.filter_rows(top=10, by="sum")
    assert len(widget.view) == 10


@pytest.mark.parametrize(
    ("frame", "scaling", "by", "message"),
    [
        (
            np.eye(6),
            {},
            "variance",
            "top is 3 by 'variance', but all rows have the same variance, so none is a top row; "
            "give the rows by labels= or query=",
        ),
        (
            np.eye(6),
            {"z_score": "row"},
            "sum",
            "top is 3 by 'sum', but all rows have the same sum of absolute values before scaling, "
            "so none is a top row; give the rows by labels= or query=",
        ),
        (
            [[1, 2, 3], [3, 2, 1], [-1, -2, -3], [2, 3, 1]],
            {},
            "variance",
            "top is 3 by 'variance', but all rows have the same variance, so none is a top row; "
            "give the rows by labels= or query=",
        ),
        (
            [[1, 2, 3], [13, 12, 11], [-1, -2, -3], [2, 3, 1]],
            {"z_score": "row"},
            "variance",
            "top is 3 by 'variance', but all rows have the same variance before scaling, "
            "so none is a top row; give by='sum', or the rows by labels= or query=",
        ),
    ],
)
def test_top_rows_by_what_is_exactly_the_same_name_the_cause_and_the_way_out(
    frame, scaling, by, message
):
    widget = cgw.Clustergram(frame, **scaling)
    for change in (
        lambda: widget.filter_rows(top=3, by=by),
        lambda: setattr(widget, "filters", {"rows": {"top": 3, "by": by}}),
    ):
        with pytest.raises(ValueError) as error:  # noqa: PT011
            change()
        assert str(error.value) == message


def test_all_rows_can_be_top_rows_whatever_their_variance():
    widget = cgw.Clustergram(np.eye(6))
    widget.filter_rows(top=6)
    assert widget.view.shape == (6, 6)


@pytest.mark.parametrize("order", ["variance", "sum"])
def test_the_largest_numbers_have_the_same_ranks_as_smaller_ones(order):
    frame = table(rows=30, cols=6)
    frame /= frame.abs().to_numpy().max()
    for values in (frame, frame * 1.7e308):
        widget = cgw.Clustergram(values)
        widget.row_order = widget.col_order = order
        scores = (
            (frame.var(axis=1), frame.var())
            if order == "variance"
            else (frame.sum(axis=1), frame.sum())
        )
        assert widget.view.index.tolist() == by(scores[0])
        assert widget.view.columns.tolist() == by(scores[1])
