"""The Python that `to_code` gives makes the same view again, whatever happened before."""

from __future__ import annotations

import contextlib
import decimal

import matplotlib
import matplotlib.colors
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw
from clustergrammer_widget.view.changes.filter import with_top_rows
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from tests.unit.page import show_from_page, view_of

VALUES = np.random.default_rng(5).normal(size=(7, 5)).round(2)
VALUES[2] = VALUES[4]


def table(index, columns):
    return pd.DataFrame(VALUES, index=index, columns=columns)


TABLES = {
    "labels that do not repeat": table(list("abcdefg"), list("vwxyz")),
    "labels that repeat": table(list("aabbbca"), list("xxyxz")),
    "positions as labels": table(range(7), range(5)),
    "repeated numbers": table([0, 1, 1, 0, 4, 5, 6], [1, 1, 0, 0, 2]),
    "booleans": table([True, False, True, True, False, True, False], list("vwxyz")),
    "names of orders": table(
        ["sum", "value:x", "it's", 'say "so"', "x ascending", "\n", "half \ud83d"],
        ["x", "x ascending", "cluster", "", " "],
    ),
    "missing labels": table(["a", None, np.nan, "b", "c", "d", "e"], ["x", np.nan, "y", "z", "w"]),
    "tuples": table(
        pd.MultiIndex.from_product([["p", "q"], range(4)])[:7],
        [("Cell: a", "T: x"), ("Cell: a", "T: y"), ("Cell: b", "T: x"), ("Cell: c", "T: x"), ""],
    ),
    "dates and fractions": table(
        pd.date_range("2024-01-30", periods=7, tz="Europe/Berlin"),
        pd.Index([decimal.Decimal(n) / 7 for n in range(5)]),
    ),
}
CATEGORIES = {
    "row_categories": {
        "Kind": pd.Categorical(list("qpqprpp"), list("pqr")),
        "Score": [1.5, None, -2, 0, 3, np.inf, 2],
        "Kept": [True, False, None, True, False, True, True],
    },
    "col_categories": {"Batch": ["one", None, "two", "two", "one"]},
}


def made_again(widget, data):
    """The widget that a colleague gets who runs the code."""
    code = widget.to_code()
    namespace = {"data": data}
    exec(compile(code, "pasted", "exec"), namespace)
    return namespace["w"]


def from_page(widget, change):
    """Let the page change a copy of the view's JSON, and send what is other."""
    after = view_of(widget)
    change(after)
    show_from_page(widget, after)


AXES = ("rows", "cols")
some = st.floats(0, 1)


def part_of(items, draw):
    """Some of these, at least one, in their order."""
    items = list(items)
    if not items:
        raise ValueError("there is nothing to choose from")
    chosen = draw(st.sets(st.integers(0, len(items) - 1), min_size=1))
    return [items[place] for place in sorted(chosen)]


def axis_name(draw):
    return draw(st.sampled_from(("row", "col")))


def order(widget, draw):
    side = axis_name(draw)
    names = ["cluster", "sum", "variance", "label", "initial"]
    labels = widget.data.index if side == "row" else widget.data.columns
    others = widget.data.columns if side == "row" else widget.data.index
    title = "category:Kind" if side == "row" else "category:Batch"
    custom = st.permutations(range(len(labels))).map(labels.take)
    by_value = st.sampled_from([f"value:{x}{end}" for x in others for end in ("", " ascending")])
    setattr(widget, f"{side}_order", draw(st.sampled_from([*names, title]) | by_value | custom))


def cut(widget, draw):
    side = axis_name(draw)
    if draw(st.booleans()):
        getattr(widget, f"cut_{side}s")(draw(st.integers(1, 5)))
    else:
        setattr(widget, f"{side}_cut", draw(some))


def flip(widget, draw):
    side = axis_name(draw)
    setattr(widget, f"{side}_flips", draw(st.sets(st.integers(0, 4))))


def crop(widget, draw):
    widget.crop(rows=part_of(widget.view.index, draw))
    widget.crop(cols=np.isin(range(5), part_of(range(5), draw)))


def crop_cluster(widget, draw):
    widget.crop_cluster(axis_name(draw), draw(st.integers(1, 3)))


def crops(widget, draw):
    now = widget.crops
    widget.crops = {axis: now[axis][: draw(st.integers(0, 2))] for axis in now}


def filter_top(widget, draw):
    widget.filter_rows(top=draw(st.integers(1, 7)), by=draw(st.sampled_from(["sum", "variance"])))


def filter_category(widget, draw):
    values = [("Kind", "p"), ("Kind", "q"), ("Kind", "r"), ("Score", 1.5), ("Score", 0)]
    widget.filter_rows(category=draw(st.sampled_from(values)))


