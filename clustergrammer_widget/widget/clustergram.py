"""`Clustergram`, the widget."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import numpy.typing as npt
import pandas as pd
import traitlets

from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.data.categories import ColorSpec
from clustergrammer_widget.data.frame import read_matrix_like
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scale import Along, scaled
from clustergrammer_widget.data.text_lines import FilePath
from clustergrammer_widget.data.write_text import write_matrix
from clustergrammer_widget.view.colors import ColorMapLike, resolve_colors
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.state import ViewState
from clustergrammer_widget.widget import wire
from clustergrammer_widget.widget.arguments import refuse_unknown
from clustergrammer_widget.widget.options import Theme, checked_flag, checked_theme, css_length
from clustergrammer_widget.widget.view_traits import CutTrait, OrderTrait, ViewTrait

log = logging.getLogger(__name__)

BUNDLE = Path(__file__).parent.parent / "static" / "widget.js"


class Clustergram(anywidget.AnyWidget):
    """A hierarchically clustered heatmap to look at, point at and click in.

    As the last line of a cell it appears below the cell. What is clicked in it can be read in the
    next cell, from `selected_rows` and its kin, and whatever can be changed on the page can be set
    from Python: ``w.row_order = "variance"``.

    Parameters
    ----------
    data : DataFrame, 2-D ndarray, nested list of numbers, or path
        n rows by m columns, each at least 1. Integers, booleans and nullable types become float64;
        missing values stay missing. A path is that of a ``.tsv``, ``.txt`` or ``.csv`` file, see
        `read_matrix`, or of a ``.gct`` or ``.parquet`` file, each also with ``.gz``.
    row_categories, col_categories : DataFrame, Series or dict, optional
        Matched by label; each column is one strip. Text has a colour for each value, numbers have
        one hue for each sign. Labels that have no category are drawn blank.
    category_colors : dict, optional
        ``{title: {value: colour}}`` or ``{title: "palette name"}``.
    metric, method : str
        Any metric of `scipy.spatial.distance.pdist`, ``"spearman"`` or ``"kendall"``; any method of
        `scipy.cluster.hierarchy.linkage`.
    row_metric, row_method, col_metric, col_method : str, optional
        For one axis, in place of the two above.
    row_linkage, col_linkage : array_like, shape (n - 1, 4), optional
        A linkage matrix to use as it is.
    row_cluster, col_cluster : bool
        False keeps the given order, without a dendrogram.
    optimal_ordering : bool
        Order leaves so that neighbours are as similar as the tree allows; up to 1,000 leaves.
    z_score, standard_scale : {0, 1, "row", "col"}, optional
        seaborn's meaning: scale every row (0) or column (1) before clustering.
    cmap, vmin, vmax, center, robust : optional
        seaborn's meaning. By default red is positive, blue negative, and white 0.
    width, height : str or number
        A CSS length, or pixels.
    theme : {"auto", "light", "dark"}
        ``"auto"`` follows the notebook.

    Raises
    ------
    TypeError, ValueError
        If something can't be used; the message names the parameter, what came, and what to give.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> w = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0], [0.0, 5.0]])
    >>> w.row_order = "sum"
    >>> w.view.shape
    (3, 2)
    """

    _esm = BUNDLE

    _matrix = traitlets.Dict().tag(sync=True)
    _rows = traitlets.Dict().tag(sync=True)
    _cols = traitlets.Dict().tag(sync=True)
    _colors = traitlets.Dict().tag(sync=True)
    _options = traitlets.Dict().tag(sync=True)
    _view = traitlets.Dict().tag(sync=True)

    row_order = OrderTrait("rows", help="Order of the rows: a name, or a list of all labels.")
    col_order = OrderTrait("cols", help="Order of the columns: a name, or a list of all labels.")
    row_cut = CutTrait("rows", help="Height of the rows' cut, in distance units.")
    col_cut = CutTrait("cols", help="Height of the columns' cut, in distance units.")

    def __init__(
        self,
        data: object,
        *,
        row_categories: object = None,
        col_categories: object = None,
        category_colors: Mapping[str, ColorSpec] | None = None,
        metric: Metric = "cosine",
        method: str = "average",
        row_metric: Metric | None = None,
        row_method: str | None = None,
        col_metric: Metric | None = None,
        col_method: str | None = None,
        row_linkage: npt.ArrayLike | None = None,
        col_linkage: npt.ArrayLike | None = None,
        row_cluster: bool = True,
        col_cluster: bool = True,
        optimal_ordering: bool = False,
        z_score: Along | None = None,
        standard_scale: Along | None = None,
        cmap: ColorMapLike | None = None,
        vmin: float | None = None,
        vmax: float | None = None,
        center: float | None = None,
        robust: bool | None = None,
        width: str | float = "100%",
        height: str | float = 700,
        theme: Theme = "auto",
        **unknown: object,
    ) -> None:
        refuse_unknown(type(self).__init__, unknown)
        options = {
            "theme": checked_theme(theme),
            "width": css_length(width, "width"),
            "height": css_length(height, "height"),
        }
        read = read_matrix_like(data, row_categories, col_categories, category_colors)
        matrix = Matrix(scaled(read.values, z_score, standard_scale), read.rows, read.cols)
        colors = resolve_colors(matrix.values, cmap, vmin, vmax, center, robust)
        optimal = checked_flag(optimal_ordering, "optimal_ordering")
        row_clustering = AxisClustering(
            checked_flag(row_cluster, "row_cluster"),
            row_metric or metric,
            row_method or method,
            optimal,
            row_linkage,
        )
        col_clustering = AxisClustering(
            checked_flag(col_cluster, "col_cluster"),
            col_metric or metric,
            col_method or method,
            optimal,
            col_linkage,
        )
        heatmap = Heatmap(
            matrix,
            row_clustering.tree(matrix.values, "rows"),
            col_clustering.tree(matrix.values, "cols"),
            colors,
        )
        self._seen = HeatmapView(heatmap, heatmap.first_view())
        super().__init__(
            _matrix=wire.encode_matrix(heatmap.stored),
            _rows=wire.encode_axis(matrix.rows, heatmap.row_tree, heatmap.row_orders),
            _cols=wire.encode_axis(matrix.cols, heatmap.col_tree, heatmap.col_orders),
            _colors=wire.encode_colors(colors),
            _options=options,
            _view=self._seen.state.to_json(),
        )

    def __repr__(self) -> str:
        """Return the shape of the table."""
        rows, cols = self._seen.heatmap.matrix.values.shape
        return f"Clustergram({rows} x {cols})"

    @property
    def data(self) -> pd.DataFrame:
        """The matrix as drawn, in its original order; a copy, float64."""
        return self._seen.heatmap.matrix.frame()

    @property
    def view(self) -> pd.DataFrame:
        """What is visible now, in displayed order."""
        return self._seen.frame()

    @property
    def selected_rows(self) -> pd.DataFrame:
        """The selected rows in displayed order, with all columns.

        Assign labels, a boolean mask, an Index, a DataFrame with such an index, or None.
        """
        return self._seen.selected("rows")

    @selected_rows.setter
    def selected_rows(self, selection: object) -> None:
        self._show(self._seen.selecting("rows", selection, "selected_rows"))

    @property
    def selected_cols(self) -> pd.DataFrame:
        """The selected columns in displayed order, with all rows; assignable like the rows."""
        return self._seen.selected("cols")

    @selected_cols.setter
    def selected_cols(self, selection: object) -> None:
        self._show(self._seen.selecting("cols", selection, "selected_cols"))

    @property
    def selection(self) -> pd.DataFrame:
        """The selected rows by the selected columns.

        Where only one axis has a selection, the other counts whole. Assign a DataFrame (its index
        and columns are selected), a pair (rows, columns), or None.
        """
        return self._seen.selection()

    @selection.setter
    def selection(self, selection: object) -> None:
        rows, cols = _pair(selection)
        state = self._seen.selecting("rows", rows, "selection")
        both = HeatmapView(self._seen.heatmap, state).selecting("cols", cols, "selection")
        self._show(both)

    @property
    def row_clusters(self) -> pd.Series[int]:
        """Cluster number of each row label at the cut, 1 to k in displayed order."""
        return self._seen.clusters("rows")

    @property
    def col_clusters(self) -> pd.Series[int]:
        """Cluster number of each column label at the cut, 1 to k in displayed order."""
        return self._seen.clusters("cols")

    @property
    def row_linkage(self) -> npt.NDArray[np.float64] | None:
        """The rows' scipy linkage matrix, shape (n - 1, 4); None if they are not clustered."""
        tree = self._seen.heatmap.row_tree
        return None if tree is None else tree.linkage.copy()

    @property
    def col_linkage(self) -> npt.NDArray[np.float64] | None:
        """The columns' scipy linkage matrix, shape (m - 1, 4); None if they are not clustered."""
        tree = self._seen.heatmap.col_tree
        return None if tree is None else tree.linkage.copy()

    def cut_rows(self, k: int) -> None:
        """Cut the rows' tree into k clusters, or as few less as ties make necessary."""
        self._show(self._seen.cut_into("rows", k))

    def cut_cols(self, k: int) -> None:
        """Cut the columns' tree into k clusters, or as few less as ties make necessary."""
        self._show(self._seen.cut_into("cols", k))

    def to_tsv(self, path: FilePath | None = None) -> str | None:
        """Write what is visible, with its categories, as text that ``Clustergram(path)`` reads.

        The path is that of a ``.tsv``, ``.txt`` or ``.csv`` file, each also with ``.gz``; without
        one the text is returned. `read_matrix` says how it looks.
        """
        seen = self._seen
        return write_matrix(seen.heatmap.matrix, seen.rows, seen.cols, path)

    def _show(self, state: ViewState) -> None:
        self._view = state.to_json()

    @traitlets.validate("_view")
    def _check_view(self, proposal: dict[str, Any]) -> dict[str, Any]:
        """Take a view from the page only if it is one of this table; else keep the last one."""
        try:
            return self._parsed(proposal["value"]).to_json()
        except ValueError as error:
            log.warning("a view sent by the page was refused: %s", error)
            return self._seen.state.to_json()

    @traitlets.observe("_view")
    def _take_view(self, change: dict[str, Any]) -> None:
        before = self._seen
        self._seen = HeatmapView(before.heatmap, self._parsed(change["new"]))
        for name, trait in self.traits().items():
            if isinstance(trait, ViewTrait):
                self._notify_part(name, trait.read(before), trait.read(self._seen))

    def _notify_part(self, name: str, old: Any, new: Any) -> None:
        if old != new:
            self.notify_change(
                traitlets.Bunch(name=name, old=old, new=new, owner=self, type="change")
            )

    def _parsed(self, view: object) -> ViewState:
        rows, cols = self._seen.heatmap.matrix.rows, self._seen.heatmap.matrix.cols
        return ViewState.from_json(
            view,
            len(rows),
            len(cols),
            [category.title for category in rows.categories],
            [category.title for category in cols.categories],
        )


def _pair(selection: object) -> tuple[object, object]:
    if selection is None:
        return None, None
    if isinstance(selection, pd.DataFrame):
        return selection.index, selection.columns
    if isinstance(selection, tuple) and len(selection) == 2:
        return selection
    raise TypeError(
        f"selection is a {type(selection).__name__}; give a DataFrame, a pair (rows, columns), or "
        "None; for one axis assign to selected_rows or selected_cols"
    )
