"""Everything on the page can be read, set and observed from Python."""

from __future__ import annotations

import re

import ipywidgets
import numpy as np
import pytest
import traitlets
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw
from tests.unit.driven import GENES, KIND, SAMPLES, TABLE, heard_by, make_widget
from tests.unit.page import from_page


@pytest.fixture
def widget():
    return make_widget()


# Clusters, flips, zoom


def test_selected_clusters_are_those_selected_whole(widget):
    widget.cut_rows(4)
    clusters = widget.row_clusters
    widget.selected_row_clusters = [2, 4]
    assert list(widget.selected_rows.index) == list(clusters.index[clusters.isin([2, 4])])
    assert widget.selected_row_clusters == [2, 4]
    widget.selected_rows = clusters.index[clusters == 2].append(clusters.index[[0]])
    alone = (clusters == clusters.iloc[0]).sum() == 1
    assert widget.selected_row_clusters == ([1, 2] if alone else [2])
    widget.selected_row_clusters = 3
    assert widget.selected_row_clusters == [3]
    widget.selected_row_clusters = None
    assert widget.selected_rows.empty
    assert widget.selected_row_clusters == []


def test_observers_hear_of_selected_clusters_from_both_sides(widget):
    widget.cut_cols(3)
    heard = heard_by(widget, "selected_col_clusters", "selected_row_clusters")
    clusters = widget.col_clusters
    members = [SAMPLES.index(label) for label in clusters.index[clusters == 2]]
    from_page(widget, cols={"selected": sorted(members)})
    widget.selected_col_clusters = []
    assert heard == [("selected_col_clusters", [], [2]), ("selected_col_clusters", [2], [])]


def test_flipped_branches_change_places(widget):
    before = list(widget.view.index)
    left = widget.row_linkage[-1, 0]
    widget.row_flips = [28]
    size = 1 if left < 30 else int(widget.row_linkage[int(left) - 30, 3])
    assert sorted(widget.view.index) == sorted(before)
    assert widget.view.index[0] != before[0]
    assert widget.row_flips == [28]
    assert 1 <= size < 30
    widget.row_flips = {28, 3}
    assert widget.row_flips == [3, 28]
    widget.row_flips = None
    assert list(widget.view.index) == before


def test_the_viewport_is_set_by_stretches_or_labels_and_is_no_step(widget):
    assert widget.viewport == (None, None)
    widget.viewport = ((2, 7.5), None)
    assert widget.viewport == ((2.0, 7.5), None)
    widget.row_order = "initial"
    widget.viewport = (["g3", "g9"], widget.view.columns[[1]])
    assert widget.viewport == ((3.0, 10.0), (1.0, 2.0))
    widget.viewport = (None, (0, 6))
    assert widget.viewport == (None, None)
    assert widget.steps == ["row order"]


def test_a_viewport_beyond_what_is_left_is_moved_back_into_it(widget):
    widget.crop(rows=GENES[:10])
    from_page(widget, viewport={"rows": [26, 30]})
    assert widget.viewport == ((6.0, 10.0), None)


# Colours


def test_colours_are_read_and_set_as_on_the_page(widget):
    assert widget.cmap == "red-blue"
    given = widget.vmin, widget.vmax
    assert given[0] == -given[1]
    widget.cmap, widget.vmin, widget.opacity, widget.per_row = "viridis", -0.5, 1.5, True
    assert widget.get_state("_view")["_view"]["colors"] == {
        "map": "viridis",
        "vmin": -0.5,
        "vmax": None,
        "center": None,
        "opacity": 1.5,
        "ownRange": "rows",
        "reduction": "mean",
        "norm": None,
    }
    from_page(widget, colors={"map": None, "vmax": 2.0, "ownRange": None})
    assert (widget.cmap, widget.vmax, widget.per_row) == ("red-blue", 2.0, False)
    widget.vmin = widget.vmax = None
    assert (widget.vmin, widget.vmax) == given