def filter_query(widget, draw):
    widget.filter_rows(query=f"Kept == 'True' or Score > {draw(st.integers(-2, 3))}")


def recluster(widget, draw):
    parameter = st.sampled_from(["euclidean", "cityblock", None])
    widget.recluster(
        metric=draw(parameter), row_metric=draw(parameter), col_cluster=draw(st.booleans())
    )


def filters(widget, draw):
    now = widget.filters
    widget.filters = {axis: now[axis] for axis in now if draw(st.booleans())}


def select(widget, draw):
    widget.selected_rows = part_of(widget.data.index, draw)
    widget.selected_cols = np.isin(range(5), part_of(range(5), draw))


def select_clusters(widget, draw):
    side = axis_name(draw)
    setattr(widget, f"selected_{side}_clusters", draw(st.lists(st.integers(1, 3))))


def color(widget, draw):
    widget.cmap = draw(st.sampled_from([None, "viridis", "vlag"]))
    widget.norm = draw(st.sampled_from(["linear", "log"]))
    widget.vmin = draw(st.none() | st.floats(-3, 2))
    widget.vmax = draw(st.none() | st.floats(-2, 3))
    widget.center = draw(st.none() | st.floats(-3, 3))
    widget.opacity = draw(st.floats(0, 2))
    widget.per_row = draw(st.booleans())
    widget.per_col = draw(st.booleans())
    widget.reduction = draw(st.sampled_from(["mean", "extreme"]))


def zoom(widget, draw):
    shown = len(widget.view)
    edges = sorted([draw(st.floats(0, shown)), draw(st.floats(0, shown))])
    widget.viewport = (tuple(edges), part_of(widget.view.columns, draw))


def undo(widget, draw):
    for _ in range(draw(st.integers(1, 4))):
        widget.undo()


def undo_and_redo(widget, draw):
    widget.undo()
    if draw(st.booleans()):
        undo(widget, draw)
    widget.redo()


def reset(widget, draw):
    widget.reset()


def page_order(widget, draw):
    axis = draw(st.sampled_from(AXES))
    count, other = (7, 5) if axis == "rows" else (5, 7)
    orders = st.one_of(
        st.builds(
            lambda of, down: {"by": "value", "of": of, "descending": down},
            st.integers(0, other - 1),
            st.booleans(),
        ),
        st.permutations(range(count)).map(lambda order: {"by": "custom", "indices": order}),
        st.sampled_from([{"by": "sum"}, {"by": "label"}, {"by": "initial"}]),
    )
    from_page(widget, lambda view: view[axis].update(order=draw(orders)))


def page_crop(widget, draw):
    axis = draw(st.sampled_from(AXES))
    visible = widget._current.visible(axis).tolist()
    kept = draw(st.sampled_from([visible, part_of(visible[:-1], draw)]))

    def change(view):
        view[axis]["crops"].append({"kept": kept, "cut": view[axis]["cut"]})

    from_page(widget, change)


def page_category(widget, draw):
    chosen = {"title": "Batch", "value": draw(st.sampled_from(["one", "two"]))}
    from_page(widget, lambda view: view["cols"].update(category=chosen))


def page_flip_and_cut(widget, draw):
    axis = draw(st.sampled_from(AXES))
    merges = sorted(draw(st.sets(st.integers(0, 3))))
    from_page(widget, lambda view: view[axis].update(flips=merges, cut=draw(some)))


def page_select(widget, draw):
    axis = draw(st.sampled_from(AXES))
    from_page(widget, lambda view: view[axis].update(selected=part_of(range(5), draw)))


def page_colors(widget, draw):
    chosen = {"map": draw(st.sampled_from([None, "magma"])), "vmin": -1, "center": 1, "opacity": 2}
    from_page(widget, lambda view: view["colors"].update(chosen))


def page_zoom(widget, draw):
    start = draw(st.floats(0, 4))
    from_page(widget, lambda view: view["viewport"].update(rows=[start, start + 1]))


def page_top(widget, draw):
    top = {"by": "sum", "count": draw(st.integers(1, 7))}
    shown = with_top_rows(widget._current, TopRowsSpec(**top)).state.to_json()

    def change(view):
        view["top"] = top
        for axis in AXES:
            view[axis].update(flips=[], crops=shown[axis]["crops"])

    from_page(widget, change)


ACTIONS = [
    *(order, cut, flip, crop, crop_cluster, crops, filter_top, filter_category, filter_query),
    *(filters, select, select_clusters, color, zoom, undo, undo_and_redo, reset),
    *(page_order, page_crop, page_category, page_flip_and_cut, page_select, page_colors),
    *(page_zoom, page_top, recluster),
]


