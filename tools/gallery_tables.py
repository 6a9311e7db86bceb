"""Tables that Python packages carry, as arguments of `Clustergram`: data and categories alone."""

from __future__ import annotations

import importlib.util
import keyword
import sysconfig
import tokenize
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import h5py
import numpy as np
import pandas as pd
from sklearn import datasets
from sklearn.utils import all_estimators

Arguments: TypeAlias = dict[str, Any]


def package_file(package: str, *parts: str) -> Path:
    """Return the path of a file in an installed package, without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; run make gallery")
    return Path(spec.submodule_search_locations[0], *parts)


def read_bunch(load: Callable[..., Any], title: str) -> Arguments:
    """Read a classification set of scikit-learn, with its classes as row categories."""
    bunch = load(as_frame=True)
    names = dict(enumerate(bunch.target_names))
    frame = bunch.data.set_axis([f"{title} {i}" for i in range(len(bunch.data))])
    kinds = bunch.target.map(names).set_axis(frame.index).rename(title.capitalize())
    return {"data": frame, "row_categories": kinds}


def breast_cancer() -> Arguments:
    """569 tumours x 30 measurements."""
    return read_bunch(datasets.load_breast_cancer, "tumour")


def wine() -> Arguments:
    """178 wines x 13 measurements on very different scales."""
    return read_bunch(datasets.load_wine, "wine")


def iris() -> Arguments:
    """150 flowers x 4 lengths."""
    return read_bunch(datasets.load_iris, "flower")


def digits() -> Arguments:
    """1,797 handwritten digits x 64 pixels."""
    bunch = datasets.load_digits(as_frame=True)
    return {"data": bunch.data, "row_categories": bunch.target.astype(str).rename("Digit")}


def diabetes() -> Arguments:
    """442 patients x 10 scaled measurements, with a numeric category."""
    bunch = datasets.load_diabetes(as_frame=True)
    return {"data": bunch.data, "row_categories": bunch.target.rename("Progression")}


def pbmc_700() -> Arguments:
    """700 blood cells x 765 genes, scaled expression, with three categories a cell."""
    with h5py.File(package_file("scanpy", "datasets", "10x_pbmc68k_reduced.h5ad")) as file:
        obs = file["obs"][:]
        cells = [name.decode() for name in obs["index"]]
        genes = [name.decode() for name in file["var"]["index"]]
        titles = {"bulk_labels": "Cell type", "louvain": "Cluster", "phase": "Phase"}
        kinds: dict[str, Any] = {}
        for field, title in titles.items():
            values = [value.decode() for value in file["uns"][f"{field}_categories"]]
            kinds[title] = pd.Series(values)[obs[field]].to_numpy()
        frame = pd.DataFrame(file["X"][:], index=cells, columns=genes)
    return {"data": frame, "row_categories": pd.DataFrame(kinds, index=cells)}


def correlation() -> Arguments:
    """Correlations of the 30 measurements of the tumours."""
    return {"data": datasets.load_breast_cancer(as_frame=True).data.corr()}


def keyword_counts() -> Arguments:
    """How often each module of the standard library uses each keyword: skewed counts."""
    counts: dict[str, Counter[str]] = {}
    kinds: dict[str, str] = {}
    for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")):
        with tokenize.open(path) as file:
            words = [token.string for token in tokenize.generate_tokens(file.readline)]
        counts[path.stem] = Counter(word for word in words if keyword.iskeyword(word))
        kinds[path.stem] = "private" if path.stem.startswith("_") else "public"
    frame = pd.DataFrame(counts).T.fillna(0).astype(int)
    return {"data": frame, "row_categories": pd.Series(kinds, name="Module")}


def estimator_methods() -> Arguments:
    """Which estimators of scikit-learn have which methods: a binary matrix."""
    has, kinds = {}, {}
    for kind in ("classifier", "regressor", "cluster", "transformer"):
        for name, estimator in all_estimators(type_filter=kind):
            public = [member for member in dir(estimator) if not member.startswith("_")]
            has[name] = {member: 1 for member in public}
            kinds[name] = kind
    frame = pd.DataFrame(has).T.notna().astype(int)
    return {
        "data": frame.loc[:, frame.sum() > 1],
        "row_categories": pd.Series(kinds, name="Kind"),
    }


def long_labels() -> Arguments:
    """6 gene sets x 4 samples, made up, under names of up to 85 letters."""
    frame = pd.DataFrame(
        [
            [8.1, 7.9, 2.3, 2.6],
            [7.4, 7.7, 1.9, 2.2],
            [1.2, 1.6, 6.8, 7.1],
            [0.9, 1.1, 7.5, 6.9],
            [4.4, 4.1, 4.6, 4.0],
            [2.2, 6.3, 2.5, 6.0],
        ],
        index=[
            "GOBP_POSITIVE_REGULATION_OF_CYCLIN_DEPENDENT_PROTEIN_SERINE_THREONINE_KINASE_ACTIVITY",
            "GOBP_NEGATIVE_REGULATION_OF_CYCLIN_DEPENDENT_PROTEIN_SERINE_THREONINE_KINASE_ACTIVITY",
            "GOBP_ANTIGEN_PROCESSING_AND_PRESENTATION_OF_EXOGENOUS_PEPTIDE_ANTIGEN_VIA_MHC_CLASS_I",
            "GOBP_ANTIGEN_PROCESSING_AND_PRESENTATION_OF_EXOGENOUS_PEPTIDE_ANTIGEN_VIA_MHC_CLASS_II",
            "GOBP_MITOCHONDRIAL_ELECTRON_TRANSPORT_NADH_TO_UBIQUINONE",
            "GOBP_RESPONSE_TO_ENDOPLASMIC_RETICULUM_STRESS",
        ],
        columns=[
            "treated with 10 nM dexamethasone, 24 h, replicate 1",
            "treated with 10 nM dexamethasone, 24 h, replicate 2",
            "vehicle control (0.1 % DMSO), 24 h, replicate 1",
            "vehicle control (0.1 % DMSO), 24 h, replicate 2",
        ],
    )
    arms = pd.Series(["dexamethasone"] * 2 + ["vehicle"] * 2, index=frame.columns, name="Treatment")
    return {"data": frame, "col_categories": arms}


def sea_temperatures() -> Arguments:
    """61 years x 12 months of sea surface temperatures: a time series, all of one sign."""
    path = package_file("statsmodels", "datasets", "elnino", "elnino.csv")
    frame = pd.read_csv(path, index_col="YEAR").rename_axis(None)
    decades = pd.Series([f"{year // 10}0s" for year in frame.index], frame.index, name="Decade")
    return {"data": frame, "row_categories": decades}


def missing_30_percent() -> Arguments:
    """The scaled measurements of the patients, with 30 % of the cells missing."""
    arguments = diabetes()
    frame = arguments["data"]
    known = np.random.default_rng(0).random(frame.shape) > 0.3
    return {**arguments, "data": frame.where(known)}


TABLES: tuple[Callable[[], Arguments], ...] = (
    breast_cancer,
    wine,
    digits,
    diabetes,
    iris,
    pbmc_700,
    correlation,
    keyword_counts,
    estimator_methods,
    long_labels,
    sea_temperatures,
    missing_30_percent,
)
