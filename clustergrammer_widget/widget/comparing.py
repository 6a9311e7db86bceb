"""Compare groups of columns or rows."""

from __future__ import annotations

import warnings
from typing import Literal

import numpy as np
import pandas as pd

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.protocol.replies import encode_comparison
from clustergrammer_widget.protocol.requests import CompareRequest
from clustergrammer_widget.stats.compare import compare_groups, sort_by_significance
from clustergrammer_widget.stats.groups import Positions
from clustergrammer_widget.view.selections import find_axis, resolve_selection
from clustergrammer_widget.widget.base.shared_view import SharedView


class Comparing(SharedView):
    """A view whose groups can be compared, also by the page."""

    def compare(
        self,
        a: object,
        b: object = None,
        axis: Literal["row", "col"] | None = None,
        test: Literal["welch", "mann-whitney"] = "welch",
    ) -> pd.DataFrame:
        """Compare a group of columns with others in each visible row, or rows in each column.

        Parameters
        ----------
        a : labels, boolean mask or DataFrame
            One group, such as ``w.selected_cols`` or ``w.col_clusters == 2``.
        b : labels, boolean mask or DataFrame, optional
            The other group; without it, the visible columns that are not in `a`.
        axis : {"col", "row"}, optional
            What the groups consist of. For groups of rows, each visible column is tested. By
            default the axis of the selection `a`, such as ``w.selected_rows``, or the one that has
            these labels.
        test : {"welch", "mann-whitney"}
            Welch's t-test, or Mann and Whitney's U test.

        Returns
        -------
        DataFrame
            All that was tested, labelled as the rows are, the smallest p first, with the columns
            ``n_a``, ``n_b``, ``mean_a``, ``mean_b``, ``difference`` (of the means), ``effect``
            (Hedges' g, or the rank-biserial correlation), ``statistic``, ``p`` and ``adjusted_p``
            (Benjamini and Hochberg, over what was tested). Missing values don't count. Means and
            difference are in the units of the drawn values, z-scores after ``z_score=``: ``attrs``
            says which (``"units"``), and ``"axis"`` and ``"test"``.

        Warns
        -----
        UserWarning
            If Welch's t-test can't be done as a group has one member; p is NaN then.

        Raises
        ------
        ValueError
            If a group is empty or both share members, a label is unknown or on both axes, or
            `axis` or `test` has another value.

        See Also
        --------
        clustergrammer_widget.stats.compare.compare_groups : the tests in detail.

        Examples
        --------
        >>> import clustergrammer_widget as cgw
        >>> import pandas as pd
        >>> frame = pd.DataFrame({"a": [1, 9], "b": [2, 8], "c": [7, 1], "d": [8, 3]}, ["g", "h"])
        >>> w = cgw.Clustergram(frame)
        >>> w.selected_cols = ["a", "b"]
        >>> w.compare(w.selected_cols).loc["h", "difference"]
        np.float64(6.5)
        """
        if axis not in ("row", "col", None):
            raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
        grouped: AxisName = "rows" if axis == "row" else "cols"
        if axis is None:
            grouped = find_axis(a, self._current, "a")
        first = resolve_selection(self._current, a, "a", grouped)
        rest = np.setdiff1d(self._current.visible(grouped), first)
        second = rest if b is None else resolve_selection(self._current, b, "b", grouped)
        if b is None and len(first) and not len(second):
            raise ValueError(
                "a has everything that is visible, so there is nothing to compare it with; "
                "give b, or undo()"
            )
        tested, table = self._tested(grouped, first, second, test)
        if test == "welch" and min(len(first), len(second)) < 2:
            warnings.warn(
                f"{'a' if len(first) < 2 else 'b'} has only one member; Welch's t-test needs two "
                "values in each group, so p is NaN. Give test='mann-whitney', or a larger group",
                UserWarning,
                stacklevel=2,
            )
        table.index = self._current.heatmap.matrix.axis(tested).index.take(table.index.to_numpy())
        table.attrs = {
            "axis": "row" if grouped == "rows" else "col",
            "test": test,
            "units": self._current.heatmap.matrix.units,
        }
        return table

    def _send_comparison(self, question: CompareRequest) -> None:
        """Answer with all items that were compared, or with why they can't be."""
        try:
            if question.table != self._table:
                raise ValueError("the table has changed since; compare again")
            first = np.array(question.members)
            rest = np.setdiff1d(self._current.visible(question.axis), first)
            second = rest if question.others is None else np.array(question.others)
            _, table = self._tested(question.axis, first, second, question.test)
        except ValueError as error:
            problem = {"kind": "comparison", "id": question.id, "problem": str(error)}
            self.send(problem, buffers=[])
        else:
            content, buffers = encode_comparison(question, table)
            self.send(content, buffers=buffers)

    def _tested(
        self, grouped: AxisName, first: Positions, second: Positions, test: str
    ) -> tuple[AxisName, pd.DataFrame]:
        """Test the visible items of the other axis; they are numbered by source index."""
        view = self._current
        tested: AxisName = "cols" if grouped == "rows" else "rows"
        lines = view.visible(tested)
        values = view.heatmap.matrix.values
        values = values[lines] if tested == "rows" else values[:, lines].T
        names = view.heatmap.matrix.axis(grouped).names
        table = compare_groups(values, first, second, test, names=names)
        table.index = pd.Index(lines)
        return tested, sort_by_significance(table)
