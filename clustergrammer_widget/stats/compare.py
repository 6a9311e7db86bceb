"""Compare two groups of columns in every row."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.stats.groups import Positions, check_groups
from clustergrammer_widget.stats.mann_whitney import mann_whitney
from clustergrammer_widget.stats.moments import compute_moments
from clustergrammer_widget.stats.multiple_testing import benjamini_hochberg
from clustergrammer_widget.stats.welch import welch

TESTS = ("welch", "mann-whitney")
OTHER_NAMES = {
    "t": "welch",
    "t-test": "welch",
    "ttest": "welch",
    "ttest_ind": "welch",
    "u": "mann-whitney",
    "mannwhitneyu": "mann-whitney",
    "ranksums": "mann-whitney",
    "wilcoxon": "mann-whitney",
}
# A block of this size stays in the processor's cache.
BLOCK_CELLS = 250_000


def compare_groups(
    values: FloatArray,
    a: Positions,
    b: Positions,
    test: str = "welch",
    *,
    names: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Test in each row whether two groups of columns differ.

    Missing values are left out. Each row is a two-sided test, and the p-values of all rows
    together are adjusted. Rows are taken in blocks, so that beyond the result the memory needed
    is about 20 MB, or some 80 bytes a value where a row has over 250,000.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        One feature per row; may hold NaN and infinities. For groups of rows give the transpose.
    a, b : sequence of int
        Positions of the columns of each group.
    test : {"welch", "mann-whitney"}
        Welch's t-test, or Mann and Whitney's U test.
    names : sequence of str, length m, optional
        Names of the columns, for errors; positions without it.

    Returns
    -------
    DataFrame
        One row per row of `values`, in the same order, numbered from 0, with the columns
        ``n_a`` and ``n_b`` (number of values that are not missing), ``mean_a``, ``mean_b``,
        ``difference`` (of the means, a less b), ``effect``, ``statistic``, ``p`` and
        ``adjusted_p`` (`p` over all rows that have one, by Benjamini and Hochberg). For
        ``"welch"`` `effect` is Hedges' g and `statistic` is t, for ``"mann-whitney"`` they are
        the rank-biserial correlation and U of group a. Where the test is undefined these are
        NaN.

    Raises
    ------
    ValueError
        If a group is empty or has unknown positions, the groups overlap, or `test` is unknown.
    TypeError
        If the positions are no whole numbers.

    See Also
    --------
    sort_by_significance : the same table, sorted.
    clustergrammer_widget.stats.welch.welch, clustergrammer_widget.stats.mann_whitney.mann_whitney
    """
    check_test(test)
    first, second = check_groups(a, b, values.shape[1], names)
    columns = np.concatenate((first, second))
    rows = max(1, BLOCK_CELLS // len(columns))
    blocks = (values[start : start + rows] for start in range(0, max(1, len(values)), rows))
    parts = [_compare(np.take(block, columns, axis=1), len(first), test) for block in blocks]
    table = pd.DataFrame(
        {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    )
    table["adjusted_p"] = benjamini_hochberg(table["p"].to_numpy())
    return table


def sort_by_significance(table: pd.DataFrame) -> pd.DataFrame:
    """Sort a comparison by p, equal ones by the size of the effect, undefined ones last.

    Parameters
    ----------
    table : DataFrame
        From `compare_groups`, with any index.

    Returns
    -------
    DataFrame
        Rows that are equal in both keep their order.
    """
    return table.iloc[np.lexsort((-table["effect"].abs(), table["p"]))]


def check_test(test: object) -> None:
    """Check for the name of a test.

    Raises
    ------
    ValueError
        If it is none of `TESTS`.
    """
    if isinstance(test, str) and test in TESTS:
        return
    written = str(test).lower()
    close = difflib.get_close_matches(written, TESTS, n=1)
    close = [OTHER_NAMES[written]] if written in OTHER_NAMES else close
    hint = f"did you mean {close[0]!r}? " if close else ""
    raise ValueError(f"test is {test!r}; {hint}Known are {', '.join(map(repr, TESTS))}")


def _compare(pooled: FloatArray, size: int, test: str) -> dict[str, npt.NDArray[np.generic]]:
    """Make the columns of a block, group a in its first `size` columns, b in the others."""
    a, b = compute_moments(pooled[:, :size]), compute_moments(pooled[:, size:])
    outcome = welch(a, b) if test == "welch" else mann_whitney(pooled, size)
    with np.errstate(invalid="ignore", over="ignore"):
        difference = a.mean - b.mean
    return {
        "n_a": a.n.astype(np.int64),
        "n_b": b.n.astype(np.int64),
        "mean_a": a.mean,
        "mean_b": b.mean,
        "difference": difference,
        **outcome._asdict(),
    }
