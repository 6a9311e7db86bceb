"""Encode the kernel's records as traits for the page.

The values of the matrix cross as they are, every other array packed, see `wire_array`; every record
carries `VERSION`, which the page checks. ``docs/wire-format.md`` is the same in words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import Axis, Category, TextCategory
from clustergrammer_widget.data.precision import StoredValues, stored_values
from clustergrammer_widget.data.scale import GivenValues, Scaling
from clustergrammer_widget.view.color_maps import COLOR_BLIND_SAFE
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.reclustered import Reclustered
from clustergrammer_widget.view.top_rows import TopRows
from clustergrammer_widget.widget.wire_array import Json, packed_array, plain_array

VERSION = 1


def encode_matrix(stored: StoredValues, mask: npt.NDArray[np.bool_] | None = None) -> Json:
    """Encode the values, and one bit a cell for the mask if there is one."""
    matrix = {"version": VERSION, "values": plain_array(stored.values), "scale": stored.scale}
    if mask is None:
        return matrix
    return {**matrix, "mask": packed_array(np.packbits(mask, bitorder="little"))}


def encode_scaling(
    scaling: Scaling | GivenValues | None, units: str, ranked: Scaling | None = None
) -> Json:
    """Encode the way back from values as drawn to those given; empty where they are the same.

    `units` says in words what the values as drawn are, and `ranked` is the way back to those by
    which lines are ranked, where values were normalised and scaled.
    """
    if scaling is None:
        return {}
    if isinstance(scaling, GivenValues):
        given = {**encode_matrix(stored_values(scaling.values)), "units": units}
        return given if ranked is None else {**given, **_encode_way_back(ranked)}
    return {"version": VERSION, "units": units, **_encode_way_back(scaling)}


def _encode_way_back(scaling: Scaling) -> Json:
    return {
        "axis": scaling.axis,
        "offset": packed_array(scaling.offset),
        "factor": packed_array(scaling.factor),
    }


def encode_axis(axis: Axis) -> Json:
    """Encode title and labels of one axis."""
    return {"version": VERSION, "title": axis.title, "labels": encode_labels(axis.names)}


def encode_categories(axis: Axis) -> Json:
    """Encode the category strips of one axis."""
    strips = [_encode_category(category) for category in axis.categories]
    return {"version": VERSION, "categories": strips}


def encode_orders(
    tree: Tree | None, orders: Mapping[str, npt.NDArray[np.int32]], constant: Collection[str]
) -> Json:
    """Encode the orders of one axis that its labels and values make, and its tree.

    `constant` names the scores that are the same for all lines; left out where there are none.
    """
    sent = {
        "version": VERSION,
        "orders": {name: packed_array(order) for name, order in orders.items()},
        "tree": _encode_trees([tree]),
    }
    return {**sent, "constant": sorted(constant)} if constant else sent


def encode_labels(names: tuple[str, ...]) -> Json:
    """Encode texts as one run of UTF-8 with the length of each in bytes."""
    parts = [name.encode() for name in names]
    text = np.frombuffer(b"".join(parts), dtype=np.uint8)
    return {
        "lengths": packed_array(np.array([len(part) for part in parts], dtype=np.int64)),
        "text": packed_array(text),
    }


def encode_colors(colors: Colors) -> Json:
    """Encode colour table and domain."""
    return {
        "version": VERSION,
        "name": colors.name,
        "default_map": colors.is_default_map,
        "lut": packed_array(colors.lut),
        "vmin": colors.vmin,
        "vmax": colors.vmax,
        "center": colors.center,
        "missing": colors.missing,
        "norm": colors.norm,
        "keeps_center": colors.keeps_center,
        "ranges": {
            name: {"ends": list(found.ends), "full": list(found.full)}
            for name, found in colors.ranges.items()
        },
        "skewed": colors.is_skewed,
        "unequal": colors.unequal_axis,
        "own_range": colors.own_range,
    }


def encode_color_maps(maps: Sequence[tuple[str, bool, npt.NDArray[np.uint8]]]) -> Json:
    """Encode the colour maps to choose from: name, whether diverging, opaque colour table.

    Whether one is safe for colour-blind readers goes by its name.

    The tables have red, then green, then blue, each as its steps from 0: neighbours differ little.
    """
    channels = np.stack([lut[:, :3].T for _, _, lut in maps])
    return {
        "version": VERSION,
        "maps": [
            {"name": name, "diverging": diverging, "safe": name in COLOR_BLIND_SAFE}
            for name, diverging, _ in maps
        ],
        "steps": packed_array(np.diff(channels, prepend=np.uint8(0))),
    }


def encode_options(options: Mapping[str, str]) -> Json:
    """Encode theme, width and height."""
    return {"version": VERSION, **options}


def encode_top_rows(done: Sequence[TopRows]) -> Json:
    """Encode the stops of the top-rows sliders, at least one: like arrays of all, joined."""
    return {
        "version": VERSION,
        "stops": [stop.top.to_json() for stop in done],
        "rows": packed_array(np.concatenate([stop.rows for stop in done])),
        "row_trees": _encode_trees([stop.row_tree for stop in done]),
        "col_trees": _encode_trees([stop.col_tree for stop in done]),
    }


def encode_reclusterings(done: Sequence[Reclustered]) -> Json:
    """Encode what was clustered anew: the latest last."""
    return {"version": VERSION, "reclusterings": [_encode_reclustered(one) for one in done]}


def _encode_reclustered(one: Reclustered) -> Json:
    sides = {"rows": (one.rows, one.row_tree), "cols": (one.cols, one.col_tree)}
    axes = one.recluster.to_json()
    return {
        name: {
            **axes[name],
            "members": None if axes[name]["members"] is None else packed_array(members),
            "tree": _encode_trees([tree]),
        }
        for name, (members, tree) in sides.items()
    }


def _encode_trees(trees: Sequence[Tree | None]) -> Json | None:
    """Encode trees one after the other; None where the axis is not clustered."""
    linkages = [tree.linkage for tree in trees if tree is not None]
    if not linkages:
        return None
    joined = np.concatenate(linkages)
    return {
        "merges": packed_array(joined[:, :2].astype(np.int32)),
        "heights": packed_array(joined[:, 2]),
    }


def _encode_category(category: Category) -> Json:
    if isinstance(category, TextCategory):
        return {
            "kind": "text",
            "title": category.title,
            "values": list(category.values),
            "colors": list(category.colors),
            "codes": packed_array(category.codes),
        }
    return {
        "kind": "number",
        "title": category.title,
        "positive": category.positive,
        "negative": category.negative,
        "unit": category.unit,
        "numbers": packed_array(category.numbers),
    }
