"""Send values with all their digits, for files that the page writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.checks import integer, positions
from clustergrammer_widget.widget.questions import read_question
from clustergrammer_widget.widget.shared_view import SharedView
from clustergrammer_widget.widget.wire_array import narrowest, plain_array


@dataclass(frozen=True)
class ValuesQuestion:
    """The cells that the page writes.

    Attributes
    ----------
    id : int
        Comes back with the answer.
    table : int
        The number of the table whose positions these are.
    rows, cols : tuple of int
        Original positions in displayed order.
    """

    id: int
    table: int
    rows: tuple[int, ...]
    cols: tuple[int, ...]


def read_values_question(obj: object, counts: Mapping[AxisName, int]) -> ValuesQuestion:
    """Check a JSON value and read it as a question.

    Parameters
    ----------
    obj : object
        From a source that need not mean well.
    counts : mapping
        Number of rows and of columns.

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range.
    """
    entry = read_question(obj, "values", ("table", "rows", "cols"))
    return ValuesQuestion(
        entry["id"],
        integer(entry["table"], "values.table"),
        positions(entry["rows"], "values.rows", counts["rows"]),
        positions(entry["cols"], "values.cols", counts["cols"]),
    )


class ExactValues(SharedView):
    """A view whose values the page can have as they are, where its own have single precision."""

    def _send_values(self, question: ValuesQuestion) -> None:
        """Answer by a message: no view depends on it, and a trait would be saved and kept."""
        if question.table != self._table:
            raise ValueError(f"values.table is {question.table}; the table is {self._table}")
        values = self._seen.heatmap.matrix.values[np.ix_(question.rows, question.cols)]
        array = plain_array(narrowest(values))
        data = array.pop("data")
        self.send({"kind": "values", "id": question.id, "values": array}, buffers=[data])
