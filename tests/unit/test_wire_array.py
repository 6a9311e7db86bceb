from __future__ import annotations

import json
import warnings

import numpy as np
import pytest

from clustergrammer_widget.protocol.arrays import downcast, encode_compressed, encode_raw
from tests.fixtures.wire import as_text, unpacked


def numbers(array):
    """What the page reads from an array on its way."""
    plain = unpacked(json.loads(json.dumps(as_text(array))))
    return np.frombuffer(bytes.fromhex(plain["bytes"]), plain["dtype"]).reshape(plain["shape"])


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([], "uint8"),
        ([0, 255], "uint8"),
        ([-1, 127], "int8"),
        ([-1, 128], "int16"),
        ([0, 256], "uint16"),
        ([0, 65536], "int32"),
        ([-32769], "int32"),
    ],
)
def test_whole_numbers_take_the_narrowest_type_that_holds_them(values, dtype):
    array = np.array(values, dtype=np.int64)
    narrow = downcast(array)
    assert narrow.dtype == dtype
    assert narrow.tolist() == values


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([0.5, np.nan, np.inf, -0.0], np.float32),
        ([0.1], np.float64),
        ([16777217.0], np.float64),
        ([1e300], np.float64),
    ],
)
def test_other_numbers_are_in_single_precision_where_that_is_exact(values, dtype):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        narrow = downcast(np.array(values))
    assert narrow.dtype == dtype
    np.testing.assert_array_equal(narrow.astype(float), values)


@pytest.mark.parametrize("shape", [(0, 2), (1, 2), (700, 2), (3, 5, 60)])
def test_a_packed_array_says_the_same_in_no_more_bytes(shape):
    array = np.arange(np.prod(shape), dtype=np.int64).reshape(shape) * 7 - 3
    packed = encode_compressed(array)
    np.testing.assert_array_equal(numbers(packed), array)
    assert len(packed["data"]) <= len(encode_raw(downcast(array))["data"])
    assert packed.get("packed", False) == (array.size > 100)


def test_an_array_of_another_byte_order_or_layout_is_the_same():
    array = np.arange(6.0).reshape(2, 3)
    for other in (array.astype(">f8"), np.asfortranarray(array), array[:, ::-1][:, ::-1]):
        assert encode_raw(other) == encode_raw(array)
