"""Encode arrays for the page.

A plain array is its bytes, little-endian and in C order. A packed one says the same in fewer: its
numbers take the narrowest type that holds each of them exactly; then come the first bytes of all
numbers, the second bytes, and so on, which puts what is alike side by side (the shuffle filter of
HDF5); and that is deflated (RFC 1951) where it gets shorter by it.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

Json = dict[str, Any]

WHOLE_NUMBERS = (np.uint8, np.int8, np.uint16, np.int16, np.int32)
_RAW_DEFLATE = -zlib.MAX_WBITS


def encode_raw(array: npt.NDArray[Any]) -> Json:
    """Encode an array as it is."""
    ordered = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    return {
        "dtype": array.dtype.name,
        "shape": list(array.shape),
        "data": ordered.tobytes(),
    }


def encode_compressed(array: npt.NDArray[Any]) -> Json:
    """Encode an array of whole numbers, or of floating point ones, in few bytes."""
    plain = encode_raw(downcast(array))
    deflated = _deflated(_shuffled(plain["data"], np.dtype(plain["dtype"]).itemsize))
    if len(deflated) >= len(plain["data"]):
        return plain
    return {**plain, "data": deflated, "packed": True}


def downcast(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the same numbers in the narrowest type that holds each of them exactly.

    Parameters
    ----------
    array : ndarray
        Whole numbers of at most 32 bits with sign, or floating point numbers.

    Returns
    -------
    ndarray of uint8, int8, uint16, int16, int32, float32 or float64
        Of the same shape; NaN and infinities are kept.
    """
    if array.dtype.kind in "iu":
        low, high = int(array.min(initial=0)), int(array.max(initial=0))
        spans = ((kind, np.iinfo(kind)) for kind in WHOLE_NUMBERS)
        return array.astype(next(k for k, span in spans if span.min <= low and high <= span.max))
    with np.errstate(over="ignore"):
        single = array.astype(np.float32)
    return single if np.array_equal(single, array, equal_nan=True) else array


def _shuffled(data: bytes, size: int) -> bytes:
    return np.frombuffer(data, dtype=np.uint8).reshape(-1, size).T.tobytes()


def _deflated(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=_RAW_DEFLATE)
    return deflate.compress(data) + deflate.flush()
