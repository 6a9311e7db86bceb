"""Recluster a widget, or show another table or other categories in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import check_flag_argument
from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.data.annotation_advice import OtherAxis
from clustergrammer_widget.data.annotation_matching import labelled_columns
from clustergrammer_widget.data.annotation_source import AnnotationSource
from clustergrammer_widget.data.annotations import ColorSpec
from clustergrammer_widget.data.labels import Labels
from clustergrammer_widget.data.mask import migrate_mask
from clustergrammer_widget.io.replacement import read_replacement
from clustergrammer_widget.io.tables import check_category_colors, check_titles, read_axis
from clustergrammer_widget.view.changes.recluster import ClusteringOverrides, with_reclustering
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.migration.parts import map_axes
from clustergrammer_widget.view.migration.views import migrate_history, migrate_view
from clustergrammer_widget.view.pipeline import Pipeline
from clustergrammer_widget.widget.base.subset_trees import SubsetTrees
from clustergrammer_widget.widget.notebook.interrupts import defer_interrupts
from clustergrammer_widget.widget.notebook.progress import Progress
from clustergrammer_widget.widget.parameters.keywords import check_keywords


class Renewing(SubsetTrees):
    """A view whose trees, values and categories can be replaced."""

    _recipe: Pipeline
    _given: Mapping[AxisName, AnnotationSource]
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

        Only what filters, crops and top rows show is clustered, and has the order of its own trees
        from then on; `undo` brings filters and crops back. Choosing top rows, or `reset`, ends it.

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
        check_keywords(self.recluster, unknown)
        flags = {
            "row_cluster": row_cluster,
            "col_cluster": col_cluster,
            "optimal_ordering": optimal_ordering,
        }
        for name, flag in flags.items():
            if flag is not None:
                check_flag_argument(flag, name)
        changes: dict[AxisName, ClusteringOverrides] = {
            "rows": ClusteringOverrides(
                row_cluster, row_metric or metric, row_method or method, optimal_ordering
            ),
            "cols": ClusteringOverrides(
                col_cluster, col_metric or metric, col_method or method, optimal_ordering
            ),
        }
        with Progress() as progress:
            reclustered = with_reclustering(self._current, changes, progress.fit)
        with defer_interrupts():
            self._show(reclustered)

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
            If it can't be used, or other items come to an axis whose linkage was given; the widget
            stays as it is. It also stays when the clustering is interrupted.

        Examples
        --------
        >>> import clustergrammer_widget as cgw
        >>> w = cgw.Clustergram([[1.0, 2.0], [3.0, 1.0], [0.0, 5.0]])
        >>> w.update(w.data * 2)
        """
        view = self._current
        read = read_replacement(data, view.heatmap.matrix)
        table = read
        for axis, given in self._given.items():
            table = table.with_axis(axis, given.apply_to(read.axis(axis)))
        table = replace(table, mask=migrate_mask(view.heatmap.matrix, table))
        with Progress() as progress:
            self._renew(self._recipe.heatmap(table, progress.fit, view.heatmap), progress.fit)

    def set_categories(
        self,
        axis: Literal["row", "col"],
        categories: object,
        category_colors: Mapping[str, ColorSpec] | None = None,
    ) -> None:
        """Show other annotations beside the rows or above the columns.

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
        heatmap = self._current.heatmap
        before = heatmap.matrix.axis(name)
        new_colors = check_category_colors(category_colors)
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
        with defer_interrupts():
            self._renew(heatmap.with_axis(name, after))
            self._given = {
                **self._given,
                name: AnnotationSource(columns, colors, replaces_label_annotations=True),
            }
            self._note_categories(axis, categories)

    def _renew(
        self, heatmap: ClusteredMatrix, cluster_axis: ClusterAxis = ClusteringSpec.fit
    ) -> None:
        """Show another clustered matrix, and migrate the view to it."""
        view = self._current
        axes = map_axes(view.heatmap, heatmap)
        after = migrate_view(view, heatmap, axes, cluster_axis)
        history = migrate_history(self._steps, axes)
        with defer_interrupts():
            self._show_heatmap(after, history, all(axis.is_same for axis in axes.values()))

    def _note_categories(self, axis: str, categories: object) -> None:
        """Record the annotations as parameters for `to_code`."""
        matrix = self._current.heatmap.matrix
        titles = {
            annotation.title
            for own in (matrix.rows, matrix.cols)
            for annotation in own.given_annotations
        }
        colors = {
            title: spec
            for given in self._given.values()
            for title, spec in given.colors.items()
            if title in titles
        }
        now = {f"{axis}_categories": categories, "category_colors": colors or None}
        noted = {**self._parameters, **now}
        self._parameters = {name: given for name, given in noted.items() if given is not None}
