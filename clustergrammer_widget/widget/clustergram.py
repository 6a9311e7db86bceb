"""`Clustergram`, the widget."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from numbers import Integral
from pathlib import Path
from typing import Any, Literal

import anywidget
import numpy as np
import numpy.typing as npt
import pandas as pd
import traitlets

from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.categories import ColorSpec
from clustergrammer_widget.data.frame import read_matrix_like
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scale import Along, scaled
from clustergrammer_widget.data.text_lines import FilePath
from clustergrammer_widget.data.write_text import write_matrix
from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.colors import ColorMapLike, resolve_colors
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.history import History, Patch, patched, step_between
from clustergrammer_widget.view.state import Top, TopBy, ViewState, parse_top
from clustergrammer_widget.view.top_rows import TopRows
from clustergrammer_widget.widget import wire
from clustergrammer_widget.widget.arguments import refuse_unknown
from clustergrammer_widget.widget.options import Theme, checked_flag, checked_theme, css_length
from clustergrammer_widget.widget.progress import Progress
from clustergrammer_widget.widget.top_rows_worker import TopRowsWorker
from clustergrammer_widget.widget.view_traits import CutTrait, OrderTrait, ViewTrait

log = logging.getLogger(__name__)

# The stops of a larger table would come to more than 0.2 bytes a cell beside the matrix.
MOST_CELLS_UNASKED = 500_000

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
    _colormaps = traitlets.Dict().tag(sync=True)
    _options = traitlets.Dict().tag(sync=True)
    _tops = traitlets.Dict().tag(sync=True)
    _view = traitlets.Dict().tag(sync=True)
    _history = traitlets.Dict().tag(sync=True)

    # A widget that was refused half-way is closed, too.
    _worker: TopRowsWorker | None = None

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
        with Progress() as progress:
            heatmap = Heatmap(matrix, row_clustering, col_clustering, colors, progress)
        self._seen = HeatmapView(heatmap, heatmap.first_view())
        self._done_tops: list[TopRows] = []
        self._is_page_asking = False
        self._worker = TopRowsWorker(heatmap, self._take_top_rows)
        super().__init__(
            _matrix=wire.encode_matrix(heatmap.stored),
            _rows=wire.encode_axis(matrix.rows, heatmap.row_tree, heatmap.row_orders),
            _cols=wire.encode_axis(matrix.cols, heatmap.col_tree, heatmap.col_orders),
            _colors=wire.encode_colors(colors),
            _colormaps=wire.encode_color_maps(page_color_maps()),
            _options=options,
            _view=self._seen.state.to_json(),
            _history=History().to_json(),
        )
        self.on_msg(self._answer)

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
        seen = self._seen.then(self._seen.selecting("rows", rows, "selection"))
        self._show(seen.selecting("cols", cols, "selection"))

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
        tree = self._seen.row_tree
        return None if tree is None else tree.tree.linkage.copy()

    @property
    def col_linkage(self) -> npt.NDArray[np.float64] | None:
        """The columns' scipy linkage matrix, shape (m - 1, 4); None if they are not clustered."""
        tree = self._seen.col_tree
        return None if tree is None else tree.tree.linkage.copy()

    def cut_rows(self, k: int) -> None:
        """Cut the rows' tree into k clusters, or as few less as ties make necessary."""
        self._show(self._seen.cut_into("rows", k))

    def cut_cols(self, k: int) -> None:
        """Cut the columns' tree into k clusters, or as few less as ties make necessary."""
        self._show(self._seen.cut_into("cols", k))

    def filter_rows(
        self,
        top: int | None = None,
        *,
        by: TopBy = "variance",
        labels: object = None,
        category: tuple[str, str] | None = None,
    ) -> None:
        """Show only some rows.

        Parameters
        ----------
        top : int, optional
            Only this many rows, the first by `by`; both axes are clustered anew.
        by : {"variance", "sum"}
            The variance, or the sum of magnitudes.
        labels : labels or boolean mask, optional
            Only these.
        category : (title, value), optional
            Only this value of a text category.
        """
        if top is not None:
            self._show(self._seen.showing_top(self._checked_top(top, by)))
        self._filter("rows", labels, category)

    def filter_cols(
        self, *, labels: object = None, category: tuple[str, str] | None = None
    ) -> None:
        """Show only some columns, see `filter_rows`."""
        self._filter("cols", labels, category)

    def crop(self, rows: object = None, cols: object = None) -> None:
        """Show only these rows and these columns of what is visible; labels or masks."""
        seen = self._seen
        if rows is not None:
            seen = seen.then(seen.cropped("rows", seen.positions("rows", rows, "rows"), "rows"))
        if cols is not None:
            seen = seen.then(seen.cropped("cols", seen.positions("cols", cols, "cols"), "cols"))
        self._show(seen.state)

    def crop_cluster(self, axis: Literal["row", "col"], number: int) -> None:
        """Show only one cluster, by its number in `row_clusters` or `col_clusters`."""
        name: AxisName = "rows" if axis == "row" else "cols"
        if axis not in ("row", "col"):
            raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
        self._show(self._seen.cropped_to_cluster(name, number))

    @property
    def steps(self) -> list[str]:
        """What can be undone, in words, the last change last."""
        return [step.name for step in self._steps.past]

    def undo(self) -> None:
        """Take the last change of view back; nothing happens at the start."""
        self._go(self._steps.undone())

    def redo(self) -> None:
        """Do what was undone last again; nothing happens at the end."""
        self._go(self._steps.redone())

    def reset(self) -> None:
        """Go back to the view the widget began with, as one more step."""
        self._show(self._seen.heatmap.first_view())

    def close(self) -> None:
        """Close the widget's views and free what the page holds."""
        if self._worker is not None:
            self._worker.cancel()
        super().close()

    @property
    def _steps(self) -> History:
        return History.from_json(self._history)

    def to_tsv(self, path: FilePath | None = None) -> str | None:
        """Write what is visible, with its categories, as text that ``Clustergram(path)`` reads.

        The path is that of a ``.tsv``, ``.txt`` or ``.csv`` file, each also with ``.gz``; without
        one the text is returned. `read_matrix` says how it looks.
        """
        seen = self._seen
        return write_matrix(seen.heatmap.matrix, seen.rows, seen.cols, path)

    def _show(self, state: ViewState) -> None:
        step = step_between(self._seen.state, state)
        history = self._steps if step is None else self._steps.recorded(step)
        self._set_view(state.to_json(), history)

    def _go(self, target: tuple[Patch, History] | None) -> None:
        if target is not None:
            patch, history = target
            state = self._parsed(patched(self._seen.state, patch))
            self._set_view(state.to_json(), history)

    def _set_view(self, view: dict[str, Any], history: History) -> None:
        with self.hold_sync():
            self._history = history.to_json()
            self._view = view

    def _filter(self, axis: AxisName, labels: object, category: tuple[str, str] | None) -> None:
        if labels is not None:
            positions = self._seen.positions(axis, labels, "labels")
            self._show(self._seen.cropped(axis, positions, "labels"))
        if category is not None:
            self._show(self._seen.keeping_category(axis, category))

    def _checked_top(self, top: object, by: str) -> Top:
        count = len(self._seen.heatmap.matrix.rows)
        if by not in ("sum", "variance"):
            raise ValueError(f"by is {by!r}; give 'sum' or 'variance'")
        rows = int(top) if isinstance(top, Integral) and not isinstance(top, bool) else 0
        if not 1 <= rows <= count:
            raise ValueError(f"top is {top!r}; give a number of rows from 1 to {count}")
        chosen = Top("sum" if by == "sum" else "variance", rows)
        self._send_top(chosen)
        return chosen

    def _send_top(self, top: Top) -> None:
        """Let the page have the clustering of a stop."""
        self._is_page_asking = True
        self._take_top_rows([self._seen.heatmap.top_rows(top)])

    def _take_top_rows(self, done: list[TopRows]) -> None:
        """Take what the worker has done; a large table's page gets it when it first asks."""
        missing = [stop for stop in self._done_tops if all(stop.top != d.top for d in done)]
        self._done_tops = [*done, *missing]
        if self._is_page_asking or self._seen.heatmap.matrix.values.size < MOST_CELLS_UNASKED:
            self._tops = wire.encode_top_rows(self._done_tops)

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Take what the page asks; anything else is ignored."""
        if not isinstance(content, dict):
            return
        if content.get("kind") == "painted" and self._worker is not None:
            self._worker.start()
        elif content.get("kind") == "top":
            try:
                self._send_top(parse_top(content.get("top"), len(self._seen.heatmap.matrix.rows)))
            except ValueError as error:
                log.warning("a question from the page was refused: %s", error)

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
        self._seen = before.then(self._parsed(change["new"]))
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
        state = ViewState.from_json(
            view,
            len(rows),
            len(cols),
            [category.title for category in rows.categories],
            [category.title for category in cols.categories],
        )
        self._seen.then(state).check_not_empty()
        return state


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
