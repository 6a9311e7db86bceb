"""Encode a clustered matrix as the traits that the page gets when it opens."""

from __future__ import annotations

from clustergrammer_widget._types import AXES
from clustergrammer_widget.protocol import encoders
from clustergrammer_widget.protocol.arrays import Json
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix


def encode_heatmap(heatmap: ClusteredMatrix) -> dict[str, Json]:
    """Encode a clustered matrix as traits by name; what changes separately is separate."""
    matrix = heatmap.matrix
    ranked = None if matrix.before_scaling is None else matrix.before_scaling.scaling
    row_constant, col_constant = (heatmap.scores[axis].constant for axis in AXES)
    return {
        "_matrix": encoders.encode_matrix(heatmap.stored, matrix.mask),
        "_scaling": encoders.encode_scaling(matrix.scaling, matrix.units, ranked),
        "_rows": encoders.encode_axis(matrix.rows),
        "_cols": encoders.encode_axis(matrix.cols),
        "_row_categories": encoders.encode_annotations(matrix.rows),
        "_col_categories": encoders.encode_annotations(matrix.cols),
        "_row_orders": encoders.encode_orders(heatmap.row_tree, heatmap.row_orders, row_constant),
        "_col_orders": encoders.encode_orders(heatmap.col_tree, heatmap.col_orders, col_constant),
        "_colors": encoders.encode_colors(heatmap.colors),
    }
