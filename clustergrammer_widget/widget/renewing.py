"""Recluster a widget, or show another table or other categories in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.parameters import AxisClustering, ClusterAxis
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.categories import ColorSpec
from clustergrammer_widget.data.category_hints import OtherAxis
from clustergrammer_widget.data.frame import check_titles, checked_colors, read_axis
from clustergrammer_widget.data.given_categories import GivenCategories
from clustergrammer_widget.data.labelled_categories import labelled_columns
from clustergrammer_widget.data.labels import Labels
from clustergrammer_widget.data.mask import carried_mask
from clustergrammer_widget.data.new_table import read_new_table
from clustergrammer_widget.view.carried import carried_history, carried_view
from clustergrammer_widget.view.carried_parts import carried_axes
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.recipe import Recipe
from clustergrammer_widget.view.reclustering import ClusteringChange, clustered_anew
from clustergrammer_widget.widget.arguments import refuse_unknown
from clustergrammer_widget.widget.options import checked_flag
from clustergrammer_widget.widget.progress import Progress
from clustergrammer_widget.widget.reclusterings import Reclusterings
from clustergrammer_widget.widget.uninterrupted import uninterrupted


class Renewing(Reclusterings):
    """A view whose trees, values and categories can be replaced."""

    _recipe: Recipe
    _given: Mapping[AxisName, GivenCategories]
    _parameters: Mapping[str, object]

    def recluster(
        self,
        *,
        metric: Metric | None = None,
        method: str | None = None,
        row_metric: Metric | None = None,
        row_method: str | None = None,
        col_metric: Metric | None = None,
        col_method: str | None = None,
        row_cluster: bool | None = None,
        col_cluster: bool | None = None,
        optimal_ordering: bool | None = None,
        **unknown: object,
    ) -> None:
        """Cluster only what is visible, as one step that can be undone.

        What filters, crops and top rows left stands from then on, in the order of its own trees;
        `undo` brings the filters and crops back. Choosing top rows, or `reset`, ends it.

        Parameters
        ----------
        metric, method, row_metric, row_method, col_metric, col_method : str, optional
            As in `Clustergram`. What is not given is as it is now.
        row_cluster, col_cluster : bool, optional
            False takes the tree of an axis away.
        optimal_ordering : bool, optional
            As in `Clustergram`.

        Raises
        ------
        TypeError, ValueError
            If a parameter can't be used; the view stays as it is. It also stays when the clustering
            is interrupted.

        Notes
        -----
        A linkage that was given is not used: rows and columns are clustered by metric and method.
        """
        refuse_unknown(self.recluster, unknown)
        flags = {
            "row_cluster": row_cluster,
            "col_cluster": col_cluster,
            "optimal_ordering": optimal_ordering,
        }
        for name, flag in flags.items():
            if flag is not None:
                checked_flag(flag, name)
        changes: dict[AxisName, ClusteringChange] = {
            "rows": ClusteringChange(
                row_cluster, row_metric or metric, row_method or method, optimal_ordering
            ),
            "cols": ClusteringChange(
                col_cluster, col_metric or metric, col_method or method, optimal_ordering
            ),
        }
        with Progress() as progress:
            anew = clustered_anew(self._seen, changes, progress.tree)
        with uninterrupted():
            self._show(anew)

    def update(self, data: object) -> None:
        """Show another table in this widget: new values, other rows, other columns.

        It is scaled, coloured and clustered as the first one was. Rows and columns are matched by
        label, of equal labels the k-th with the k-th: new ones are added, missing ones leave, and
        on the page the others move to their new places. Selections, orders, crops, filters,
        categories, the mask and the steps that can be undone are kept by label, cuts as heights,
        swapped branches where the new tree has the same; new rows and columns are in no crop, and
        not masked. Ends of the colours that were given or set stay; the others follow the values.

        Parameters
        ----------
        data : object
            As `Clustergram` takes it. An array or list, which has no labels, has those of the table
            before.

        Raises
        ------
        TypeError, ValueError
            If it can't be used, or other lines come to an axis whose linkage was given; the widget
            stays as it is. It also stays when the clustering is interrupted.

        Examples
        --------
        >>> import clustergrammer_widget as cgw
        >>> w = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0], [0.0, 5.0]])
        >>> w.update(w.data * 2)
        """
        seen = self._seen
        read = read_new_table(data, seen.heatmap.matrix)
        table = read
        for axis, given in self._given.items():
            table = table.with_axis(axis, given.on(read.axis(axis)))
        table = replace(table, mask=carried_mask(seen.heatmap.matrix, table))
        with Progress() as progress:
            self._renew(self._recipe.heatmap(table, progress.tree, seen.heatmap), progress.tree)

    def set_categories(
        self,
        axis: Literal["row", "col"],
        categories: object,
        category_colors: Mapping[str, ColorSpec] | None = None,
    ) -> None:
        """Show other category strips beside the rows or above the columns.

        An order by a category that is gone becomes the order of the tree, a filter by one is taken
        back; selections and all else stay.

        Parameters
        ----------
        axis : {"row", "col"}
            Whose strips.
        categories : DataFrame, Series, dict or None
            All strips of the axis, matched by label as in `Clustergram`; None for no strip.
        category_colors : dict, optional
            As in `Clustergram`. Titles that have colours already keep them.

        Raises
        ------
        TypeError, ValueError
            If something can't be used; the widget stays as it is.
        """
        if axis not in ("row", "col"):
            raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
        name: AxisName = "rows" if axis == "row" else "cols"
        heatmap = self._seen.heatmap
        before = heatmap.matrix.axis(name)
        new_colors = checked_colors(category_colors)
        colors = {**self._given[name].colors, **new_colors}
        labels = Labels(before.names, before.title)
        across: tuple[AxisName, str, str] = (
            ("cols", "columns", "'col'") if name == "rows" else ("rows", "rows", "'row'")
        )
        index = heatmap.matrix.axis(across[0]).index
        other = OtherAxis(index, across[1], f"w.set_categories({across[2]}, ...)")
        after = read_axis(before.index, categories, colors, "categories", labels, other)
        check_titles(new_colors, after)
        columns = labelled_columns(categories, before.index, "categories")
        with uninterrupted():
            self._renew(heatmap.with_axis(name, after))
            self._given = {**self._given, name: GivenCategories(columns, colors, are_all=True)}
            self._note_categories(axis, categories)

    def _renew(self, heatmap: Heatmap, cluster_axis: ClusterAxis = AxisClustering.tree) -> None:
        """Show another heatmap, with what it has in common with this view."""
        seen = self._seen
        axes = carried_axes(seen.heatmap, heatmap)
        after = carried_view(seen, heatmap, axes, cluster_axis)
        history = carried_history(self._steps, axes)
        with uninterrupted():
            self._show_heatmap(after, history, all(axis.is_same for axis in axes.values()))

    def _note_categories(self, axis: str, categories: object) -> None:
        """Let `to_code` know what the constructor would be given now."""
        matrix = self._seen.heatmap.matrix
        titles = {strip.title for own in (matrix.rows, matrix.cols) for strip in own.categories}
        colors = {
            title: spec
            for given in self._given.values()
            for title, spec in given.colors.items()
            if title in titles
        }
        now = {f"{axis}_categories": categories, "category_colors": colors or None}
        noted = {**self._parameters, **now}
        self._parameters = {name: given for name, given in noted.items() if given is not None}
