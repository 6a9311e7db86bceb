"""Everything public works whatever numpy was told about floating point errors."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering.linkage import METHODS
from clustergrammer_widget.clustering.metrics import METRICS

RNG = np.random.default_rng(3)
GENES = [f"g{i}" for i in range(25)]
P_VALUES = pd.DataFrame(10.0 ** -RNG.uniform(0, 300, size=(25, 6)), GENES, list("abcdef"))
LARGE = pd.DataFrame(RNG.uniform(-1, 1, size=(25, 6)) * 1.7e308, GENES, list("abcdef"))
LARGE.iloc[3] = 0
LARGE.iloc[4, 2] = np.nan
LARGE.iloc[5, 2] = np.inf
COUNTS = pd.DataFrame(RNG.poisson(3, size=(25, 6)), GENES, list("abcdef"))
TABLES = {"p-values": P_VALUES, "large": LARGE, "counts": COUNTS}


@pytest.fixture(autouse=True)
def told_to_raise():
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


@pytest.fixture(params=TABLES)
def table(request):
    return TABLES[request.param]


@pytest.mark.parametrize("metric", [m for m in METRICS if m != "mahalanobis"])
def test_every_metric(table, metric):
    cgw.Clustergram(table, metric=metric)


@pytest.mark.parametrize("method", METHODS)
def test_every_method(table, method):
    cgw.Clustergram(table, metric="euclidean", method=method)


@pytest.mark.parametrize(
    "option",
    [
        {"z_score": 0},
        {"z_score": "col"},
        {"standard_scale": 0},
        {"standard_scale": 1},
        {"robust": True},
        {"cmap": "viridis"},
        {"cmap": "vlag", "center": 0},
        {"normalize": "quantile"},
        {"normalize": "robust"},
        {"optimal_ordering": True},
        {"vmin": -1e-320, "vmax": 1e308},
    ],
    ids=str,
)
def test_every_way_to_scale_and_colour(table, option):
    cgw.Clustergram(table, **option)


@pytest.mark.parametrize("name", ["total", "log1p"])
def test_normalisations_of_counts(name):
    for counts in (COUNTS, P_VALUES):
        cgw.Clustergram(counts, normalize=name)


ORDERS = ("sum", "variance", "label", "value:a")
DOSES = pd.Series(10.0 ** -np.arange(25.0) * 1e-280, GENES)
CALLS = {
    "data": lambda w: w.data,
    "view": lambda w: w.view,
    "clusters": lambda w: (w.row_clusters, w.col_clusters),
    "linkages": lambda w: (w.row_linkage, w.col_linkage),
    "orders": lambda w: [
        setattr(w, "row_order", o) for o in ("sum", "variance", "label", "value:a")
    ],
    "category order": lambda w: setattr(w, "row_order", "category:Dose"),
    "column order": lambda w: setattr(w, "col_order", "value:g3"),
    "cuts": lambda w: (w.cut_rows(k=4), w.cut_cols(k=2), setattr(w, "row_cut", 1e-310)),
    "top": lambda w: w.filter_rows(top=10, by="variance"),
    "category": lambda w: w.filter_rows(category=("Kind", "x")),
    "query": lambda w: w.filter_rows(query="Dose > 1e-300"),
    "crop": lambda w: w.crop(rows=["g1", "g2", "g3"]),
    "selection": lambda w: (setattr(w, "selected_rows", ["g1"]), w.selected_rows, w.selection),
    "recluster": lambda w: w.recluster(row_metric="euclidean", row_method="ward"),
    "update": lambda w: w.update(P_VALUES),
    "categories": lambda w: w.set_categories("row", DOSES),
    "compare": lambda w: w.compare(["a", "b", "c"]),
    "compare rows": lambda w: w.compare(GENES[:9], axis="row"),
    "enrich": lambda w: w.enrich(GENES[:5], library={"set": GENES[:7]}),
    "groups": lambda w: w.groups.update({"one": ["g1", "g2"]}),
    "colours": lambda w: [setattr(w, n, v) for n, v in (("vmax", 1e-310), ("per_row", True))],
    "ranges of columns": lambda w: setattr(w, "per_col", not w.per_col),
    "html": lambda w: w.to_html(),
    "text": lambda w: (w.to_tsv(), w.to_code()),
    "history": lambda w: (setattr(w, "row_order", "sum"), w.undo(), w.redo(), w.reset(), w.steps),
    "link": lambda w: cgw.link(w, cgw.Clustergram(P_VALUES)),
}


@pytest.mark.parametrize("call", CALLS)
def test_every_public_call(table, call):
    strips = pd.DataFrame({"Dose": DOSES, "Kind": list("xyzxy") * 5}, GENES)
    CALLS[call](cgw.Clustergram(table, row_categories=strips))


def test_reading_a_file(tmp_path):
    path = tmp_path / "p.tsv"
    P_VALUES.to_csv(path, sep="\t")
    np.testing.assert_array_equal(cgw.read_matrix(path)[0], P_VALUES)
    cgw.Clustergram(path)


def test_a_function_of_the_user_still_raises():
    with pytest.raises(FloatingPointError):
        cgw.Clustergram(COUNTS, normalize=lambda frame: np.log(frame))
    with pytest.raises(FloatingPointError):
        cgw.Clustergram(COUNTS, metric=lambda a, b: float(np.float64(1e-300) * np.float64(1e-300)))
