"""Test sets of names for enrichment in a group."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
from scipy import stats

from clustergrammer_widget.stats.multiple_testing import benjamini_hochberg

# Where a library knows a smaller share of the names, they are likely to be no genes.
LEAST_KNOWN = 0.1


def known_names(sets: Mapping[str, Collection[str]], names: Collection[str]) -> set[str]:
    """Return those of some names that any of the sets has."""
    return set(names).intersection(set[str]().union(*sets.values()))


def enrichment(
    sets: Mapping[str, Collection[str]], members: Collection[str], population: Collection[str]
) -> pd.DataFrame:
    """Test each set for being over-represented in a group.

    Under the null hypothesis the group is drawn from the population without replacement, so the
    number of its names that are in a set is hypergeometric. This is Fisher's exact test, one-sided.
    A name that several items have counts once.

    Parameters
    ----------
    sets : mapping of str to collection of str
        Names by term. Those outside the population do not count.
    members : collection of str
        The names of the group, all of them in `population`.
    population : collection of str
        The names of what the group is part of.

    Returns
    -------
    DataFrame
        One row for each set that has a name of the population, indexed by term, the smallest p
        first, with the columns ``count`` (names of the set in the group), ``size`` (in the
        population), ``expected`` (count by chance), ``p`` (the chance of this count or a larger
        one), ``adjusted_p`` (over these sets, by Benjamini and Hochberg) and ``names`` (those that
        are counted, in the order of `members`).
    """
    group, whole = dict.fromkeys(members), frozenset(population)
    inside = {term: whole.intersection(names) for term, names in sets.items()}
    inside = {term: names for term, names in inside.items() if names}
    shared = [[name for name in group if name in names] for names in inside.values()]
    count = np.array([len(names) for names in shared], dtype=np.int64)
    size = np.array([len(names) for names in inside.values()], dtype=np.int64)
    p = np.clip(stats.hypergeom.sf(count - 1, len(whole), size, len(group)), 0, 1)
    table = pd.DataFrame(
        {
            "count": count,
            "size": size,
            "expected": len(group) * size / max(len(whole), 1),
            "p": p,
            "adjusted_p": benjamini_hochberg(p),
            "names": pd.Series(shared, dtype=object),
        }
    ).set_axis(pd.Index(list(inside), name="term", dtype=object), axis="index")
    return table.iloc[np.lexsort((-count, p))]
