"""Read data, view, clusters and linkages of a heatmap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AXES, FilePath
from clustergrammer_widget._validation import check_flag_argument
from clustergrammer_widget.codegen.statements import generate_code
from clustergrammer_widget.io.text.writer import write_matrix
from clustergrammer_widget.view.annotation_frames import category_colors, category_frame
from clustergrammer_widget.widget.base.shared_view import SharedView
from clustergrammer_widget.widget.traits.label_sizes import LABEL_SIZES


class Reading(SharedView):
    """A view whose parts can be read as DataFrames, Series and arrays with the user's labels."""

    _parameters: Mapping[str, object] = {}

    @property
    def data(self) -> pd.DataFrame:
        """The matrix as drawn, in its original order; a copy, float64."""
        return self._current.heatmap.matrix.frame()

    @property
    def view(self) -> pd.DataFrame:
        """The displayed table, in displayed order."""
        return self._current.frame()

    @property
    def row_clusters(self) -> pd.Series[int]:
        """Cluster number of each row label at the cut, 1 to k in displayed order."""
        return self._current.clusters("rows")

    @property
    def col_clusters(self) -> pd.Series[int]:
        """Cluster number of each column label at the cut, 1 to k in displayed order."""
        return self._current.clusters("cols")

    @property
    def row_linkage(self) -> npt.NDArray[np.float64] | None:
        """The rows' scipy linkage matrix, shape (n - 1, 4); None if they are not clustered."""
        tree = self._current.row_tree
        return None if tree is None else tree.tree.linkage.copy()

    @property
    def col_linkage(self) -> npt.NDArray[np.float64] | None:
        """The columns' scipy linkage matrix, shape (m - 1, 4); None if they are not clustered."""
        tree = self._current.col_tree
        return None if tree is None else tree.tree.linkage.copy()

    @property
    def row_categories(self) -> pd.DataFrame:
        """The categories of the rows by label, one column per title, without groups; a copy."""
        return category_frame(self._current.axis("rows"))

    @property
    def col_categories(self) -> pd.DataFrame:
        """The categories of the columns by label, one column per title, without groups; a copy."""
        return category_frame(self._current.axis("cols"))

    @property
    def category_colors(self) -> dict[str, dict[Any, str]]:
        """The colours of the categories in use, ``{title: {value: colour}}``; a copy.

        Of numbers, dates and durations they are ``{"positive": colour, "negative": colour}``.
        """
        return category_colors(self._current.axis(axis) for axis in AXES)

    def to_tsv(self, path: FilePath | None = None, *, escape_formulas: bool = False) -> str | None:
        """Write the displayed table with its categories as text that ``Clustergram(path)`` reads.

        Parameters
        ----------
        path : str or path, optional
            A ``.tsv``, ``.txt`` or ``.csv`` file, each also with ``.gz``. `read_matrix` says how it
            looks.
        escape_formulas : bool
            Write an apostrophe before names and categories that a spreadsheet would compute, such
            as ``=HYPERLINK("...")``. By default they are written as they are, so that the file has
            the same labels when it is read again.

        Returns
        -------
        str or None
            The text; None if it was written to `path`.

        Raises
        ------
        TypeError, ValueError
            If `escape_formulas` is no boolean, or the path has another suffix.
        """
        view = self._current
        safe = check_flag_argument(escape_formulas, "escape_formulas")
        return write_matrix(view.heatmap.matrix, view.rows, view.cols, path, safe)

    def to_code(self) -> str:
        """Return Python code that makes a widget with this view from the same data.

        Returns
        -------
        str
            Statements to paste where ``data`` is the table this widget was made from. Categories
            and other parameters stand in them; a comment names those that can't be written, such
            as a function. The history is not in it.
        """
        live = {*LABEL_SIZES, "value_label"}
        given = {name: x for name, x in self._parameters.items() if name not in live}
        sizes = {name: getattr(self, name) for name in LABEL_SIZES}
        now = {name: pixels for name, pixels in sizes.items() if pixels is not None}
        if self.value_label != self._usual_value_label:
            now["value_label"] = self.value_label
        return generate_code(self._current, given | now)
