from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets

import clustergrammer_widget as cgw
from clustergrammer_widget.colors.unequal_scales import unequal_axis
from tests.unit.page import from_page


def wave(rows, cols):
    row, col = np.mgrid[:rows, :cols]
    return np.sin(row * 12.9898 + col * 78.233)


def units(count):
    return np.where(np.arange(count) % 3 == 0, 1000.0, 2.0)


MIXED = pd.DataFrame(units(13) * wave(90, 13))
MEASURED = MIXED + 5000


@pytest.mark.parametrize("rows", [20, 3000])
def test_columns_in_other_units_are_told(rows):
    assert unequal_axis(units(13) * wave(rows, 13)) == "cols"
    assert unequal_axis((units(13) * wave(rows, 13)).T) == "rows"


def test_a_table_on_one_scale_has_none_nor_has_one_whose_columns_differ_a_little():
    assert unequal_axis(wave(40, 9)) is None
    assert unequal_axis((1 + np.arange(9)) * wave(40, 9)) is None


def test_neither_single_outliers_nor_constant_missing_and_infinite_columns_count():
    values = wave(100, 30)
    values[17, 5] = 1e6
    values[:, :4] = 0, 7, np.nan, np.inf
    assert unequal_axis(values) is None
    short = wave(10, 8)
    short[3, 2] = 1e6
    assert unequal_axis(short) is None
    assert unequal_axis(10.0 ** np.arange(30)[None, :]) is None
    assert unequal_axis(np.full((3, 3), np.nan)) is None


def test_rows_with_an_outlier_do_not_hide_that_columns_differ():
    values = units(6) * (3 + wave(90, 6))
    values[7, 0] = 1e7
    assert unequal_axis(values) == "cols"


@pytest.mark.parametrize("scale", [1, 0.25])
def test_counts_and_other_abundances_have_none_as_what_is_rare_has_a_small_range(scale):
    abundances = np.maximum(0, np.round(units(12) * wave(60, 12))) * scale
    assert unequal_axis(abundances) is None
    assert unequal_axis(abundances + 1) == "cols"


def test_symmetric_tables_have_none():
    values = units(12) * wave(60, 12)
    assert unequal_axis(values.T @ values) is None


@pytest.mark.parametrize("scale", [1e-300, 1e300])
def test_very_small_and_very_large_values_are_compared_alike(scale):
    assert unequal_axis(units(13) * wave(50, 13) * scale) == "cols"


@pytest.mark.parametrize("load", [datasets.load_wine, datasets.load_breast_cancer])
def test_measurements_in_different_units_have_a_range_for_each_column_without_a_parameter(load):
    data = load(as_frame=True).data
    assert cgw.Clustergram(data).per_col
    assert cgw.Clustergram(data.T).per_row
    colors = cgw.Clustergram(data).get_state("_colors")["_colors"]
    assert (colors["own_range"], colors["unequal"]) == ("cols", "cols")


@pytest.mark.parametrize("load", [datasets.load_iris, datasets.load_digits, datasets.load_diabetes])
def test_tables_on_one_scale_have_one_range_for_all(load):
    widget = cgw.Clustergram(load(as_frame=True).data)
    assert (widget.per_row, widget.per_col) == (False, False)


@pytest.mark.parametrize(
    "parameters",
    [
        {"vmin": 0},
        {"vmax": 9000},
        {"center": 100},
        {"robust": False},
        {"norm": "log"},
        {"norm": "linear"},
        {"z_score": "row"},
        {"standard_scale": "col"},
    ],
    ids=str,
)
def test_a_parameter_that_says_how_colours_run_gives_one_range_for_all(parameters):
    widget = cgw.Clustergram(MEASURED, **parameters)
    assert (widget.per_row, widget.per_col) == (False, False)
    assert "per_" not in widget.to_code()


def test_a_column_whose_values_are_on_one_side_of_zero_shows_its_differences():
    places = pd.DataFrame({"latitude": [32.0, 37, 42], "longitude": [-124.0, -119, -114]})
    places["population"] = [300.0, 80_000, 3_000]
    widget = cgw.Clustergram(places, row_cluster=False, col_cluster=False)
    assert widget.per_col
    assert (widget.cmap, widget.center) == ("YlGnBu", None)


def test_zero_stays_white_where_most_columns_have_both_signs():
    widget = cgw.Clustergram(MIXED)
    assert widget.per_col
    assert (widget.cmap, widget.center) == ("red-blue", 0)


def test_one_of_the_two_ends_the_other_and_false_gives_one_range():
    widget = cgw.Clustergram(MEASURED)
    widget.per_row = True
    assert (widget.per_row, widget.per_col) == (True, False)
    widget.per_row = False
    assert (widget.per_row, widget.per_col) == (False, False)
    assert own_range(widget) == "none"
    widget.per_col = True
    assert own_range(widget) is None
    assert widget.steps == ["range of each row or column"] * 3
    widget.undo()
    assert not widget.per_col
    widget.reset()
    assert widget.per_col


def own_range(widget):
    return widget.get_state("_view")["_view"]["colors"]["ownRange"]


@pytest.mark.parametrize("name", ["vmin", "vmax", "center"])
def test_an_end_or_a_center_that_is_set_gives_one_range_also_where_it_is_the_one_given(name):
    widget = cgw.Clustergram(MIXED)
    setattr(widget, name, getattr(widget, name))
    assert not widget.per_col
    setattr(widget, name, None)
    assert widget.per_col


def test_a_norm_that_is_set_gives_one_range():
    widget = cgw.Clustergram(MEASURED)
    widget.norm = "log"
    assert not widget.per_col
    widget.norm = None
    assert widget.per_col


def test_code_has_ranges_only_where_they_are_not_as_given():
    widget = cgw.Clustergram(MEASURED)
    assert "per_col" not in widget.to_code()
    widget.per_col = False
    assert "w.per_col = False" in widget.to_code()
    widget.per_row = True
    assert "w.per_row = True" in widget.to_code()
    widget.per_row, widget.vmin = False, 4500
    assert "w.vmin = 4500" in widget.to_code()
    widget.per_col = True
    assert "w.per_col = True" in widget.to_code()
    assert widget.vmin == 4500


def test_observers_hear_that_the_page_gave_each_column_its_range():
    widget = cgw.Clustergram(pd.DataFrame(wave(8, 5)))
    heard = []
    widget.observe(lambda change: heard.append((change.name, change.new)), ["per_row", "per_col"])
    from_page(widget, colors={"ownRange": "rows"})
    from_page(widget, colors={"ownRange": "cols"})
    assert heard[0] == ("per_row", True)
    assert sorted(heard[1:]) == [("per_col", True), ("per_row", False)]


def test_another_table_has_the_ranges_that_suit_it():
    widget = cgw.Clustergram(pd.DataFrame(wave(90, 13)))
    widget.update(MEASURED)
    assert widget.per_col
    widget.per_col = False
    widget.update(MEASURED + 1)
    assert not widget.per_col
