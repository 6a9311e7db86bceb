"""Check and apply messages of the page, which may be forged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from clustergrammer_widget._types import AXES
from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.protocol.changes import decode_change, decode_sender
from clustergrammer_widget.protocol.checks import check_index, check_integer, check_object
from clustergrammer_widget.protocol.gene_sets import check_gene_sets
from clustergrammer_widget.protocol.requests import (
    LARGEST_ID,
    decode_compare_request,
    decode_values_request,
)
from clustergrammer_widget.protocol.subsets import decode_subset, decode_top_rows
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.widget.base.subset_trees import SubsetTrees
from clustergrammer_widget.widget.callbacks import Callbacks
from clustergrammer_widget.widget.comparing import Comparing
from clustergrammer_widget.widget.enriching import Enriching
from clustergrammer_widget.widget.exact_values import ExactValues
from clustergrammer_widget.widget.groups import GroupsTrait
from clustergrammer_widget.widget.traits.label_sizes import LABEL_SIZES

log = logging.getLogger(__name__)

# The page keeps these up to date in its model, for saved notebooks; hosts may send them along.
OF_SAVED_NOTEBOOKS = ("_view", "_history")
FROM_PAGE = ("_gene_sets", *LABEL_SIZES)
# The page waits for an answer to these.
AWAITED = ("top", "recluster", "compare", "values")
KINDS = ("program", "painted", "view", "change", "top", "recluster", "compare", "values", "click")


class Messages(SubsetTrees, Callbacks, Comparing, Enriching, ExactValues):
    """A heatmap that applies valid messages of the page, and refuses and logs others.

    Attributes
    ----------
    groups : Groups
        Labels by name: ``w.groups["a"] = w.selected_rows.index``. Set a dict for all at once.
    """

    groups = GroupsTrait(help="Labels of rows or columns by the name of their group.")

    def __init__(self, heatmap: ClusteredMatrix, options: Mapping[str, str]) -> None:
        super().__init__(heatmap, options)
        self.on_msg(self._answer)

    def set_state(self, sync_data: object) -> None:
        """Apply all traits that the page set, or none and send them back."""
        try:
            changes = _checked_traits(sync_data)
        except (ValueError, RecursionError) as error:
            log.warning("a change sent by the page was refused: %s", error)
            sizes = LABEL_SIZES.keys() & sync_data if isinstance(sync_data, dict) else ()
            self.send_state(tuple(sizes))
        else:
            super().set_state(changes)

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer what the page asks, or say why not; anything else is logged and ignored."""
        try:
            self._answer_question(content)
        except (ValueError, RecursionError) as error:
            log.warning("a question from the page was refused: %s", error)
            refusal = _refusal(content, error)
            if refusal is not None:
                self.send(refusal)

    def _answer_question(self, content: object) -> None:
        kind = content.get("kind") if isinstance(content, dict) else None
        if kind == "program":
            self.send({"kind": "program", "source": self._program.source})
        elif kind == "painted" and self._worker is not None:
            self._worker.start()
        elif kind == "change" and isinstance(content, dict):
            self._take_change(content)
        elif kind == "view" and isinstance(content, dict):
            self._welcome(content.get("revision"))
        elif kind == "top" and isinstance(content, dict):
            self._send_top(decode_top_rows(content.get("top"), len(self._current.axis("rows"))))
        elif kind == "recluster" and isinstance(content, dict):
            counts = (len(self._current.axis(axis)) for axis in AXES)
            self._send_reclustering(decode_subset(content.get("recluster"), *counts))
        elif kind == "compare" and isinstance(content, dict):
            sizes = {axis: len(self._current.axis(axis)) for axis in AXES}
            self._send_comparison(decode_compare_request(content.get("compare"), sizes))
        elif kind == "values" and isinstance(content, dict):
            sizes = {axis: len(self._current.axis(axis)) for axis in AXES}
            self._send_values(decode_values_request(content.get("values"), sizes))
        elif kind == "click" and isinstance(content, dict):
            self._clicked(*self._read_click(content))
        else:
            raise validation_error("kind", content, f"one of {KINDS}")

    def _take_change(self, content: dict[str, Any]) -> None:
        """Apply a change, or tell the page that sent it why it is refused."""
        sent = check_object(content, "message", ("kind", "by", "table", "change"))
        sender = decode_sender(sent["by"])
        try:
            if check_integer(sent["table"], "change.table") != self._table:
                raise validation_error(
                    "change.table", sent["table"], f"{self._table}, the table shown now"
                )
            self._apply(decode_change(sent["change"], self._bounds, self._current), sender)
        except (ValueError, RecursionError) as error:
            log.warning("a change sent by the page was refused: %s", error)
            self.send({"kind": "refused", "by": sender.to_json(), "reason": str(error)})

    def _read_click(self, content: dict[str, Any]) -> tuple[int | None, int | None]:
        """Read what was clicked, a row, a column or both."""
        row, col = (
            None if content.get(name) is None else check_index(content[name], name, len(axis))
            for name, axis in (
                ("row", self._current.axis("rows")),
                ("col", self._current.axis("cols")),
            )
        )
        if row is None and col is None:
            raise validation_error("click", content, "an object with a row, a col or both")
        return row, col


def _checked_traits(traits: object) -> dict[str, Any]:
    """Check the traits that a page set; what it keeps for saved notebooks is left out."""
    known = {*FROM_PAGE, *OF_SAVED_NOTEBOOKS}
    if not isinstance(traits, dict) or not traits.keys() <= known:
        raise validation_error("state", traits, f"an object with some of the keys {FROM_PAGE}")
    changes = {name: value for name, value in traits.items() if name not in OF_SAVED_NOTEBOOKS}
    if "_gene_sets" in changes:
        check_gene_sets(changes["_gene_sets"])
    for name in changes.keys() & LABEL_SIZES.keys():
        LABEL_SIZES[name].checked(changes[name])
    return changes


def _refusal(content: object, error: Exception) -> dict[str, Any] | None:
    """Return the answer to a question that can't be answered, if the page waits for one."""
    kind = content.get("kind") if isinstance(content, dict) else None
    if kind not in AWAITED or not isinstance(content, dict):
        return None
    question = content.get(kind)
    number = question.get("id") if isinstance(question, dict) else None
    is_id = type(number) is int and 0 <= number < LARGEST_ID
    told = number if is_id else None
    return {"kind": "refused", "question": kind, "id": told, "problem": str(error)}