def act(widget, action, draw):
    """Do what is asked, or find that it can't be done in this view."""
    with contextlib.suppress(ValueError):
        action(widget, draw)


@pytest.mark.parametrize("data", TABLES.values(), ids=TABLES)
@given(st.lists(st.sampled_from(ACTIONS), max_size=12), st.data())
@settings(max_examples=25)
def test_any_history_from_both_sides_can_be_pasted(data, actions, drawn):
    widget = cgw.Clustergram(data, metric="euclidean", **CATEGORIES)
    for action in actions:
        act(widget, action, drawn.draw)
    again = made_again(widget, data)
    assert_frame_equal(again.view, widget.view)
    assert_frame_equal(again.selection, widget.selection)
    assert again._current.rows.tolist() == widget._current.rows.tolist()
    assert again._current.cols.tolist() == widget._current.cols.tolist()
    for name in ("row_cut", "col_cut", "row_flips", "col_flips", "viewport", "filters"):
        assert getattr(again, name) == getattr(widget, name)
    for name in (
        "cmap",
        "norm",
        "vmin",
        "vmax",
        "center",
        "opacity",
        "per_row",
        "per_col",
        "reduction",
    ):
        assert getattr(again, name) == getattr(widget, name)
    for axis in AXES:
        assert again._current.visible(axis).tolist() == widget._current.visible(axis).tolist()
        ours, theirs = widget._current.state.axis(axis), again._current.state.axis(axis)
        assert ours.selected == theirs.selected
        assert ours.crops == theirs.crops


def test_an_end_below_zero_on_a_log_scale_is_no_end_with_colours_of_each_row_either():
    data = TABLES["labels that do not repeat"]
    widget = cgw.Clustergram(data)
    widget.norm = "log"
    from_page(widget, lambda view: view["colors"].update(vmin=-1, ownRange="rows"))
    assert (widget.per_row, widget.norm) == (True, "log")
    assert 0 < widget.vmin == made_again(widget, data).vmin


def body(widget):
    """The code without its imports and its last line."""
    return widget.to_code().split("\n\n", 1)[1].removesuffix("\nw\n")


def test_the_code_is_what_one_would_write_oneself():
    data = TABLES["labels that do not repeat"]
    widget = cgw.Clustergram(data, row_categories={"Kind": list("ppqqrrr")}, metric="euclidean")
    widget.row_order = "sum"
    widget.undo()
    widget.crop(cols=["v", "x"])
    widget.row_order = "value:x"
    widget.selected_rows = data["v"] < -1
    widget.opacity = 0.5
    assert body(widget).splitlines() == [
        "w = cgw.Clustergram(",
        "    data,",
        '    row_categories={"Kind": ["p", "p", "q", "q", "r", "r", "r"]},',
        '    metric="euclidean",',
        ")",
        'w.crop(cols=["v", "x"])',
        'w.row_order = "value:x"',
        "w.opacity = 0.5",
        'w.selected_rows = ["d", "g"]',
    ]


def test_what_was_clustered_anew_is_clustered_anew_in_the_code():
    data = TABLES["labels that do not repeat"]
    widget = cgw.Clustergram(data)
    widget.crop(rows=["a", "b", "d", "e"])
    widget.recluster(metric="euclidean", row_method="single", col_cluster=False)
    widget.crop(rows=["a", "b"])
    widget.row_order = "sum"
    assert body(widget).splitlines() == [
        "w = cgw.Clustergram(data)",
        'w.crop(rows=["a", "b", "d", "e"])',
        'w.recluster(metric="euclidean", row_method="single", col_cluster=False)',
        'w.crop(rows=["a", "b"])',
        'w.row_order = "sum"',
    ]
    again = made_again(widget, data)
    assert again.get_state("_view") == widget.get_state("_view")
    widget.recluster(col_metric=lambda a, b: float(np.abs(a - b).max()), col_cluster=True)
    assert "# new_col_metric: a function, define it first" in widget.to_code()


def test_the_code_of_another_table_is_made_from_that_one():
    data = TABLES["labels that do not repeat"]
    widget = cgw.Clustergram(data, **CATEGORIES)
    widget.crop(rows=["a", "b", "c"])
    later = data.iloc[::-1, :3] + 1
    widget.update(later)
    again = made_again(widget, later)
    assert_frame_equal(again.view, widget.view)
    assert again.get_state("_row_categories") == widget.get_state("_row_categories")


