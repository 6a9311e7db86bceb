"""What the page draws from: the traits that go down and never come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.widget import wire


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
    _rows = traitlets.Dict().tag(sync=True)
    _cols = traitlets.Dict().tag(sync=True)
    _scaling = traitlets.Dict().tag(sync=True)
    _colors = traitlets.Dict().tag(sync=True)
    _colormaps = traitlets.Dict().tag(sync=True)
    _options = traitlets.Dict().tag(sync=True)

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str], **traits: Any) -> None:
        matrix = heatmap.matrix
        super().__init__(
            _matrix=wire.encode_matrix(heatmap.stored),
            _rows=wire.encode_axis(matrix.rows, heatmap.row_tree, heatmap.row_orders),
            _cols=wire.encode_axis(matrix.cols, heatmap.col_tree, heatmap.col_orders),
            _scaling=wire.encode_scaling(matrix.scaling),
            _colors=wire.encode_colors(heatmap.colors),
            _colormaps=wire.encode_color_maps(page_color_maps()),
            _options=wire.encode_options(options),
            **traits,
        )
