"""A trait that is computed when the page or a saved notebook asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets


class ComputedTrait(traitlets.TraitType[Any, Any]):
    """A read-only trait that is computed from the widget's state.

    Parameters
    ----------
    compute : callable
        Takes the widget, and returns JSON.
    """

    def __init__(self, compute: Callable[[Any], dict[str, Any]]) -> None:
        super().__init__(None, read_only=True)
        self._compute = compute

    def get(self, obj: Any, cls: Any = None) -> dict[str, Any]:
        """Compute it, as traitlets asks it."""
        return self._compute(obj)
