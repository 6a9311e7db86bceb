"""The colour maps that can be chosen on the page."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.view.lookup_tables import (
    DEFAULT_NAME,
    SEQUENTIAL_NAME,
    named_lut,
    red_blue_lut,
)

DIVERGING = ("RdBu_r", "PuOr_r", "PiYG", "vlag", "coolwarm")
SEQUENTIAL = (SEQUENTIAL_NAME, "viridis", "cividis", "magma", "mako", "rocket", "Greys")
# All but the one that has green on one side.
COLOR_BLIND_SAFE = {DEFAULT_NAME, *DIVERGING, *SEQUENTIAL} - {"PiYG"}


@cache
def page_color_maps() -> tuple[tuple[str, bool, npt.NDArray[np.uint8]], ...]:
    """Return name, whether diverging, and colour table (256, 4) of each."""
    return (
        (DEFAULT_NAME, True, red_blue_lut()),
        *((name, True, named_lut(name)[1]) for name in DIVERGING),
        *((name, False, named_lut(name)[1]) for name in SEQUENTIAL),
    )
