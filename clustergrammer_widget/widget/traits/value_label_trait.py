"""The trait `value_label`."""

from __future__ import annotations

from typing import Any

import traitlets

from clustergrammer_widget.preprocessing.value_label import check_value_label


class ValueLabelTrait(traitlets.TraitType[str, "str | None"]):
    """Text; None stands for what the values are called by default."""

    def __init__(self, help: str) -> None:
        super().__init__("value", help=help)

    def validate(self, obj: Any, value: Any) -> str:
        """Check, as traitlets asks it."""
        label = check_value_label(value)
        return str(obj._usual_value_label) if label is None else label
