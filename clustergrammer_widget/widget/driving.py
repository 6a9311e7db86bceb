"""Change a view from Python: orders, cuts, filters, crops, selections, colours, history."""

from __future__ import annotations

from typing import Literal

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.view.changes.arrangement import with_n_clusters
from clustergrammer_widget.view.changes.crop import with_cluster_crop, with_crop
from clustergrammer_widget.view.changes.filter import (
    check_top_rows,
    with_category_filter,
    with_top_rows,
)
from clustergrammer_widget.view.changes.visible_subset import check_not_empty
from clustergrammer_widget.view.query import query_indices
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import resolve_selection
from clustergrammer_widget.view.state.parts import WHOLE, Parts, with_parts
from clustergrammer_widget.view.state.subset_specs import TopBy
from clustergrammer_widget.widget.base.top_rows import TopRowsTrees
from clustergrammer_widget.widget.notebook.progress import Progress
from clustergrammer_widget.widget.traits.color_traits import (
    CenterTrait,
    ColorMapTrait,
    DomainTrait,
    NormTrait,
    OpacityTrait,
    OwnRangeTrait,
    ReductionTrait,
)
from clustergrammer_widget.widget.traits.selection_traits import (
    SelectedClustersTrait,
    SelectionTrait,
)
from clustergrammer_widget.widget.traits.view_traits import (
    CropsTrait,
    CutTrait,
    FiltersTrait,
    FlipsTrait,
    OrderTrait,
    ViewportTrait,
)


