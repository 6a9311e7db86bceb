"""Compare the numeric categories of a group with those of the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.annotations import NumericAnnotation
from clustergrammer_widget.stats.groups import Positions
from clustergrammer_widget.stats.mann_whitney import mann_whitney
from clustergrammer_widget.stats.multiple_testing import benjamini_hochberg

SPREAD = ("count", "missing", "mean", "lowest", "highest")


def numeric_composition(
    annotations: Sequence[NumericAnnotation], members: Positions, population: Positions
) -> pd.DataFrame:
    """Compare a group's numbers in each category with those of the other items.

    The test is Mann and Whitney's, from the normal distribution at every size, corrected for ties
    and for continuity. It looks at ranks alone, so ages, doses and dates need no distribution of
    their own.

    Parameters
    ----------
    annotations : sequence of NumericAnnotation
        The categories of numbers of an axis.
    members : sequence of int
        Source indices of the group, all of them in `population`.
    population : sequence of int
        Source indices of what the group is part of: on the page, all that is visible.

    Returns
    -------
    DataFrame
        One row per category, indexed by title, with the columns ``count`` (of the group's
        numbers), ``missing``, ``mean``, ``lowest`` and ``highest``, the same of the others as
        ``other_count`` and so on, ``p`` (two-sided: the chance of ranks as far apart as these) and
        ``adjusted_p`` (`p` over these categories, by Benjamini and Hochberg). Both are NaN where
        the group or the others have no number.
    """
    own = np.asarray(members, dtype=np.intp)
    everything = np.asarray(population, dtype=np.intp)
    others = everything[~np.isin(everything, own)]
    rows = [
        [
            *_spread(annotation.numbers[own]),
            *_spread(annotation.numbers[others]),
            _p(annotation.numbers[own], annotation.numbers[others]),
        ]
        for annotation in annotations
    ]
    columns = [*SPREAD, *(f"other_{name}" for name in SPREAD), "p"]
    index = pd.Index([annotation.title for annotation in annotations])
    table = pd.DataFrame(rows, index=index, columns=columns)
    table["adjusted_p"] = benjamini_hochberg(table["p"].to_numpy(dtype=np.float64))
    counts = [f"{whose}{name}" for whose in ("", "other_") for name in ("count", "missing")]
    return table.astype(dict.fromkeys(counts, np.int64))


def _spread(numbers: npt.NDArray[np.float64]) -> tuple[float, ...]:
    present = numbers[~np.isnan(numbers)]
    if len(present) == 0:
        return 0, len(numbers), np.nan, np.nan, np.nan
    missing = len(numbers) - len(present)
    return len(present), missing, present.mean(), present.min(), present.max()


def _p(own: npt.NDArray[np.float64], others: npt.NDArray[np.float64]) -> float:
    if np.isnan(own).all() or np.isnan(others).all():
        return np.nan
    pooled = np.concatenate((own, others))[np.newaxis]
    return float(mann_whitney(pooled, len(own), exact_size=0).p[0])
