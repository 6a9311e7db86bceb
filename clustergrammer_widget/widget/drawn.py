"""What the page draws from: the traits that go down and never come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import AXES
from clustergrammer_widget.widget import wire
from clustergrammer_widget.widget.wire_array import Json


class DrawnHeatmap(anywidget.AnyWidget):
    """A heatmap as the page has it.

    Parameters
    ----------
    heatmap : Heatmap
        The clustered matrix.
    options : mapping
        Theme, width and height.
    **traits
        Whatever else the page is to have.
    """

    _matrix = traitlets.Dict().tag(sync=True)
    _scaling = traitlets.Dict().tag(sync=True)
    _rows = traitlets.Dict().tag(sync=True)
    _cols = traitlets.Dict().tag(sync=True)
    _row_categories = traitlets.Dict().tag(sync=True)
    _col_categories = traitlets.Dict().tag(sync=True)
    _row_orders = traitlets.Dict().tag(sync=True)
    _col_orders = traitlets.Dict().tag(sync=True)
    _colors = traitlets.Dict().tag(sync=True)
    _colormaps = traitlets.Dict().tag(sync=True)
    _options = traitlets.Dict().tag(sync=True)

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str], **traits: Any) -> None:
        super().__init__(
            **encoded(heatmap),
            _colormaps=wire.encode_color_maps(page_color_maps()),
            _options=wire.encode_options(options),
            **traits,
        )


def encoded(heatmap: Heatmap) -> dict[str, Json]:
    """Encode a heatmap as traits, by name: apart from each other what changes apart."""
    matrix = heatmap.matrix
    ranked = None if matrix.before_scaling is None else matrix.before_scaling.scaling
    row_constant, col_constant = (heatmap.scores[axis].constant for axis in AXES)
    return {
        "_matrix": wire.encode_matrix(heatmap.stored, matrix.mask),
        "_scaling": wire.encode_scaling(matrix.scaling, matrix.units, ranked),
        "_rows": wire.encode_axis(matrix.rows),
        "_cols": wire.encode_axis(matrix.cols),
        "_row_categories": wire.encode_categories(matrix.rows),
        "_col_categories": wire.encode_categories(matrix.cols),
        "_row_orders": wire.encode_orders(heatmap.row_tree, heatmap.row_orders, row_constant),
        "_col_orders": wire.encode_orders(heatmap.col_tree, heatmap.col_orders, col_constant),
        "_colors": wire.encode_colors(heatmap.colors),
    }
