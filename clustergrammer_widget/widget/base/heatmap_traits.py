"""Synchronised traits that only the kernel sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import ipywidgets
import traitlets

from clustergrammer_widget.colors.lookup_tables import page_color_maps
from clustergrammer_widget.protocol import encoders
from clustergrammer_widget.protocol.snapshot import encode_heatmap
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.widget.base.program import LOADER, Program, shared_program
from clustergrammer_widget.widget.traits.label_sizes import LABEL_SIZES, PixelsTrait
from clustergrammer_widget.widget.traits.value_label_trait import ValueLabelTrait


class HeatmapTraits(anywidget.AnyWidget):
    """Widget with the traits that the page draws a heatmap from.

    Parameters
    ----------
    heatmap : ClusteredMatrix
        The clustered matrix.
    options : mapping
        Theme, width and height.
    **traits
        Whatever else the page is to have.

    Attributes
    ----------
    row_label_width, col_label_height : float or None
        Room for the labels of rows and of columns in pixels, 0 for no labels; None is automatic.
        Dragging the edge of the labels on the page sets it.
    font_size : float or None
        Font size of all labels in pixels, 9 to 48; None is automatic, 9 to 16.
    value_label : str
        What the values are called in the legend and in pictures; None sets the default.
    """

    _esm: Any = LOADER

    _program = traitlets.Instance(Program).tag(sync=True, **ipywidgets.widget_serialization)
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

    row_label_width = PixelsTrait(
        LABEL_SIZES["row_label_width"], help="Width of the row labels in pixels, None if automatic."
    ).tag(sync=True)
    col_label_height = PixelsTrait(
        LABEL_SIZES["col_label_height"],
        help="Height of the column labels in pixels, None if automatic.",
    ).tag(sync=True)
    font_size = PixelsTrait(
        LABEL_SIZES["font_size"], help="Font size of the labels in pixels, None if automatic."
    ).tag(sync=True)

    value_label = ValueLabelTrait(
        help="What the values are called in the legend; None sets the default."
    ).tag(sync=True)

    _usual_value_label = "value"

    def __init__(self, heatmap: ClusteredMatrix, options: Mapping[str, str], **traits: Any) -> None:
        self._hold_loader()
        super().__init__(
            _program=shared_program(),
            **encode_heatmap(heatmap),
            _colormaps=encoders.encode_color_maps(page_color_maps()),
            _options=encoders.encode_options(options),
            **traits,
        )

    def _hold_loader(self) -> None:
        """Hold the loader as a trait, and renew it while it is developed.

        Otherwise anywidget lets the loader hold the widget, which is then never freed. A signal
        holds methods only weakly.
        """
        loader = self._esm
        self.add_traits(_esm=traitlets.Unicode(str(loader)).tag(sync=True))
        changed = getattr(loader, "changed", None)
        if changed is not None:
            changed.connect(self._renew_loader)

    def _renew_loader(self, text: str) -> None:
        self._program.renew()
        self._esm = text
