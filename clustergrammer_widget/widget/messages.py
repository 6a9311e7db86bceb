"""Check and apply messages of the page, which may be forged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from clustergrammer_widget.view.change import read_change
from clustergrammer_widget.view.checks import integer, position, record, refused
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import AXES
from clustergrammer_widget.view.read_state import read_recluster, read_top
from clustergrammer_widget.widget.callbacks import Callbacks
from clustergrammer_widget.widget.comparing import Comparing
from clustergrammer_widget.widget.comparison import read_comparison_question
from clustergrammer_widget.widget.enriching import Enriching, check_sent_gene_sets
from clustergrammer_widget.widget.exact_values import ExactValues, read_values_question
from clustergrammer_widget.widget.groups import GroupsTrait
from clustergrammer_widget.widget.label_sizes import LABEL_SIZES
from clustergrammer_widget.widget.questions import LARGEST_ID
from clustergrammer_widget.widget.reclusterings import Reclusterings
from clustergrammer_widget.widget.shared_view import Sender

log = logging.getLogger(__name__)

# The page keeps these up to date in its model, for saved notebooks; hosts may send them along.
OF_SAVED_NOTEBOOKS = ("_view", "_history")
FROM_PAGE = ("_gene_sets", *LABEL_SIZES)
LONGEST_PAGE_NAME = 100
# The page waits for an answer to these.
AWAITED = ("top", "recluster", "compare", "values")
KINDS = ("program", "painted", "view", "change", "top", "recluster", "compare", "values", "click")


class Messages(Reclusterings, Callbacks, Comparing, Enriching, ExactValues):
    """A heatmap that applies valid messages of the page, and refuses and logs others.

    Attributes
    ----------
    groups : Groups
        Labels by name: ``w.groups["a"] = w.selected_rows.index``. Set a dict for all at once.
    """

    groups = GroupsTrait(help="Labels of rows or columns by the name of their group.")

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str]) -> None:
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
            self._send_top(read_top(content.get("top"), len(self._seen.axis("rows"))))
        elif kind == "recluster" and isinstance(content, dict):
            counts = (len(self._seen.axis(axis)) for axis in AXES)
            self._send_reclustering(read_recluster(content.get("recluster"), *counts))
        elif kind == "compare" and isinstance(content, dict):
            sizes = {axis: len(self._seen.axis(axis)) for axis in AXES}
            self._send_comparison(read_comparison_question(content.get("compare"), sizes))
        elif kind == "values" and isinstance(content, dict):
            sizes = {axis: len(self._seen.axis(axis)) for axis in AXES}
            self._send_values(read_values_question(content.get("values"), sizes))
        elif kind == "click" and isinstance(content, dict):
            self._clicked(*self._read_click(content))
        else:
            raise refused("kind", content, f"one of {KINDS}")

    def _take_change(self, content: dict[str, Any]) -> None:
        """Apply a change, or tell the page that sent it why it is refused."""
        sent = record(content, "message", ("kind", "by", "table", "change"))
        sender = _read_sender(sent["by"])
        try:
            if integer(sent["table"], "change.table") != self._table:
                raise refused("change.table", sent["table"], f"{self._table}, the table shown now")
            self._apply(read_change(sent["change"], self._bounds, self._seen), sender)
        except (ValueError, RecursionError) as error:
            log.warning("a change sent by the page was refused: %s", error)
            self.send({"kind": "refused", "by": sender.to_json(), "reason": str(error)})

    def _read_click(self, content: dict[str, Any]) -> tuple[int | None, int | None]:
        """Read what was clicked, a row, a column or both."""
        row, col = (
            None if content.get(name) is None else position(content[name], name, len(axis))
            for name, axis in (("row", self._seen.axis("rows")), ("col", self._seen.axis("cols")))
        )
        if row is None and col is None:
            raise refused("click", content, "an object with a row, a col or both")
        return row, col


def _checked_traits(traits: object) -> dict[str, Any]:
    """Check the traits that a page set; what it keeps for saved notebooks is left out."""
    known = {*FROM_PAGE, *OF_SAVED_NOTEBOOKS}
    if not isinstance(traits, dict) or not traits.keys() <= known:
        raise refused("state", traits, f"an object with some of the keys {FROM_PAGE}")
    changes = {name: value for name, value in traits.items() if name not in OF_SAVED_NOTEBOOKS}
    if "_gene_sets" in changes:
        check_sent_gene_sets(changes["_gene_sets"])
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


def _read_sender(obj: object) -> Sender:
    sender = record(obj, "by", ("page", "id"))
    page = sender["page"]
    if not isinstance(page, str) or len(page) > LONGEST_PAGE_NAME:
        raise refused("by.page", page, f"text of at most {LONGEST_PAGE_NAME} characters")
    return Sender(page, integer(sender["id"], "by.id"))
