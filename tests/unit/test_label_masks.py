"""Masks made from what a widget shows, wherever labels or a mask are taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw

ROWS = [f"g{i}" for i in range(12)]
COLS = [f"s{i}" for i in range(6)]


def table(rows: list[Any] | pd.Index = ROWS, cols: list[Any] | pd.Index = COLS) -> pd.DataFrame:
    values = np.random.default_rng(5).normal(size=(len(rows), len(cols)))
    return pd.DataFrame(values, index=rows, columns=cols)


def narrowed() -> cgw.Clustergram:
    w = cgw.Clustergram(table())
    w.filter_rows(8)
    w.crop(cols=COLS[:5])
    w.cut_rows(k=3)
    w.cut_cols(k=2)
    return w


def first_cluster(w: cgw.Clustergram) -> set[str]:
    return set(w.row_clusters.index[w.row_clusters == 1])


MASKS: dict[str, Callable[[cgw.Clustergram], Any]] = {
    "Series": lambda w: w.row_clusters == 1,
    "isin": lambda w: w.row_clusters.isin([1]),
    "array": lambda w: (w.row_clusters == 1).to_numpy(),
    "list": lambda w: (w.row_clusters == 1).tolist(),
    "tuple": lambda w: tuple(w.row_clusters == 1),
    "generator": lambda w: (cluster == 1 for cluster in w.row_clusters),
    "dict": lambda w: (w.row_clusters == 1).to_dict(),
    "sorted by label": lambda w: (w.row_clusters == 1).sort_index(),
    "nullable": lambda w: (w.row_clusters == 1).astype("boolean").where(w.row_clusters == 1),
    "objects and None": lambda w: (w.row_clusters == 1).astype(object).where(w.row_clusters == 1),
    "of all rows": lambda w: (w.row_clusters == 1).reindex(w.data.index, fill_value=False),
    "of all rows, NaN where hidden": lambda w: (w.row_clusters == 1).reindex(w.data.index),
    "only those that are True": lambda w: (w.row_clusters == 1)[w.row_clusters == 1],
    "of other rows, too": lambda w: (w.row_clusters == 1).reindex([*w.view.index, "other"]),
    "labels": lambda w: w.row_clusters.index[w.row_clusters == 1],
    "set": first_cluster,
    "dict keys": lambda w: dict.fromkeys(first_cluster(w), "kept").keys(),
    "array of labels": lambda w: np.array(sorted(first_cluster(w)), dtype=object),
}


@pytest.mark.parametrize("kind", MASKS)
def test_a_mask_of_what_is_visible_selects_it(kind):
    w = narrowed()
    wanted = first_cluster(w)
    w.selected_rows = MASKS[kind](w)
    assert set(w.selected_rows.index) == wanted


def test_masks_are_understood_wherever_labels_are():
    w = narrowed()
    rows = w.row_clusters == 1
    cols = w.view.iloc[0] > w.view.iloc[0].median()
    wanted = list(w.view.index[rows])

    assert len(w.compare(cols)) == len(w.view)
    assert w.compare(cols, ~cols).equals(w.compare(cols))
    assert w.enrich(rows, {"set": wanted}).loc["set", "count"] == len(wanted)
    w.groups["rows"] = rows
    w.groups["cols"] = cols
    assert list(w.groups["rows"]) == wanted
    assert list(w.groups["cols"]) == list(w.view.columns[cols])
    w.selection = (rows, cols)
    assert w.selection.shape == (rows.sum(), cols.sum())
    w.selected_cols = w.view.loc[wanted[0]] > 0
    assert (w.selected_cols.loc[wanted[0]] > 0).all()
    w.filter_cols(labels=w.view.loc[wanted[0]] > 0)
    assert (w.view.loc[wanted[0]] > 0).all()
    w.filter_rows(labels=w.row_clusters == 1)
    assert list(w.view.index) == wanted
    w.undo()
    w.crop(rows=(w.row_clusters == 1).to_numpy(), cols=w.view.columns[:2])
    assert list(w.view.index) == wanted


def test_crops_and_the_viewport_take_masks_of_what_is_visible():
    w = narrowed()
    wanted = list(w.view.index[w.row_clusters == 2])
    w.crops = {"rows": [w.row_clusters == 2]}
    assert list(w.view.index) == wanted
    w.viewport = ([True] + [False] * (len(wanted) - 1), None)
    assert w.viewport == ((0.0, 1.0), None)


def test_the_visible_labels_are_an_order_and_hidden_ones_come_after_them():
    w = narrowed()
    shown = sorted(w.view.index)
    w.row_order = shown
    assert list(w.view.index) == shown
    w.filters = {}
    assert list(w.view.index) == [*shown, *(row for row in ROWS if row not in shown)]
    with pytest.raises(ValueError, match="row_order has 3 labels for 12"):
        w.row_order = shown[:3]


def test_a_mask_without_labels_is_in_the_order_of_the_data_when_all_is_visible():
    w = cgw.Clustergram(table())
    w.row_order = "variance"
    w.selected_rows = [True, *[False] * 11]
    assert list(w.selected_rows.index) == ["g0"]


@pytest.mark.parametrize(
    ("mask", "message"),
    [
        ([True] * 9, r"selected_rows is a mask of 9 booleans for 12 labels, 8 of them visible"),
        (pd.Series([True] * 8), r"it has 0 to 7, which look like positions.*\.to_numpy\(\)"),
        (pd.Series([True, False], index=["g1", "x"]), "it has 'x' and lacks 'g"),
    ],
)
def test_a_mask_that_does_not_fit_says_why(mask, message):
    w = narrowed()
    with pytest.raises(ValueError, match=message):
        w.selected_rows = mask


REPEATED = ["TP53", "TP53", "EGFR", "KRAS", "TP53", "EGFR"]


def selected_places(w: cgw.Clustergram) -> list[int]:
    return sorted(w.selected_rows.attrs["positions"]["rows"])


def repeated(order: str) -> cgw.Clustergram:
    values = pd.DataFrame({"place": range(6), "x": [3, -1, 2, -5, 4, -2], "y": [1, 2, 0, 1, 3, 1]})
    w = cgw.Clustergram(values.set_axis(REPEATED))
    w.row_order = order
    return w


@pytest.mark.parametrize("order", ["cluster", "initial", "sum", "variance", "label", "value:x"])
@pytest.mark.parametrize(
    "mask",
    [
        lambda w: w.view["x"] > 0,
        lambda w: ~(w.view["x"] <= 0) & w.view["y"].notna(),
        lambda w: (w.view[["x", "y"]].sum(axis=1) > 1) & (w.view["x"] > 0),
        lambda w: w.data["x"] > 0,
        lambda w: (w.data["x"] > 0).to_numpy(),
        lambda w: (w.view["x"] > 0).sort_index(kind="stable"),
    ],
    ids=["compared", "combined", "over columns", "of the data", "array", "sorted"],
)
def test_where_labels_repeat_a_mask_selects_exactly_its_rows(order, mask):
    w = repeated(order)
    w.selected_rows = mask(w)
    assert selected_places(w) == [0, 2, 4]


def test_a_mask_made_before_a_change_of_order_or_a_crop_still_means_its_rows():
    w = repeated("sum")
    mask = w.view["x"] > 0
    w.row_order = "label"
    w.selected_rows = mask
    assert selected_places(w) == [0, 2, 4]
    w.crop(rows=mask)
    w.selected_rows = w.view["y"] > 0
    assert selected_places(w) == [0, 4]
    clusters = w.row_clusters
    w.groups["a"] = clusters == clusters.iloc[0]
    assert len(w.groups["a"]) == (clusters == clusters.iloc[0]).sum()


def test_a_mask_that_leaves_open_which_of_equal_labels_it_means_is_refused():
    w = repeated("initial")
    mask = w.view["x"] > 0
    with pytest.raises(ValueError, match="the label 'TP53' 2 times, and the axis has it 3 times"):
        w.selected_rows = mask[mask]
    with pytest.raises(ValueError, match="the label 'TP53' 2 times"):
        w.selected_rows = pd.Series([True, False], index=["TP53", "TP53"])
    w.selected_rows = pd.Series([True, False], index=["TP53", "EGFR"])
    assert selected_places(w) == [0, 1, 4]


@settings(max_examples=40, deadline=None)
@given(
    labels=st.lists(st.sampled_from(["a", "b", 1, 1.5, ("a", 1)]), min_size=2, max_size=8),
    flags=st.data(),
    order=st.randoms(use_true_random=False),
)
def test_any_mask_of_the_view_selects_its_rows_whatever_the_order(labels, flags, order):
    index = pd.Index(labels, tupleize_cols=False)
    w = cgw.Clustergram(pd.DataFrame({"x": range(len(labels)), "y": 1.0}, index=index))
    places = list(range(len(labels)))
    order.shuffle(places)
    w.row_order = places if len(set(labels)) < len(labels) else [labels[i] for i in places]
    chosen = flags.draw(st.sets(st.sampled_from(places)))
    w.selected_rows = w.view["x"].isin(list(chosen))
    assert set(w.selected_rows["x"] if chosen else ()) == chosen


def test_true_and_false_are_labels_where_the_table_has_them():
    w = cgw.Clustergram(table(pd.Index([False, True], name="mutated"), COLS))
    w.selected_rows = [True]
    assert w.selected_rows.index.tolist() == [True]
    w.selected_rows = True
    assert w.selected_rows.index.tolist() == [True]
    w.selected_rows = [True, False]
    assert len(w.selected_rows) == 2
    w.selected_rows = w.view.index[:1]
    assert w.selected_rows.index.tolist() == w.view.index[:1].tolist()
    w.selected_rows = np.array([True, False])
    assert w.selected_rows.index.tolist() == [False]
    w.selected_rows = pd.Series({True: True, False: False})
    assert w.selected_rows.index.tolist() == [True]
    w.row_order = [True, False]
    assert w.view.index.tolist() == [True, False]
    w.groups.set("yes", [True], axis="row")
    assert w.groups["yes"].tolist() == [True]
    w.crop(rows=[True])
    assert w.view.index.tolist() == [True]
    assert w.crops == {"rows": [[True]]}
    w.crops = w.crops
    assert w.view.index.tolist() == [True]


def test_crops_can_be_set_again_where_true_and_false_repeat():
    w = cgw.Clustergram(table(pd.Index([False, True, True]), COLS))
    w.crop(rows=np.array([False, True, False]))
    crops = w.crops
    w.crops = None
    w.crops = crops
    assert w.view.shape[0] == 1


def test_true_is_no_label_of_a_table_with_the_label_1():
    w = cgw.Clustergram(table([0, 1], COLS))
    with pytest.raises(ValueError, match="labels that are not on the axis: True"):
        w.selected_rows = {True}
    w.selected_rows = [np.int64(1)]
    assert w.selected_rows.index.tolist() == [1]
    w.selected_rows = [1.0, np.float32(0)]
    assert len(w.selected_rows) == 2


def test_missing_parts_of_labels_are_found():
    index = pd.MultiIndex.from_tuples(
        [("TP53", 7157), ("EGFR", 1956), ("LOC1", np.nan), (None, 3845)], names=["gene", "id"]
    )
    w = cgw.Clustergram(table(index, COLS), row_categories=pd.Series(range(4), index=index)[::-1])
    w.row_order = list(w.view.index[::-1])
    w.row_order = "label"
    assert [label[0] for label in w.view.index[:3]] == ["EGFR", "LOC1", "TP53"]
    w.selected_rows = [("LOC1", float("nan"))]
    assert w.selected_rows.shape[0] == 1
    w.selected_rows = w.view.index
    assert len(w.selected_rows) == 4
    w.selected_rows = (w.row_clusters >= 1).iloc[::-1]
    assert len(w.selected_rows) == 4
    w.filter_rows(query="Category >= 0")
    assert len(w.view) == 4


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_a_missing_label_is_found_by_any_missing_value(missing):
    w = cgw.Clustergram(table(pd.Index(["a", np.nan, "b"], dtype=object), COLS))
    w.selected_rows = [missing]
    assert w.selected_rows.index.isna().tolist() == [True]


def test_times_of_numpy_are_labels_of_dates():
    days = pd.date_range("2024-03-01", periods=4)
    w = cgw.Clustergram(table(days, COLS))
    w.selected_rows = days.to_numpy()[:2]
    assert w.selected_rows.shape[0] == 2
    w.selected_rows = [days.to_numpy()[3]]
    assert w.selected_rows.index.tolist() == [days[3]]
    w.row_order = days.to_numpy()[::-1]
    assert w.view.index.tolist() == days[::-1].tolist()


def test_an_axis_whose_labels_are_also_on_the_other_takes_its_own_clusters_as_a_group():
    correlation = table().T.corr()
    w = cgw.Clustergram(correlation)
    w.cut_rows(k=2)
    w.groups["first"] = w.row_clusters == 1
    assert w.groups.to_frame("row")["first"].sum() == (w.row_clusters == 1).sum()


def test_positions_in_place_of_labels_are_named_as_the_cause():
    w = narrowed()
    with pytest.raises(ValueError, match="give labels, not positions"):
        w.selected_rows = [0, 3]
