"""What crosses to the page: pure functions from the kernel's records to traits.

Every array is ``{"dtype", "shape", "data"}`` with little-endian bytes in C order; every record
carries `VERSION`, which the page checks. ``docs/wire-format.md`` is the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import Axis, Category, TextCategory
from clustergrammer_widget.data.precision import StoredValues
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.top_rows import TopRows

VERSION = 1

Json = dict[str, Any]


def encode_array(array: npt.NDArray[Any]) -> Json:
    """Encode an array of float32, float64, int32, uint32 or uint8."""
    ordered = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    return {
        "dtype": array.dtype.name,
        "shape": list(array.shape),
        "data": ordered.tobytes(),
    }


def encode_matrix(stored: StoredValues) -> Json:
    """Encode the values."""
    return {"version": VERSION, "values": encode_array(stored.values), "scale": stored.scale}


def encode_axis(axis: Axis, tree: Tree | None, orders: Mapping[str, npt.NDArray[np.int32]]) -> Json:
    """Encode labels, categories, orders and tree of one axis."""
    return {
        "version": VERSION,
        "title": axis.title,
        "labels": encode_labels(axis.names),
        "categories": [_encode_category(category) for category in axis.categories],
        "orders": {name: encode_array(order) for name, order in orders.items()},
        "tree": None if tree is None else _encode_tree(tree),
    }


def encode_labels(names: tuple[str, ...]) -> Json:
    """Encode texts as one run of UTF-8 with the offset of each."""
    parts = [name.encode() for name in names]
    offsets = np.zeros(len(parts) + 1, dtype=np.uint32)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    text = np.frombuffer(b"".join(parts), dtype=np.uint8)
    return {"offsets": encode_array(offsets), "text": encode_array(text)}


def encode_colors(colors: Colors) -> Json:
    """Encode colour table and domain."""
    return {
        "version": VERSION,
        "name": colors.name,
        "lut": encode_array(colors.lut),
        "vmin": colors.vmin,
        "vmax": colors.vmax,
        "center": colors.center,
        "missing": colors.missing,
    }


def encode_color_maps(maps: Sequence[tuple[str, bool, npt.NDArray[np.uint8]]]) -> Json:
    """Encode the colour maps to choose from: name, whether diverging, colour table."""
    return {
        "version": VERSION,
        "maps": [
            {"name": name, "diverging": diverging, "lut": encode_array(lut)}
            for name, diverging, lut in maps
        ],
    }


def encode_top_rows(done: Sequence[TopRows]) -> Json:
    """Encode the stops of the top-rows sliders that have been clustered so far."""
    return {
        "version": VERSION,
        "stops": [
            {
                **stop.top.to_json(),
                "rows": encode_array(stop.rows),
                "row_tree": None if stop.row_tree is None else _encode_tree(stop.row_tree),
                "col_tree": None if stop.col_tree is None else _encode_tree(stop.col_tree),
                "col_orders": {k: encode_array(order) for k, order in stop.col_orders.items()},
            }
            for stop in done
        ],
    }


def _encode_tree(tree: Tree) -> Json:
    return {
        "merges": encode_array(tree.linkage[:, :2].astype(np.int32)),
        "heights": encode_array(tree.linkage[:, 2]),
        "leaves": encode_array(tree.leaves),
    }


def _encode_category(category: Category) -> Json:
    if isinstance(category, TextCategory):
        return {
            "kind": "text",
            "title": category.title,
            "values": list(category.values),
            "colors": list(category.colors),
            "codes": encode_array(category.codes),
        }
    return {
        "kind": "number",
        "title": category.title,
        "positive": category.positive,
        "negative": category.negative,
        "numbers": encode_array(category.numbers),
    }
