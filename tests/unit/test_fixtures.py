from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from clustergrammer_widget.protocol.view_state import Bounds, decode_view_state
from tests.fixtures import make
from tests.fixtures.wire import unpacked

FOLDER = Path(__file__).parents[1] / "fixtures"


def read(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def differences(made, kept, path=""):
    """Where two fixtures differ; the last digits of a distance depend on the processor."""
    made, kept = in_numbers(made), in_numbers(kept)
    if isinstance(made, dict) and isinstance(kept, dict) and made.keys() == kept.keys():
        pairs = [(f"{path}/{key}", made[key], kept[key]) for key in made]
    elif isinstance(made, list) and isinstance(kept, list) and len(made) == len(kept):
        pairs = [(f"{path}/{i}", *pair) for i, pair in enumerate(zip(made, kept, strict=True))]
    elif isinstance(made, float) and isinstance(kept, float):
        is_same = np.isclose(made, kept, rtol=1e-12, atol=1e-14, equal_nan=True)
        return [] if is_same else [path]
    else:
        return [] if type(made) is type(kept) and made == kept else [path]
    return [found for where, one, other in pairs for found in differences(one, other, where)]


def in_numbers(value):
    """A decoded array of double precision as its numbers; all else as it is."""
    is_doubles = isinstance(value, dict) and value.get("dtype") == "float64" and "bytes" in value
    return np.frombuffer(bytes.fromhex(value["bytes"])).tolist() if is_doubles else value


@pytest.mark.parametrize("name", sorted(make.FIXTURES))
def test_fixture_files_are_what_the_kernel_computes(name):
    made = json.loads(make.text(make.FIXTURES[name]()))
    assert differences(unpacked(made), unpacked(read(name))) == []


def test_every_fixture_file_is_made_here():
    assert {path.stem for path in FOLDER.glob("*.json")} >= set(make.FIXTURES)


STATES = read("view_state")
BOUNDS = Bounds(*(STATES[key] for key in ("n", "m", "row_titles", "col_titles")))


@pytest.mark.parametrize("state", STATES["valid"])
def test_valid_states_come_back_as_they_went(state):
    assert decode_view_state(state, BOUNDS).to_json() == state


@pytest.mark.parametrize("case", STATES["invalid"], ids=lambda case: case["why"])
def test_invalid_states_are_refused(case):
    with pytest.raises(ValueError, match=r"^view.* is .*; make it "):
        decode_view_state(case["state"], BOUNDS)


def test_order_fixtures_are_permutations():
    for case in read("orders"):
        count = case[case["axis"]]
        for order in case["cases"]:
            assert sorted(order["indices"]) == list(range(count))


def test_order_fixtures_are_exact_in_float32():
    for case in read("orders"):
        numbers = [value for value in case["values"] if isinstance(value, float)]
        assert np.float32(numbers).astype(float).tolist() == numbers