def test_positions_stand_in_the_code_only_where_labels_would_mean_more():
    data = TABLES["labels that repeat"]
    widget = cgw.Clustergram(data)
    widget.selected_rows = ["a"]
    widget.selected_cols = [True, False, False, False, False]
    widget.row_order = [6, 5, 4, 3, 2, 1, 0]
    assert body(widget).splitlines()[1:] == [
        "w.row_order = [6, 5, 4, 3, 2, 1, 0]",
        'w.selected_rows = ["a", "a", "a"]',
        "w.selected_cols = np.isin(range(5), [0])",
    ]


LINKAGE = np.array([[0, 2, 1, 2], [1, 7, 2, 3], [4, 5, 2.5, 2], [3, 8, 3, 4], [6, 9, 3, 3.0]])
LINKAGE = np.vstack([LINKAGE, [10, 11, 4, 7]])
PARAMETERS = {
    "metrics and methods": {"metric": "cityblock", "col_method": "single"},
    "switches and looks": {"row_cluster": False, "standard_scale": 0, "height": 300},
    "a linkage": {"row_linkage": LINKAGE, "optimal_ordering": True},
    "a list of colours": {"cmap": ["navy", (1.0, 1.0, 1.0), "#b2182b"], "center": 0},
    "a colour map with a name": {"cmap": matplotlib.colormaps["magma"], "robust": True},
    "a colour map of one's own": {"cmap": matplotlib.colors.ListedColormap(["red", "gold"])},
    "colours of categories": {
        "category_colors": {"Kind": "Set2", "Batch": {"one": "teal"}},
        **CATEGORIES,
    },
    "dates": {"row_categories": {"When": pd.date_range("2024-01-01", periods=7)}},
    "dates with times": {
        "row_categories": {
            "When": [None, *pd.date_range("2024-01-01", periods=6, freq="5h7min", tz="Asia/Tokyo")],
            "Never": pd.Series([None] * 7, index=list("abcdefg"), dtype="datetime64[s]"),
        }
    },
    "durations": {"col_categories": {"Lasted": pd.to_timedelta([0, 1.5, None, -2, 400], unit="D")}},
    "a sparse Series": {
        "row_categories": pd.Series({"c": "x", "a": "y", "elsewhere": "z"}, name="Sparse")
    },
    "nothing in a category": {"col_categories": {"Empty": [None] * 5, "Blank": [np.nan] * 5}},
}


@pytest.mark.parametrize("parameters", PARAMETERS.values(), ids=PARAMETERS)
def test_what_the_widget_was_made_with_is_in_the_code(parameters):
    data = TABLES["labels that do not repeat"]
    widget = cgw.Clustergram(data, **parameters)
    again = made_again(widget, data)
    state, expected = (w.get_state() for w in (again, widget))
    same = ("_matrix", "_rows", "_cols", "_row_categories", "_col_categories", "_scaling")
    for name in (*same, "_options", "_view"):
        assert state[name] == expected[name]
    assert state["_colors"] | {"name": ""} == expected["_colors"] | {"name": ""}


def test_dates_are_told_as_dates_in_the_code():
    data = TABLES["labels that do not repeat"]
    dates = [*pd.date_range("2024-02-28", periods=6), None]
    widget = cgw.Clustergram(data, row_categories={"Measured": dates})
    widget.filter_rows(category=("Measured", pd.Timestamp("2024-03-01")))
    code = body(widget)
    assert code.endswith('w.filter_rows(category=("Measured", "2024-03-01"))')
    assert '"2024-02-28", "2024-02-29", "2024-03-01"' in code
    again = made_again(widget, data)
    assert again.get_state("_row_categories") == widget.get_state("_row_categories")
    assert_frame_equal(again.view, widget.view)


def test_a_parameter_changed_afterwards_stays_what_it_was():
    data = TABLES["labels that do not repeat"]
    colors = {"Kind": {"p": "red"}}
    widget = cgw.Clustergram(data, category_colors=colors, **CATEGORIES)
    colors["Kind"]["p"] = "blue"
    assert '{"Kind": {"p": "red"}}' in widget.to_code()


def test_a_function_of_ones_own_is_asked_for_by_its_parameter():
    def far(one, other):
        return float(np.abs(one - other).max())

    data = TABLES["labels that do not repeat"]
    code = cgw.Clustergram(data, row_metric=far).to_code()
    assert "# row_metric: a function, define it first" in code
    namespace = {"data": data, "row_metric": far}
    exec(code, namespace)
    assert namespace["w"].view.shape == data.shape


def test_the_code_of_a_table_from_a_file_takes_the_path(tmp_path):
    path = tmp_path / "table.tsv"
    cgw.Clustergram(TABLES["labels that do not repeat"], **CATEGORIES).to_tsv(path)
    widget = cgw.Clustergram(path)
    widget.filter_rows(category=("Kind", "p"))
    assert_frame_equal(made_again(widget, path).view, widget.view)