def test_the_centre_is_that_given_until_it_is_set_and_comes_back_with_none(widget):
    assert widget.center == 0
    widget.center = 0.5
    assert widget.get_state("_view")["_view"]["colors"]["center"] == 0.5
    assert widget.steps == ["colour centre"]
    from_page(widget, colors={"center": -0.25})
    assert widget.center == -0.25
    widget.center = None
    assert widget.center == 0


def test_a_centre_nobody_asked_for_is_dropped_while_the_range_leaves_it_out(widget):
    assert widget.center == 0
    widget.vmin = 0.5
    assert widget.center is None
    widget.vmin = None
    assert widget.center == 0
    widget.center = 0.25
    widget.vmin = 0.5
    assert widget.center == 0.25


def test_the_scale_is_set_and_its_ends_are_those_of_the_other_then(widget):
    given = widget.vmin, widget.vmax
    widget.vmin = -0.25
    widget.norm = "log"
    assert (widget.norm, widget.center) == ("log", None)
    assert 0 < widget.vmin < widget.vmax
    assert widget.steps[-1] == "colour scale"
    with pytest.raises(ValueError, match="vmin is -1 on a log scale; give a number above 0"):
        widget.vmin = -1
    widget.vmin = 0.5
    assert 'w.norm = "log"\nw.vmin = 0.5' in widget.to_code()
    widget.norm = None
    assert (widget.norm, widget.vmin, widget.vmax) == ("linear", *given)
    widget.undo()
    assert (widget.norm, widget.vmin) == ("log", 0.5)
    widget.norm = "linear"
    with pytest.raises(ValueError, match="norm is 'ln'; give 'linear' or 'log'"):
        widget.norm = "ln"


def test_a_table_without_positive_values_has_no_log_scale():
    widget = cgw.Clustergram(-TABLE.abs())
    with pytest.raises(ValueError, match="norm is 'log', but no value is above 0; give 'linear'"):
        widget.norm = "log"


def test_a_sequential_map_takes_the_centre_away_and_may_have_one_of_its_own(widget):
    widget.center = 0.5
    widget.cmap = "vlag"
    assert widget.center == 0.5
    widget.cmap = "viridis"
    assert widget.center is None
    widget.center = 1
    assert widget.center == 1
    widget.cmap = None
    assert widget.center == 1


def test_a_diverging_map_over_a_table_without_centre_has_it_at_0_or_in_the_middle():
    widget = cgw.Clustergram(TABLE, cmap="viridis", vmin=-1, vmax=3)
    assert widget.center is None
    widget.cmap = "vlag"
    assert widget.center == 0
    widget.vmin = 2
    assert widget.center == 2.5
    widget.center = 2.25
    widget.cmap = None
    assert widget.center is None


def test_the_tables_own_colour_map_is_one_to_choose():
    widget = cgw.Clustergram(TABLE, cmap="plasma")
    assert widget.cmap == "plasma"
    widget.cmap = "Greys"
    widget.cmap = "plasma"
    assert widget.get_state("_view")["_view"]["colors"]["map"] is None


# Traits


EVERY_TRAIT = {
    "row_order": "sum",
    "col_order": SAMPLES[::-1],
    "row_cut": 1.25,
    "col_cut": 0.5,
    "row_flips": [3],
    "col_flips": [0, 2],
    "filters": {"rows": {"top": 8, "by": "sum"}},
    "crops": {"cols": [["S0", "S1"]]},
    "selected_row_clusters": [1],
    "selected_col_clusters": [1],
    "viewport": ((0.0, 2.0), None),
    "cmap": "magma",
    "vmin": -1.0,
    "vmax": 1.0,
    "center": 0.25,
    "opacity": 0.5,
    "per_row": True,
    "per_col": True,
    "reduction": "extreme",
}


@pytest.mark.parametrize(("name", "value"), EVERY_TRAIT.items(), ids=EVERY_TRAIT)
def test_a_trait_is_set_read_observed_and_undone(widget, name, value):
    before = getattr(widget, name)
    heard = heard_by(widget, name)
    setattr(widget, name, value)
    assert getattr(widget, name) == value
    setattr(widget, name, getattr(widget, name))
    if name != "viewport":
        assert len(widget.steps) == 1
        widget.undo()
        assert getattr(widget, name) == before
        widget.redo()
        assert heard == [(name, before, value), (name, value, before), (name, before, value)]