class Driving(TopRowsTrees):
    """A view that Python can change; each change is one step that can be undone.

    Every attribute below can be set, observed and linked. What can't be shown is a `TypeError` or
    `ValueError` that names the attribute, the value and what to give, and the view stays.

    Attributes
    ----------
    row_order, col_order : str or list of labels
        ``"cluster"``, ``"sum"``, ``"variance"``, ``"label"``, ``"initial"``, ``"value:<label>"``,
        ``"category:<title>"``, or every label in its place.
    row_cut, col_cut : float or None
        Height of the cut in distance units; None without a tree.
    row_flips, col_flips : list of int
        Merges of the tree whose two branches are swapped.
    filters : dict
        ``{"rows": {"top": 20, "by": "sum", "category": (title, value)}, "cols": ...}`` with only
        what is set; ``{}`` or None clears.
    crops : dict
        ``{"rows": [labels, ...], "cols": ...}``: what each crop kept, from the outermost in;
        ``{}`` or None clears.
    selected_rows, selected_cols : DataFrame
        The selected rows with all visible columns, or columns with all visible rows, in displayed
        order; set labels, a mask, an Index, a DataFrame or None.
    selection : DataFrame
        The selected rows by the selected columns. Where only one axis has a selection, the other
        counts whole. Set a DataFrame, a pair (rows, columns) or None.
    selected_row_clusters, selected_col_clusters : list of int
        Numbers of the clusters that are selected whole.
    viewport : pair
        What the zoom shows of rows and of columns: ``(start, end)`` in display indices, or None
        for all. Labels can be set, too, for the stretch that holds them.
    cmap : str
        Name of the colour map; None sets the one given.
    vmin, vmax : float
        Where the colours begin and end; None sets what was given.
    norm : {"linear", "log"}
        Whether colours follow the values or their logarithms; None sets what was given.
    center : float or None
        Value in the middle of the map, None where it is only that of the domain; None sets what was
        given.
    opacity : float
        0 to 2; 1 is as given.
    per_row, per_col : bool
        Whether each row, or each column, is coloured over its own range; one at most is True. By
        default one is where rows or columns are on very different scales.
    reduction : {"mean", "extreme"}
        What a pixel shows that several cells share: their mean, or the value of largest magnitude.
    """

    row_order = OrderTrait("rows", help="Order of the rows: a name, or a list of all labels.")
    col_order = OrderTrait("cols", help="Order of the columns: a name, or a list of all labels.")
    row_cut = CutTrait("rows", help="Height of the rows' cut, in distance units.")
    col_cut = CutTrait("cols", help="Height of the columns' cut, in distance units.")
    row_flips = FlipsTrait("rows", help="Merges of the rows' tree whose branches are swapped.")
    col_flips = FlipsTrait("cols", help="Merges of the columns' tree whose branches are swapped.")
    filters = FiltersTrait(help="Top rows, and one value of a category, by axis.")
    crops = CropsTrait(help="What each crop kept, by axis, from the outermost in.")
    selected_rows = SelectionTrait("rows", help="The selected rows with all visible columns.")
    selected_cols = SelectionTrait("cols", help="The selected columns with all visible rows.")
    selection = SelectionTrait("both", help="The selected rows by the selected columns.")
    selected_row_clusters = SelectedClustersTrait("rows", help="Clusters of rows selected whole.")
    selected_col_clusters = SelectedClustersTrait(
        "cols", help="Clusters of columns selected whole."
    )
    viewport = ViewportTrait(help="What the zoom shows of rows and of columns, None for all.")
    cmap = ColorMapTrait(help="Name of the colour map.")
    vmin = DomainTrait("vmin", help="The value at and below which colours no longer change.")
    vmax = DomainTrait("vmax", help="The value at and above which colours no longer change.")
    norm = NormTrait(help="'linear' or 'log': whether colours follow values or logarithms.")
    center = CenterTrait(help="The value in the middle of the map.")
    opacity = OpacityTrait(help="0 to 2; 1 is normal, less is paler, more is stronger.")
    per_row = OwnRangeTrait("rows", help="Whether each row is coloured over its own range.")
    per_col = OwnRangeTrait("cols", help="Whether each column is coloured over its own range.")
    reduction = ReductionTrait(help="'mean' or 'extreme': what a pixel of several cells shows.")

    def cut_rows(self, k: int) -> None:
        """Cut the tree of the rows into k clusters, or fewer where merges have equal heights."""
        self._show(with_n_clusters(self._current, "rows", k))

    def cut_cols(self, k: int) -> None:
        """Cut the tree of the columns into k clusters, or fewer where merges have equal heights."""
        self._show(with_n_clusters(self._current, "cols", k))

    def filter_rows(
        self,
        top: int | None = None,
        *,
        by: TopBy = "variance",
        labels: object = None,
        query: str | None = None,
        category: tuple[str, object] | None = None,
    ) -> None:
        """Show only some rows, as one step.

        Parameters
        ----------
        top : int, optional
            Only this many rows, the first by `by`; both axes are reclustered.
        by : {"variance", "sum"}
            The variance, or the sum of magnitudes, both of the values before row scaling.
        labels : labels, boolean mask, Index or DataFrame, optional
            Only these; a crop.
        query : str, optional
            Only those for which this is true; a crop. It is an expression as
            `pandas.DataFrame.query` takes it, such as ``"S0 > 1.5 and Pathway == 'high'"``. Its
            names are the columns, the titles of the rows' categories (dates are text,
            ``"2024-03-01"``, durations days), and ``index`` for the labels; names with spaces
            stand in backticks. Of a name that occurs twice the first counts, and columns come
            before categories. Variables of Python are not seen.
        category : (title, value), optional
            Only this value of a category: text, or a number, date or duration that is exactly
            this one; dates and durations can be text.

        Raises
        ------
        TypeError, ValueError
            If a parameter can't be used, or nothing would be left; the view stays as it is. It also
            stays when the clustering is interrupted.
        """
        view = self._current
        if top is not None:
            chosen = check_top_rows(view, top, by)
            with Progress() as progress:
                view = with_top_rows(view, chosen, progress.fit)
            check_not_empty(view, f"top={top}")
        self._show(_narrowed(view, "rows", top, labels, query, category))

    def filter_cols(
        self,
        *,
        labels: object = None,
        query: str | None = None,
        category: tuple[str, object] | None = None,
    ) -> None:
        """Show only some columns, as one step.

        Parameters
        ----------
        labels, query, category : optional
            See `filter_rows`; the names of a query are the rows, and the titles of the columns'
            categories.

        Raises
        ------
        TypeError, ValueError
            If a parameter can't be used, or nothing would be left; the view stays as it is.
        """
        self._show(_narrowed(self._current, "cols", None, labels, query, category))

    def crop(self, rows: object = None, cols: object = None) -> None:
        """Show only some of the visible rows and columns, as one step.

        Parameters
        ----------
        rows, cols : labels, boolean mask, Index or DataFrame, optional
            What to keep.

        Raises
        ------
        TypeError, ValueError
            If they can't be used, or nothing would be left; the view stays as it is.
        """
        if rows is None and cols is None:
            raise ValueError("crop got nothing; give rows, cols or both")
        view = self._current
        if rows is not None:
            view = with_crop(view, "rows", resolve_selection(view, rows, "rows", "rows"), "rows")
        if cols is not None:
            view = with_crop(view, "cols", resolve_selection(view, cols, "cols", "cols"), "cols")
        self._show(view)

    def crop_cluster(self, axis: Literal["row", "col"], number: int) -> None:
        """Show only one cluster, by its number in `row_clusters` or `col_clusters`.

        Raises
        ------
        ValueError
            If there is no such axis or cluster, or no tree.
        """
        if axis not in ("row", "col"):
            raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
        self._show(with_cluster_crop(self._current, "rows" if axis == "row" else "cols", number))

    @property
    def steps(self) -> list[str]:
        """The steps that can be undone, in words, the latest last."""
        return [step.name for step in self._steps.past]

    def undo(self) -> None:
        """Undo the last step.

        Raises
        ------
        ValueError
            If there is none.
        """
        if not self._steps.past:
            raise ValueError("there is nothing to undo; w.steps is empty")
        self._prepare(self._steps.past[-1].before)
        self._go("undo")

    def redo(self) -> None:
        """Redo the step that was undone last.

        Raises
        ------
        ValueError
            If nothing was undone, or the view was changed since.
        """
        if not self._steps.future:
            raise ValueError("there is nothing to redo; nothing was undone since the last change")
        self._prepare(self._steps.future[0].after)
        self._go("redo")

    def _prepare(self, parts: Parts) -> None:
        """Compute the subset clustering of a step, if it is not kept, and show progress."""
        if not parts.keys().isdisjoint(WHOLE):
            with Progress() as progress:
                self._current.heatmap.prepare(with_parts(self._current.state, parts), progress.fit)

    def reset(self) -> None:
        """Go back to the first view, as one step; named groups stay."""
        view = self._current
        state = view.heatmap.default_state()
        for axis in AXES:
            state = state.with_groups(axis, view.state.axis(axis).groups)
        self._show(view.with_state(state))


def _narrowed(
    view: ResolvedView, axis: AxisName, top: object, labels: object, query: object, category: object
) -> ResolvedView:
    """Apply the filters of one axis one after the other."""
    if all(part is None for part in (top, labels, query, category)):
        known = "labels, query or category"
        raise ValueError(f"filter_{axis} got nothing; give {'top, ' * (axis == 'rows')}{known}")
    if category is not None:
        view = with_category_filter(view, axis, category)
        check_not_empty(view, f"category={category!r}")
    if labels is not None:
        view = with_crop(view, axis, resolve_selection(view, labels, "labels", axis), "labels")
    if query is not None:
        positions = query_indices(view.heatmap.matrix, axis, query)
        view = with_crop(view, axis, positions, f"query {query!r:.80}")
    return view
