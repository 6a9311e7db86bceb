from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustergrammer_widget.clustering.linkage import METHODS
from clustergrammer_widget.colors.overrides import REDUCTIONS, ColorOverrides
from clustergrammer_widget.colors.own_range import OWN_RANGES
from clustergrammer_widget.protocol.view_state import Bounds, decode_view_state
from clustergrammer_widget.view.state.orders import (
    CategoryOrder,
    CustomOrder,
    NamedOrder,
    ValueOrder,
)
from clustergrammer_widget.view.state.subset_specs import AxisSubsetSpec, SubsetSpec, TopRowsSpec
from clustergrammer_widget.view.state.view_state import (
    AxisState,
    CategoryFilter,
    Crop,
    Viewport,
    ViewState,
)

N, M = 6, 4
TITLES = ["tissue", "dose"]


def axis_views(count, other_count):
    orders = st.one_of(
        st.sampled_from(["cluster", "sum", "variance", "label", "initial"]).map(NamedOrder),
        st.builds(ValueOrder, st.integers(0, other_count - 1), st.booleans()),
        st.sampled_from(TITLES).map(CategoryOrder),
        st.permutations(range(count)).map(lambda order: CustomOrder(tuple(order))),
    )
    cuts = st.none() | st.floats(0, allow_nan=False, allow_infinity=False)
    flips = ascending(count - 1)
    categories = st.none() | st.builds(
        CategoryFilter,
        st.sampled_from(TITLES),
        st.text() | st.floats(allow_nan=False, allow_infinity=False),
    )
    crops = st.lists(st.builds(Crop, ascending(count, 1), cuts), max_size=3).map(tuple)
    return st.builds(AxisState, orders, cuts, flips, categories, crops, ascending(count))


def ascending(count, least=0):
    chosen = st.sets(st.integers(0, count - 1), min_size=least)
    return chosen.map(lambda positions: tuple(sorted(positions)))


def color_views():
    ends = st.none() | st.floats(-1e6, 1e6)
    own_range = st.none() | st.sampled_from(OWN_RANGES)
    parts = (ends, ends, ends, st.floats(0, 2), own_range, st.sampled_from(REDUCTIONS))
    built = st.builds(ColorOverrides, st.none() | st.text(), *parts)
    return built.filter(lambda c: c.vmin is None or c.vmax is None or c.vmin < c.vmax)


def intervals(count):
    edges = st.tuples(st.floats(0, count), st.floats(0, count))
    return st.none() | edges.map(sorted).map(tuple).filter(lambda edge: edge[0] < edge[1])


def axis_reclusterings(count):
    return st.builds(
        AxisSubsetSpec,
        st.none() | ascending(count, 1),
        st.booleans(),
        st.text(),
        st.sampled_from(METHODS),
        st.booleans(),
    )


states = st.builds(
    ViewState,
    axis_views(N, M),
    axis_views(M, N),
    st.none() | st.builds(TopRowsSpec, st.sampled_from(["sum", "variance"]), st.integers(1, N)),
    st.none() | st.builds(SubsetSpec, axis_reclusterings(N), axis_reclusterings(M)),
    color_views(),
    st.builds(Viewport, intervals(N), intervals(M)),
).filter(lambda state: state.top is None or state.recluster is None)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def places(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def replaced(value, path, new):
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def read(obj):
    return decode_view_state(obj, Bounds(N, M, TITLES, TITLES))


@given(states)
def test_a_state_survives_json(state):
    assert read(json.loads(json.dumps(state.to_json()))) == state


@given(states, st.data())
def test_a_tampered_state_is_read_exactly_or_refused(state, data):
    obj = state.to_json()
    path = data.draw(st.sampled_from(list(places(obj))))
    tampered = replaced(obj, path, data.draw(anything))
    try:
        found, refusal = read(tampered).to_json(), "view"
    except ValueError as error:
        found, refusal = tampered, str(error)
    assert found == tampered
    assert refusal.startswith("view")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400])
def test_numbers_json_cannot_say_are_refused(value):
    obj = ViewState().to_json()
    with pytest.raises(ValueError, match=r"view\.rows\.cut is .*finite"):
        read(replaced(obj, ("rows", "cut"), value))
    with pytest.raises(ValueError, match=r"view\.viewport\.rows\[1\] is .*finite"):
        read(replaced(obj, ("viewport", "rows"), [0, value]))


def test_a_refusal_names_the_place_and_shortens_what_came():
    obj = ViewState().to_json()
    with pytest.raises(ValueError, match=r"^view\.cols\.selected\[1\] is 4; make it a position"):
        read(replaced(obj, ("cols", "selected"), [0, 4]))
    with pytest.raises(ValueError, match=r"^view is 'x{76}\.\.\.; make it an object"):
        read("x" * 5000)


def test_more_positions_than_there_are_are_refused_unread():
    obj = ViewState().to_json()
    with pytest.raises(ValueError, match="1000000 positions"):
        read(replaced(obj, ("rows", "selected"), [0] * 1_000_000))


def test_changing_one_thing_leaves_the_rest():
    start = ViewState().with_selected("rows", {3, 1}).with_cut("cols", 0.5)
    changed = start.with_order("rows", NamedOrder("sum")).with_viewport(Viewport((0, 2)))
    assert start.rows == AxisState(NamedOrder("cluster"), selected=(1, 3))
    assert changed.rows == AxisState(NamedOrder("sum"), selected=(1, 3))
    assert changed.cols is start.cols
    assert changed.axis("cols").cut == 0.5
    assert changed.viewport.rows == (0, 2)


def test_a_selection_is_kept_ascending_without_repeats():
    assert ViewState().with_selected("cols", [2, 0, 2]).cols.selected == (0, 2)


def test_equal_states_are_equal_and_can_be_kept_in_sets():
    assert {ViewState(), ViewState()} == {ViewState()}