@pytest.mark.parametrize(("name", "value"), EVERY_TRAIT.items(), ids=EVERY_TRAIT)
def test_a_trait_of_two_widgets_can_be_linked(widget, name, value):
    other = cgw.Clustergram(
        TABLE, row_categories={"Kind": KIND}, col_categories={"Batch": list("ababab")}
    )
    if "cut" in name:
        other.cut_rows(1)
        other.cut_cols(1)
    link = traitlets.link((widget, name), (other, name))
    setattr(widget, name, value)
    assert getattr(other, name) == value
    link.unlink()


def test_a_trait_drives_a_control_and_a_control_drives_a_trait(widget):
    order = ipywidgets.Dropdown(options=["cluster", "sum", "label"], value="cluster")
    ipywidgets.link((widget, "row_order"), (order, "value"))
    strength = ipywidgets.FloatSlider(min=0, max=2)
    ipywidgets.link((widget, "opacity"), (strength, "value"))
    shown = []
    ipywidgets.interactive_output(
        lambda by, opacity: shown.append((by, opacity)), {"by": order, "opacity": strength}
    )
    widget.row_order = "sum"
    strength.value = 0.5
    from_page(widget, rows={"order": {"by": "label"}})
    assert widget.opacity == 0.5
    assert shown == [("cluster", 1.0), ("sum", 1.0), ("sum", 0.5), ("label", 0.5)]


def test_several_changes_at_once_all_count(widget):
    heard = heard_by(widget, "row_order", "row_cut", "opacity")
    with widget.hold_trait_notifications():
        widget.row_order = "sum"
        widget.row_cut = 1.25
        widget.opacity = 0.5
        assert widget.row_order == "sum"
    assert (widget.row_order, widget.row_cut, widget.opacity) == ("sum", 1.25, 0.5)
    assert sorted(name for name, *_ in heard) == ["opacity", "row_cut", "row_order"]
    assert len(widget.steps) == 3


def test_changes_that_are_taken_back_by_traitlets_are_taken_back_here(widget):
    before = widget.view

    def change_both():
        with widget.hold_trait_notifications():
            widget.row_order = "sum"
            widget.layout = "no layout"

    with pytest.raises(traitlets.TraitError):
        change_both()
    assert widget.row_order == "cluster"
    assert_frame_equal(widget.view, before)


def test_a_name_there_is_none_of_is_refused_with_the_closest_one(widget):
    with pytest.raises(AttributeError, match="no attribute 'row_ordr' to set; did you mean 'row_"):
        widget.row_ordr = "sum"
    with pytest.raises(AttributeError, match="'Theme' to set$"):
        widget.Theme = "dark"
    with pytest.raises(AttributeError, match=r"crop is a method of Clustergram; call it, crop\("):
        widget.crop = ["g1"]
    with pytest.raises(AttributeError, match="view"):
        widget.view = TABLE
    widget.layout.width = "50%"
    widget.layout = ipywidgets.Layout()
    widget.tooltip = "clusters"


