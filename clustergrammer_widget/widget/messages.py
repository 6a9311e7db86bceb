"""Check and apply messages of the page, which may be forged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from clustergrammer_widget.view.checks import position, refused
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import AXES
from clustergrammer_widget.view.read_history import read_history
from clustergrammer_widget.view.read_state import read_recluster, read_top
from clustergrammer_widget.widget.callbacks import Callbacks
from clustergrammer_widget.widget.comparing import Comparing
from clustergrammer_widget.widget.comparison import read_comparison_question
from clustergrammer_widget.widget.enriching import Enriching, check_sent_gene_sets
from clustergrammer_widget.widget.exact_values import ExactValues, read_values_question
from clustergrammer_widget.widget.label_sizes import LABEL_SIZES
from clustergrammer_widget.widget.shared_groups import SharedGroups

log = logging.getLogger(__name__)

# These belong together: where one is refused, the page gets all of them back.
VIEWED = ("_view", "_history", "_groups")
# All other traits only go down.
FROM_PAGE = (*VIEWED, "_gene_sets", *LABEL_SIZES)


class Messages(SharedGroups, Callbacks, Comparing, Enriching, ExactValues):
    """A heatmap that applies valid messages of the page, and refuses and logs others."""

    def __init__(self, heatmap: Heatmap, options: Mapping[str, str]) -> None:
        super().__init__(heatmap, options)
        self.on_msg(self._answer)

    def set_state(self, sync_data: object) -> None:
        """Apply all changes of the page, or none and send the view back."""
        try:
            changes, heatmap = self._checked(sync_data)
        except (ValueError, RecursionError) as error:
            log.warning("a change sent by the page was refused: %s", error)
            sizes = LABEL_SIZES.keys() & sync_data if isinstance(sync_data, dict) else ()
            self.send_state((*VIEWED, *sizes))
        else:
            if "_groups" in changes:
                self._take_groups(heatmap, changes)
            else:
                super().set_state(changes)

    def _checked(self, changes: object) -> tuple[dict[str, Any], Heatmap]:
        """Check what the page changed, and return it with the heatmap in the groups there are."""
        if not isinstance(changes, dict) or not changes.keys() <= set(FROM_PAGE):
            raise refused("state", changes, f"an object with some of the keys {FROM_PAGE}")
        heatmap = self._seen.heatmap
        if "_groups" in changes:
            heatmap = self._read_groups(changes["_groups"])
        if "_groups" in changes or "_view" in changes:
            self._read_view(changes.get("_view", self._view), heatmap)
        if "_history" in changes:
            read_history(changes["_history"], self._steps, self._read_state, self._table)
        if "_gene_sets" in changes:
            check_sent_gene_sets(changes["_gene_sets"])
        for name in changes.keys() & LABEL_SIZES.keys():
            LABEL_SIZES[name].checked(changes[name])
        return changes, heatmap

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer what the page asks; anything else is logged and ignored."""
        try:
            self._answer_question(content)
        except (ValueError, RecursionError) as error:
            log.warning("a question from the page was refused: %s", error)

    def _answer_question(self, content: object) -> None:
        kind = content.get("kind") if isinstance(content, dict) else None
        if kind == "painted" and self._worker is not None:
            self._worker.start()
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
            kinds = "'painted', 'top', 'recluster', 'compare', 'values' or 'click'"
            raise refused("kind", content, kinds)

    def _read_click(self, content: dict[str, Any]) -> tuple[int | None, int | None]:
        """Read what was clicked, a row, a column or both."""
        row, col = (
            None if content.get(name) is None else position(content[name], name, len(axis))
            for name, axis in (("row", self._seen.axis("rows")), ("col", self._seen.axis("cols")))
        )
        if row is None and col is None:
            raise refused("click", content, "an object with a row, a col or both")
        return row, col
