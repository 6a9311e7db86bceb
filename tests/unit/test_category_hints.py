"""Categories given for the wrong axis, the wrong way round, or by position: the cause is named."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

TABLE = pd.DataFrame(np.eye(3) + 1, index=["g1", "g2", "g3"], columns=["s1", "s2", "s3"])
SAMPLES = pd.DataFrame({"tissue": ["a", "b", "a"], "age": [1, 2, 3]}, index=TABLE.columns)


def test_categories_of_the_other_axis_are_named_as_that():
    with pytest.raises(ValueError, match=r"labels of the columns: give it as col_categories$"):
        cgw.Clustergram(TABLE, row_categories=SAMPLES)
    genes = pd.Series({"g1": "x", "g3": "y"})
    with pytest.raises(ValueError, match=r"labels of the rows: give it as row_categories$"):
        cgw.Clustergram(TABLE, col_categories=genes)
    w = cgw.Clustergram(TABLE)
    with pytest.raises(ValueError, match=r"give it as w\.set_categories\('col', \.\.\.\)$"):
        w.set_categories("row", SAMPLES)


def test_categories_the_wrong_way_round_or_with_labels_in_a_column_say_how_to_turn_them():
    with pytest.raises(ValueError, match=r"its columns have them: give col_categories\.T$"):
        cgw.Clustergram(TABLE, col_categories=SAMPLES.T)
    with pytest.raises(ValueError, match=r"give col_categories\.set_index\('sample'\)$"):
        cgw.Clustergram(TABLE, col_categories=SAMPLES.rename_axis("sample").reset_index())


def test_positions_that_are_matched_as_labels_are_warned_of():
    groups = [0, 0, 1, 1, 2, 2]
    table = pd.DataFrame(np.random.default_rng(1).random((3, 6)), columns=groups)
    told = pd.Series([f"group {group}" for group in groups], name="group")
    with pytest.warns(UserWarning, match="0 to 5, which look like positions.*as a list") as caught:
        cgw.Clustergram(table, col_categories=told)
    assert caught[0].filename == __file__
    w = cgw.Clustergram(table, col_categories={"group": told.tolist()})
    assert w.col_categories["group"].tolist() == told.tolist()


@pytest.mark.parametrize("labels", [[2, 0, 1], [0, 1, 2], [5, 1, 2, 0, 4, 3]])
def test_numbers_as_labels_in_any_order_are_no_positions(labels):
    table = pd.DataFrame(np.random.default_rng(1).random((len(labels), 3)), index=labels)
    kind = pd.Series([f"k{i}" for i in range(len(labels))], name="kind")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        w = cgw.Clustergram(table, row_categories=kind)
    assert w.row_categories["kind"].tolist() == [f"k{label}" for label in labels]


def test_labels_that_have_several_values_are_named_as_they_are():
    flags = pd.DataFrame(np.eye(2), index=[True, False])
    twice = pd.Series(["x", "y"], index=[True, True])
    with pytest.raises(ValueError, match="has the label True several times, with 'x' and 'y'"):
        cgw.Clustergram(flags, row_categories=twice)