BAD = [
    ("filters", 3, TypeError, "filters is 3; give {'rows': {'top': 20"),
    ("filters", {"row": {}}, ValueError, "filters has 'row': {}; give {'rows'"),
    ("filters", {"rows": {"labels": ["g1"]}}, ValueError, "filters['rows'] has 'labels'; give top"),
    ("filters", {"cols": {"top": 3}}, ValueError, "filters['cols'] has 'top'; give category"),
    ("filters", {"rows": {"top": 31}}, ValueError, "top is 31; give a number of rows from 1 to 30"),
    ("filters", {"rows": {"top": 3, "by": "mean"}}, ValueError, "by is 'mean'; give 'sum' or"),
    ("filters", {"rows": {"category": "Kind"}}, TypeError, "category is 'Kind'; give (title, v"),
    ("filters", {"rows": {"category": ("Kind", "q")}}, ValueError, "category is ('Kind', 'q')"),
    ("filters", {"rows": {"category": ("Length", 3.5)}}, ValueError, "category is ('Length', 3.5"),
    ("filters", {"rows": {"category": ("Length", "x")}}, ValueError, "category is ('Length', 'x')"),
    ("filters", {"rows": {"category": ("Length", True)}}, ValueError, "category is ('Length', Tr"),
    ("filters", {"rows": {"category": ("Length", np.nan)}}, ValueError, "category is ('Length', n"),
    ("crops", ["g1"], TypeError, "crops is a list; give {'rows': [labels of the outermost"),
    ("crops", {"row": []}, ValueError, "crops has the key 'row'; give"),
    ("crops", {"rows": ["g1", "g2"]}, TypeError, "crops['rows'] has 'g1' as a crop; give"),
    ("crops", {"rows": [["g1"], ["g2"]]}, ValueError, "crops['rows'][1] keeps nothing of what"),
    ("crops", {"cols": [["S9"]]}, ValueError, "crops['cols'][0] has 1 of 1 labels that are not"),
    ("crops", {"cols": "S0"}, TypeError, "crops['cols'] is a str; give"),
    ("selected_row_clusters", [0], ValueError, "selected_row_clusters has 0; give clusters from"),
    ("selected_col_clusters", "1", TypeError, "selected_col_clusters is '1'; give numbers"),
    ("selected_col_clusters", [True], ValueError, "selected_col_clusters has True; give clusters"),
    ("row_flips", [29], ValueError, "row_flips has 29; give merges of the tree, from 0 to 28"),
    ("row_flips", 3, TypeError, "row_flips is 3; give a list of merges, or None"),
    ("viewport", (1, 2, 3), TypeError, "viewport is (1, 2, 3); give a pair (rows, columns)"),
    ("viewport", ((3, 2), None), ValueError, "viewport, rows, is (3, 2); give 0 <= start < end"),
    ("viewport", (None, (0, 7)), ValueError, "viewport, columns, is (0, 7); give 0 <= start < end"),
    ("viewport", (None, ["S9"]), ValueError, "viewport, columns, has 1 of 1 labels that are not"),
    ("viewport", (None, []), ValueError, "viewport, columns, has no label that is visible"),
    ("cmap", "virids", ValueError, "cmap is 'virids'; did you mean 'viridis'? Here there are"),
    ("cmap", 3, ValueError, "cmap is 3; Here there are 'red-blue'"),
    ("vmin", 99, ValueError, "vmin is 99; give a number below vmax"),
    ("vmax", "1", TypeError, "vmax is '1', a str; give a number"),
    ("vmax", np.nan, ValueError, "vmax is nan; give a finite number"),
    ("center", "0", TypeError, "center is '0', a str; give a number"),
    ("center", np.inf, ValueError, "center is inf; give a finite number"),
    ("opacity", 2.5, ValueError, "opacity is 2.5; give a number from 0 to 2; 1 is normal"),
    ("opacity", True, TypeError, "opacity is True, a bool; give a number"),
    ("reduction", "max", ValueError, "reduction is 'max'; give 'mean' or 'extreme'"),
    ("reduction", None, ValueError, "reduction is None; give 'mean' or 'extreme'"),
    ("per_row", 1, TypeError, "per_row is 1; give True or False"),
    ("per_col", None, TypeError, "per_col is None; give True or False"),
    ("row_order", [*GENES, "g1"], ValueError, "row_order has 31 labels for 30; give every label"),
    ("row_order", [*GENES[1:], "g1"], ValueError, "has the label 'g1' more often than the axis"),
    ("selected_rows", [True] * 29, ValueError, "selected_rows is a mask of 29 booleans for 30"),
]


@pytest.mark.parametrize(("name", "value", "error", "message"), BAD, ids=[str(b[:2]) for b in BAD])
def test_a_bad_value_is_refused_by_name_and_the_view_stays(widget, name, value, error, message):
    before = widget.get_state(["_view", "_history"])
    with pytest.raises(error, match=re.escape(message)):
        setattr(widget, name, value)
    assert widget.get_state(["_view", "_history"]) == before
