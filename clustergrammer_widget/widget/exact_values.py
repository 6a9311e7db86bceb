"""Send values with all their digits, for files that the page writes."""

from __future__ import annotations

import numpy as np

from clustergrammer_widget.protocol.arrays import downcast, encode_raw
from clustergrammer_widget.protocol.requests import ValuesRequest
from clustergrammer_widget.widget.base.shared_view import SharedView


class ExactValues(SharedView):
    """A view whose values the page can have as they are, where its own have single precision."""

    def _send_values(self, question: ValuesRequest) -> None:
        """Send the values as a message; a trait would be saved and kept."""
        if question.table != self._table:
            raise ValueError(f"values.table is {question.table}; the table is {self._table}")
        values = self._current.heatmap.matrix.values[np.ix_(question.rows, question.cols)]
        array = encode_raw(downcast(values))
        data = array.pop("data")
        self.send({"kind": "values", "id": question.id, "values": array}, buffers=[data])
