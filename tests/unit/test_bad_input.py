"""Whatever can't be used is refused by an error that helps, and leaves nothing behind."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from ipywidgets.widgets.widget import _instances as living_widgets

import clustergrammer_widget as cgw

FRAME = pd.DataFrame(
    [[1.0, 2, 4], [2, 9, 1], [7, 3, 3], [0, 1, 8]], index=list("abcd"), columns=list("xyz")
)

BAD_TABLES = {
    "no rows and columns": (pd.DataFrame(), ValueError, "data has 0 rows and 0 columns; give"),
    "no rows": (FRAME.iloc[:0], ValueError, "data has 0 rows and 3 columns; give at least one"),
    "no columns": (FRAME[[]], ValueError, "data has 4 rows and 0 columns; give at least one"),
    "text": (
        FRAME.assign(gene="TP53"),
        TypeError,
        "data has columns that are not numbers: 'gene' (text, such as 'TP53'); "
        "if they hold the labels call data.set_index('gene')",
    ),
    "dates": (FRAME.assign(day=pd.Timestamp(0)), TypeError, "not numbers: 'day' (datetime64"),
    "ragged": (
        [[1, 2], [3]],
        ValueError,
        "row 0 has 2 values, row 1 has 1; give the same number of",
    ),
    "three-dimensional": (np.zeros((2, 3, 4)), ValueError, "3 dimensions, shape (2, 3, 4); give 2"),
    "one-dimensional": (np.zeros(3), ValueError, "data has 1 dimensions, shape (3,); give 2"),
    "a list of numbers": ([1, 2], TypeError, "data is a list with 1 at 0; give a list of rows"),
    "a Series": (FRAME["x"], TypeError, "data is a Series, which has one dimension; give data.to_"),
    "a dict": ({"a": [1]}, TypeError, "data is a dict; give pandas.DataFrame(data)"),
    "a structured array": (
        np.zeros((2, 2), dtype=[("a", float)]),
        TypeError,
        "data is a structured array; give pandas.DataFrame(data)",
    ),
    "lists in cells": (
        pd.DataFrame({"a": [[1], [2]], "b": [1, 2]}),
        TypeError,
        "not numbers: 'a' (object, such as [1])",
    ),
    "nothing": (None, TypeError, "data is a NoneType; give a pandas DataFrame"),
}

NAN_LINKAGE = [[0, 1, np.nan, 2], [2, 4, 1, 3], [3, 5, 2, 4]]
CYCLE = [[0, 1, 1, 2], [2, 6, 1, 3], [3, 5, 2, 4]]
BAD_OPTIONS = {
    "categories of other rows": (
        {"row_categories": pd.Series({"TP53": "p"})},
        ValueError,
        "row_categories has no label of the data: it has 'TP53', the data has 'a', 'b', 'c', ...;",
    ),
    "a category of the wrong length": (
        {"col_categories": {"batch": ["p", "q"]}},
        ValueError,
        "col_categories['batch'] has 2 values for 3 labels; give one value per label",
    ),
    "a category that is a number": (
        {"row_categories": 3},
        TypeError,
        "row_categories is a int; give a DataFrame, a Series or a dict",
    ),
    "colours of no category": (
        {"category_colors": {"batch": {"p": "red"}}},
        ValueError,
        "category_colors has the title 'batch', which is not a category; the categories are []",
    ),
    "a metric": (
        {"metric": "cosin"},
        ValueError,
        "metric (or row_metric) is 'cosin'; did you mean 'cosine'? Known are braycurtis",
    ),
    "a metric by another name": (
        {"col_metric": "manhattan"},
        ValueError,
        "col_metric) is 'manhattan'; did you mean 'cityblock'?",
    ),
    "a metric of another type": ({"metric": 3}, TypeError, "row_metric) is 3; give the name of a"),
    "a metric that needs more rows": (
        {"row_cluster": False, "metric": "mahalanobis"},
        ValueError,
        "metric 'mahalanobis' cannot be computed for the 3 col",
    ),
    "a method": (
        {"row_method": "averge"},
        ValueError,
        "method (or row_method) is 'averge'; did you mean 'average'? Known are average",
    ),
    "a linkage of another size": (
        {"row_linkage": [[0, 1, 1, 2]]},
        ValueError,
        "row_linkage has shape (1, 4); give the matrix of scipy.cluster.hierarchy.linkage "
        "for 4 observations, shape (3, 4)",
    ),
    "a linkage with NaN": (
        {"row_linkage": NAN_LINKAGE},
        ValueError,
        "row_linkage has numbers that are not finite; give the matrix of scipy",
    ),
    "a linkage that is no tree": ({"row_linkage": CYCLE}, ValueError, "row_linkage is not a tree"),
    "a linkage of text": ({"col_linkage": "ward"}, TypeError, "col_linkage is a str; give the"),
    "a switch of text": (
        {"row_cluster": "no"},
        TypeError,
        "row_cluster is 'no', a str; give True or False",
    ),
    "no switch": ({"optimal_ordering": None}, TypeError, "optimal_ordering is None, a NoneType"),
    "a keyword": (
        {"row_catgories": 1},
        TypeError,
        "Clustergram has no parameter 'row_catgories' (given 1); did you mean 'row_categories'?",
    ),
    "an axis to scale": ({"z_score": 2}, ValueError, 'z_score is 2; give 0 or "row", 1 or "col"'),
    "two scalings": (
        {"z_score": 0, "standard_scale": 1},
        ValueError,
        "z_score is 0 and standard_scale is 1; give one of them",
    ),
    "a colour map": (
        {"cmap": "virdis"},
        ValueError,
        "cmap is 'virdis', which is not a known colour",
    ),
    "an empty domain": (
        {"vmin": 2, "vmax": 1},
        ValueError,
        "vmin is 2 and vmax is 1; give a vmin below vmax",
    ),
    "an end of text": ({"vmax": "1"}, TypeError, "vmax is '1', a str; give a number"),
    "an infinite center": ({"center": np.inf}, ValueError, "center is inf; give a finite number"),
    "a mask of text": (
        {"mask": "upper"},
        TypeError,
        "mask is 'upper', a str; give a boolean DataFrame with the labels of the data, or a",
    ),
    "a mask that is a Series": ({"mask": FRAME["x"] > 1}, TypeError, "a Series; give a boolean"),
    "a mask of another shape": (
        {"mask": np.zeros((3, 4), dtype=bool)},
        ValueError,
        "mask has shape (3, 4), the data has shape (4, 3); give one value for each cell",
    ),
    "a mask of one dimension": ({"mask": [True] * 12}, ValueError, "mask has shape (12,), the"),
    "a ragged mask": ({"mask": [[True], [True, False]]}, ValueError, "mask has rows of different"),
    "a mask with other rows": (
        {"mask": (FRAME > 1).rename({"b": "TP53"})},
        ValueError,
        "mask has other rows than the data, which has 4: it does not have 'b'; give a mask with "
        "the labels of data.index",
    ),
    "a mask with more columns": (
        {"mask": FRAME.assign(more=1) > 1},
        ValueError,
        "mask has other columns than the data, which has 3: it has 4 of them; give a mask with",
    ),
    "a mask of values": (
        {"mask": FRAME},
        TypeError,
        "mask has 2.0 in row 0, column 1 (dtype float64); give True for cells that are not drawn",
    ),
    "a mask of words": (
        {"mask": np.full((4, 3), "True")},
        TypeError,
        "mask has 'True' in row 0, column 0",
    ),
    "a mask with missing values": (
        {"mask": (FRAME > 1).astype("boolean").where(FRAME != 9)},
        TypeError,
        "mask has <NA> in row 1, column 1 (dtype object); give True",
    ),
    "a theme": ({"theme": "blue"}, ValueError, "theme is 'blue'; give one of 'auto', 'light'"),
    "a width": (
        {"width": "wide"},
        ValueError,
        "width is 'wide'; give pixels as a number",
    ),
    "a hostile height": (
        {"height": "1px;background:url(//x)"},
        ValueError,
        "height is '1px;background:url(//x)'; give pixels",
    ),
}


@pytest.fixture
def nothing_left_behind():
    before = set(living_widgets)
    yield
    assert set(living_widgets) == before


@pytest.mark.usefixtures("nothing_left_behind")
@pytest.mark.parametrize(("data", "error", "message"), BAD_TABLES.values(), ids=BAD_TABLES)
def test_what_is_no_table_is_refused(data, error, message):
    with pytest.raises(error, match=re.escape(message)):
        cgw.Clustergram(data)


@pytest.mark.usefixtures("nothing_left_behind")
@pytest.mark.parametrize(("options", "error", "message"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_what_is_no_parameter_is_refused(options, error, message):
    with pytest.raises(error, match=re.escape(message)):
        cgw.Clustergram(FRAME, **options)


BAD_SETTINGS = [
    ("row_order", "sums", ValueError, "row_order is 'sums'; give 'cluster', 'sum'"),
    ("row_order", "value:q", ValueError, "the other axis has no label 'q'; the labels are 'x'"),
    ("col_order", "category:q", ValueError, "col_order is 'category:q'; the axis has the categ"),
    ("row_order", ["a", "b"], ValueError, "row_order has 2 labels for 4, it lacks 'c'; give every"),
    ("col_order", 3, TypeError, "col_order is a int; give 'cluster'"),
    ("row_cut", -1, ValueError, "row_cut is -1; give a height of 0 or more"),
    ("col_cut", "half", ValueError, "col_cut is 'half'; give a height"),
    ("selected_rows", ["a", "e"], ValueError, "selected_rows has 1 of 2 labels that are not on"),
    ("selected_cols", [True], ValueError, "selected_cols is a mask of 1 booleans for 3 labels"),
    ("selection", "a", TypeError, "selection is a str; give a DataFrame, a pair (rows, columns)"),
    ("selection", (["a"], ["q"]), ValueError, "selection has 1 of 1 labels that are not on the"),
]


@pytest.mark.parametrize(("name", "value", "error", "message"), BAD_SETTINGS)
def test_a_bad_setting_is_refused_and_changes_nothing(name, value, error, message):
    widget = cgw.Clustergram(FRAME)
    before = widget.get_state("_view")
    with pytest.raises(error, match=re.escape(message)):
        setattr(widget, name, value)
    assert widget.get_state("_view") == before


@pytest.mark.parametrize("k", [0, -1, 1.5, "3", True, None])
def test_a_number_of_clusters_is_a_whole_number(k):
    widget = cgw.Clustergram(FRAME)
    with pytest.raises(ValueError, match=re.escape(f"k is {k!r}; give the number of clusters")):
        widget.cut_rows(k)


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (lambda w: w.row_clusters, "row_clusters needs a tree, but row_cluster is False; set it"),
        (lambda w: w.cut_rows(2), "cut_rows needs a tree, but row_cluster is False"),
        (lambda w: setattr(w, "row_cut", 1.0), "row_cut needs a tree, but row_cluster is False"),
        (
            lambda w: setattr(w, "row_order", "cluster"),
            "row_order is 'cluster', but this axis is not clustered; give 'sum', 'variance'",
        ),
    ],
)
def test_what_needs_a_tree_says_so_without_one(use, message):
    widget = cgw.Clustergram(FRAME, row_cluster=False)
    with pytest.raises(ValueError, match=re.escape(message)):
        use(widget)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("row_colors", "did you mean 'row_categories'. It takes values by label"),
        ("col_colors", "did you mean 'col_categories'. .*category_colors has the colours"),
        ("row_color", "did you mean 'row_categories'"),
        ("colColours", "did you mean 'col_categories'"),
        ("figsize", "did you mean 'width' and 'height'"),
        ("fig_size", "did you mean 'width' and 'height'"),
        ("xticklabels", "did you mean 'col_label_height'"),
        ("yticklabels", "did you mean 'row_label_width'"),
        ("cbar_pos", "the legend of the colours has its own place"),
        ("linewidths", "leave it out: cells that are large enough have lines"),
        ("annot", "leave it out: Cell values on the page writes them into cells"),
        ("dendrogram_ratio", "leave it out: trees have their own width"),
        ("palette", "did you mean 'category_colors'"),
        ("cluster_rows", "did you mean 'row_cluster'"),
        ("colormap", "did you mean 'cmap'"),
        ("heigth", "did you mean 'height'"),
        ("zscore", "did you mean 'z_score'"),
        ("Metric", "did you mean 'metric'"),
        ("row_order", "set it on the widget: w.row_order = value"),
        ("cut_rows", "call it on the widget: w.cut_rows"),
        ("nonsense", "Known are row_categories"),
    ],
)
def test_names_of_other_heatmaps_lead_to_those_here(name, hint):
    with pytest.raises(TypeError, match=f"no parameter '{name}' .*{hint}"):
        cgw.Clustergram([[1, 2], [3, 4]], **{name: 1})
