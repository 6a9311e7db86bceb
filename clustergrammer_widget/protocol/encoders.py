"""Encode the kernel's records as traits for the page.

The values of the matrix cross as they are, every other array packed, see `arrays`; every record
carries `VERSION`, which the page checks. ``docs/wire-format.md`` is the same in words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.colors.lookup_tables import COLOR_BLIND_SAFE
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.data.annotations import Annotation, CategoricalAnnotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.float32 import Float32Matrix, to_float32
from clustergrammer_widget.data.scaling import AffineTransform, OriginalValues
from clustergrammer_widget.protocol.arrays import Json, encode_compressed, encode_raw
from clustergrammer_widget.view.subsets.subset_clustering import SubsetClustering
from clustergrammer_widget.view.subsets.top_rows import TopRowsClustering

VERSION = 1


def encode_matrix(stored: Float32Matrix, mask: npt.NDArray[np.bool_] | None = None) -> Json:
    """Encode the values, and one bit a cell for the mask if there is one."""
    matrix = {"version": VERSION, "values": encode_raw(stored.values), "scale": stored.scale}
    if mask is None:
        return matrix
    return {**matrix, "mask": encode_compressed(np.packbits(mask, bitorder="little"))}


def encode_scaling(
    scaling: AffineTransform | OriginalValues | None,
    units: str,
    ranked: AffineTransform | None = None,
) -> Json:
    """Encode the inverse transform from drawn to given values; empty if they are the same.

    `units` says in words what the values as drawn are, and `ranked` is the way back to those by
    which items are ranked, where values were normalised and scaled.
    """
    if scaling is None:
        return {}
    if isinstance(scaling, OriginalValues):
        given = {**encode_matrix(to_float32(scaling.values)), "units": units}
        return given if ranked is None else {**given, **_encode_way_back(ranked)}
    return {"version": VERSION, "units": units, **_encode_way_back(scaling)}


def _encode_way_back(scaling: AffineTransform) -> Json:
    return {
        "axis": scaling.axis,
        "offset": encode_compressed(scaling.offset),
        "factor": encode_compressed(scaling.factor),
    }


def encode_axis(axis: Axis) -> Json:
    """Encode title and labels of one axis."""
    return {"version": VERSION, "title": axis.title, "labels": encode_labels(axis.names)}


def encode_annotations(axis: Axis) -> Json:
    """Encode the annotations of one axis."""
    annotations = [_encode_annotation(annotation) for annotation in axis.given_annotations]
    return {"version": VERSION, "categories": annotations}


def encode_orders(
    tree: Tree | None, orders: Mapping[str, npt.NDArray[np.int32]], constant: Collection[str]
) -> Json:
    """Encode the orders of one axis that its labels and values make, and its tree.

    `constant` names the scores that are the same for all items; left out where there are none.
    """
    sent = {
        "version": VERSION,
        "orders": {name: encode_compressed(order) for name, order in orders.items()},
        "tree": _encode_trees([tree]),
    }
    return {**sent, "constant": sorted(constant)} if constant else sent


def encode_labels(names: tuple[str, ...]) -> Json:
    """Encode texts as one run of UTF-8 with the length of each in bytes."""
    parts = [name.encode() for name in names]
    text = np.frombuffer(b"".join(parts), dtype=np.uint8)
    return {
        "lengths": encode_compressed(np.array([len(part) for part in parts], dtype=np.int64)),
        "text": encode_compressed(text),
    }


def encode_colors(colors: ColorScale) -> Json:
    """Encode colour table and domain."""
    return {
        "version": VERSION,
        "name": colors.name,
        "default_map": colors.is_default_map,
        "lut": encode_compressed(colors.lut),
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
        "steps": encode_compressed(np.diff(channels, prepend=np.uint8(0))),
    }


def encode_options(options: Mapping[str, str]) -> Json:
    """Encode theme, width and height."""
    return {"version": VERSION, **options}


def encode_top_rows(done: Sequence[TopRowsClustering]) -> Json:
    """Encode the clusterings of top rows, at least one, as joined arrays."""
    return {
        "version": VERSION,
        "stops": [stop.top.to_json() for stop in done],
        "rows": encode_compressed(np.concatenate([stop.rows for stop in done])),
        "row_trees": _encode_trees([stop.row_tree for stop in done]),
        "col_trees": _encode_trees([stop.col_tree for stop in done]),
    }


def encode_subset_clusterings(done: Sequence[SubsetClustering]) -> Json:
    """Encode the subset clusterings, the latest last."""
    return {"version": VERSION, "reclusterings": [_encode_subset_clustering(one) for one in done]}


def _encode_subset_clustering(one: SubsetClustering) -> Json:
    sides = {"rows": (one.rows, one.row_tree), "cols": (one.cols, one.col_tree)}
    axes = one.recluster.to_json()
    return {
        name: {
            **axes[name],
            "members": None if axes[name]["members"] is None else encode_compressed(members),
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
        "merges": encode_compressed(joined[:, :2].astype(np.int32)),
        "heights": encode_compressed(joined[:, 2]),
    }


def _encode_annotation(annotation: Annotation) -> Json:
    if isinstance(annotation, CategoricalAnnotation):
        return {
            "kind": "text",
            "title": annotation.title,
            "values": list(annotation.values),
            "colors": list(annotation.colors),
            "codes": encode_compressed(annotation.codes),
        }
    return {
        "kind": "number",
        "title": annotation.title,
        "positive": annotation.positive,
        "negative": annotation.negative,
        "unit": annotation.unit,
        "numbers": encode_compressed(annotation.numbers),
    }
