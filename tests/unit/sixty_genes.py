"""A widget whose rows differ in variance, with one category."""

from __future__ import annotations

import numpy as np
import pandas as pd

import clustergrammer_widget as cgw

GENES = [f"g{i}" for i in range(60)]
TABLE = pd.DataFrame(
    np.random.default_rng(3).normal(size=(60, 8)) * np.linspace(0.2, 3, 60)[:, None],
    index=GENES,
    columns=list("abcdefgh"),
)
KIND = pd.Series(["x", "y", "z"] * 20, index=GENES, name="Kind")


def make_widget():
    return cgw.Clustergram(TABLE, row_categories=KIND)
