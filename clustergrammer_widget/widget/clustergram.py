"""`Clustergram`, the widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._validation import check_flag_argument
from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.colors.lookup_tables import ColorMapLike
from clustergrammer_widget.colors.scale import resolve_color_scale
from clustergrammer_widget.colors.value_range import Norm
from clustergrammer_widget.data.annotation_source import AnnotationSource
from clustergrammer_widget.data.annotations import ColorSpec
from clustergrammer_widget.data.mask import read_mask
from clustergrammer_widget.io.tables import read_dataset
from clustergrammer_widget.preprocessing.normalize import Normalization, apply_normalization
from clustergrammer_widget.preprocessing.scale import Along, apply_scaling
from clustergrammer_widget.preprocessing.value_label import (
    check_value_label,
    default_value_label,
    describe_units,
)
from clustergrammer_widget.view.pipeline import Pipeline
from clustergrammer_widget.widget.copying import Copying
from clustergrammer_widget.widget.driving import Driving
from clustergrammer_widget.widget.notebook.progress import Progress
from clustergrammer_widget.widget.parameters.attributes import check_settable
from clustergrammer_widget.widget.parameters.keywords import changed_parameters, check_keywords
from clustergrammer_widget.widget.parameters.options import (
    Theme,
    check_theme,
    css_height,
    css_length,
)
from clustergrammer_widget.widget.reading import Reading
from clustergrammer_widget.widget.renewing import Renewing
from clustergrammer_widget.widget.saving import Saving
from clustergrammer_widget.widget.traits.label_sizes import check_label_sizes


class Clustergram(Reading, Driving, Renewing, Saving, Copying):
    """An interactive, hierarchically clustered heatmap.

    As the last line of a cell it appears below the cell. The selection can be read in the next
    cell: `selected_rows`, `selected_cols` and `selection` are DataFrames. Everything that can be
    changed on the page can be set from Python: ``w.row_order = "variance"``.

    Parameters
    ----------
    data : DataFrame, 2-D ndarray, nested list of numbers, or path
        n rows by m columns, each at least 1. Integers, booleans and nullable types become float64;
        missing values stay missing. A path is that of a text file (``.tsv``, ``.txt``,
        ``.csv``, ``.tab``, ``.sf``, ``.counts``), see `read_matrix`, or of a ``.gct`` or
        ``.parquet`` file, each also with ``.gz``.
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
        A scipy linkage matrix to use.
    row_cluster, col_cluster : bool
        False keeps the given order, without a dendrogram.
    optimal_ordering : bool
        Order leaves so that neighbours are as similar as the tree allows; up to 1,000 leaves.
    normalize : {"log1p", "quantile", "robust", "total"} or callable, optional
        Before anything else: logarithms of 1 + each value; all columns with the same distribution;
        each row less its median, over its interquartile range; all columns with the same sum; or a
        function of a DataFrame that returns another one.
    z_score, standard_scale : {0, 1, "row", "col"}, optional
        seaborn's meaning: scale every row (0) or column (1) before clustering.
    mask : DataFrame, 2-D ndarray or nested list of bool, optional
        seaborn's meaning: cells where it is True are not drawn, still clustered, and do not count
        for the colours' domain. A DataFrame has the labels of `data`; anything else has its shape.
    cmap, vmin, vmax, center, robust : optional
        seaborn's meaning. By default red is positive, blue negative and white 0 where there are
        both signs, else a sequential map; and the range is robust, unless ``robust=False``.
    norm : {"linear", "log"}, optional
        Colour by the values or by their logarithms; values of 0 and below get the lowest colour.
    value_label : str, optional
        What the values are called in the legend and in pictures, such as ``"expression"``. By
        default ``"value"``, or what scaling makes of it, such as ``"z-score"``.
    row_label_width, col_label_height : float, optional
        Room for the labels of rows and of columns in pixels, 0 for no labels. By default as much as
        they need, up to 30 % of the width and 35 % of the height.
    font_size : float, optional
        Font size of all labels in pixels, 9 to 48. By default 9 to 16, as large as the room allows.
    width, height : str or number
        A CSS length, or pixels. By default the width of the notebook's cell; a height of
        ``"auto"`` grows with the rows, so that their labels can be read, from 400 to 1,000 pixels
        for the picture.
    theme : {"auto", "light", "dark"}
        ``"auto"`` follows the notebook.

    Raises
    ------
    TypeError, ValueError
        If a parameter is wrong. The message names it, its value, and what to give.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> w = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0], [0.0, 5.0]])
    >>> w.row_order = "sum"
    >>> w.view.shape
    (3, 2)
    """

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
        normalize: Normalization | None = None,
        z_score: Along | None = None,
        standard_scale: Along | None = None,
        mask: pd.DataFrame | npt.ArrayLike | None = None,
        cmap: ColorMapLike | None = None,
        vmin: float | None = None,
        vmax: float | None = None,
        center: float | None = None,
        robust: bool | None = None,
        norm: Norm | None = None,
        value_label: str | None = None,
        row_label_width: float | None = None,
        col_label_height: float | None = None,
        font_size: float | None = None,
        width: str | float = "100%",
        height: str | float = "auto",
        theme: Theme = "auto",
        **unknown: object,
    ) -> None:
        self._parameters = changed_parameters(Clustergram.__init__, locals())
        check_keywords(type(self).__init__, unknown, type(self))
        options = {
            "theme": check_theme(theme),
            "width": css_length(width, "width"),
            "height": css_height(height),
        }
        sizes = check_label_sizes(
            row_label_width=row_label_width, col_label_height=col_label_height, font_size=font_size
        )
        check_value_label(value_label)
        table = read_dataset(data, row_categories, col_categories, category_colors)
        table = replace(table, mask=read_mask(mask, table))
        optimal = check_flag_argument(optimal_ordering, "optimal_ordering")
        self._recipe = Pipeline(
            partial(apply_normalization, normalize=normalize),
            partial(apply_scaling, z_score_along=z_score, standard_scale_along=standard_scale),
            partial(
                resolve_color_scale,
                cmap=cmap,
                vmin=vmin,
                vmax=vmax,
                center=center,
                robust=robust,
                norm=norm,
                is_scaled=z_score is not None or standard_scale is not None,
            ),
            ClusteringSpec(
                check_flag_argument(row_cluster, "row_cluster"),
                row_metric or metric,
                row_method or method,
                optimal,
                row_linkage,
            ),
            ClusteringSpec(
                check_flag_argument(col_cluster, "col_cluster"),
                col_metric or metric,
                col_method or method,
                optimal,
                col_linkage,
            ),
            describe_units(normalize, z_score, standard_scale),
        )
        self._given = {
            "rows": AnnotationSource.from_user(row_categories, table.rows, category_colors),
            "cols": AnnotationSource.from_user(col_categories, table.cols, category_colors),
        }
        with Progress() as progress:
            heatmap = self._recipe.heatmap(table, progress.fit)
        for name, pixels in sizes.items():
            setattr(self, name, pixels)  # before the page is told anything
        self._usual_value_label = default_value_label(normalize, z_score, standard_scale)
        self.value_label = value_label
        super().__init__(heatmap, options)

    def __repr__(self) -> str:
        """Return the shape of the table."""
        rows, cols = self._current.heatmap.matrix.values.shape
        return f"Clustergram({rows} x {cols})"

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute that exists, see `check_settable`."""
        check_settable(type(self), name)
        super().__setattr__(name, value)
