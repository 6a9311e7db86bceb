"""A small widget to drive, and the two sides that drive it."""

from __future__ import annotations

import _thread

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering import linkage as linkage_module

GENES = [f"g{i}" for i in range(30)]
SAMPLES = ["S0", "S1", "S 2", "S3", "S4", "S5"]
TABLE = pd.DataFrame(
    np.random.default_rng(8).normal(size=(30, 6)).round(3), index=GENES, columns=SAMPLES
)
KIND = pd.Series(["x", "y", None] * 10, index=GENES, name="Kind")


def make_widget():
    return cgw.Clustergram(
        TABLE,
        row_categories={"Kind": KIND, "Length": np.arange(30)},
        col_categories={"Batch": list("ababab")},
        metric="euclidean",
    )


def heard_by(widget, *names):
    heard = []
    widget.observe(lambda change: heard.append((change.name, change.old, change.new)), list(names))
    return heard


def interrupt_linkage(monkeypatch):
    """Let a person press the button that interrupts as soon as something is being clustered."""
    compute = hierarchy.linkage

    def interrupted(*arguments):
        _thread.interrupt_main()
        return compute(*arguments)

    monkeypatch.setattr(linkage_module.hierarchy, "linkage", interrupted)
