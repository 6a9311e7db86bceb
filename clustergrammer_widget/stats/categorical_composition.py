"""Count the values of a category in a group, with hypergeometric p-values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from clustergrammer_widget.data.annotations import CategoricalAnnotation
from clustergrammer_widget.stats.multiple_testing import benjamini_hochberg


def categorical_composition(
    annotation: CategoricalAnnotation,
    members: Sequence[int] | npt.NDArray[np.integer],
    population: Sequence[int] | npt.NDArray[np.integer],
) -> pd.DataFrame:
    """Compare a group's values of a category with those of the items it is part of.

    Under the null hypothesis the group is drawn from the population without replacement, so the
    count of a value is hypergeometric. An item without a value is an item that has another one.

    Parameters
    ----------
    annotation : CategoricalAnnotation
        The category.
    members : sequence of int, length n
        Source indices of the group, all of them in `population`.
    population : sequence of int, length N
        Source indices of what the group is part of: on the page, all that is visible.

    Returns
    -------
    DataFrame
        One row per value that occurs in the population, indexed by value in the category's own
        order, with the columns ``count``, ``share`` (of the group), ``expected`` (count by
        chance), ``p`` (the chance of this count or a larger one) and ``adjusted_p`` (`p` over
        these values, by Benjamini and Hochberg).
    """
    drawn, available = _counts(annotation, members), _counts(annotation, population)
    occurring = np.flatnonzero(available)
    drawn, available = drawn[occurring], available[occurring]
    size = len(members)
    p = np.clip(stats.hypergeom.sf(drawn - 1, len(population), available, size), 0, 1)
    return pd.DataFrame(
        {
            "count": drawn,
            "share": drawn / max(size, 1),
            "expected": size * available / max(len(population), 1),
            "p": p,
            "adjusted_p": benjamini_hochberg(p),
        },
        index=pd.Index([annotation.values[code] for code in occurring], name=annotation.title),
    )


def _counts(
    annotation: CategoricalAnnotation, positions: Sequence[int] | npt.NDArray[np.integer]
) -> npt.NDArray[np.int64]:
    codes = annotation.codes[np.asarray(positions, dtype=np.intp)]
    return np.bincount(codes[codes >= 0], minlength=len(annotation.values)).astype(np.int64)
