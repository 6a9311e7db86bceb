"""Answer a comparison that the page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.stats.compare import TESTS
from clustergrammer_widget.view.checks import integer, one_of, positions, refused
from clustergrammer_widget.widget.questions import read_question
from clustergrammer_widget.widget.wire_array import Json, plain_array

NUMBERS = ("mean_a", "mean_b", "difference", "effect", "p", "adjusted_p")


@dataclass(frozen=True)
class ComparisonQuestion:
    """Two groups that are to be compared.

    Attributes
    ----------
    id : int
        Comes back with the answer.
    table : int
        The number of the table whose positions these are.
    axis : {"rows", "cols"}
        What the groups consist of.
    members : tuple of int
        Original positions of the first group, each once.
    others : tuple of int or None
        The second group; None for the rest of what is visible.
    test : {"welch", "mann-whitney"}
    """

    id: int
    table: int
    axis: AxisName
    members: tuple[int, ...]
    others: tuple[int, ...] | None
    test: str


def read_comparison_question(obj: object, counts: Mapping[AxisName, int]) -> ComparisonQuestion:
    """Check a JSON value and read it as a question.

    Parameters
    ----------
    obj : object
        From a source that need not mean well.
    counts : mapping
        Number of rows and of columns.

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range.
    """
    entry = read_question(obj, "compare", ("table", "axis", "members", "others", "test"))
    axis = one_of(entry["axis"], "compare.axis", counts)
    members, others = (
        None if key == "others" and entry[key] is None else _group(entry[key], key, counts[axis])
        for key in ("members", "others")
    )
    return ComparisonQuestion(
        entry["id"],
        integer(entry["table"], "compare.table"),
        axis,
        members or (),
        others,
        one_of(entry["test"], "compare.test", TESTS),
    )


def _group(obj: object, key: str, count: int) -> tuple[int, ...]:
    group = positions(obj, f"compare.{key}", count)
    if not 0 < len(set(group)) == len(group):
        raise refused(f"compare.{key}", list(group), "at least one position, each once")
    return group


def encode_comparison(
    question: ComparisonQuestion, table: pd.DataFrame
) -> tuple[Json, list[bytes]]:
    """Encode all lines that were compared.

    Parameters
    ----------
    question : ComparisonQuestion
    table : DataFrame
        k lines as `most_telling_first` gives them, indexed by original position.

    Returns
    -------
    content : dict
        A message in JSON, with an array of positions, shape (k,), and one of numbers, shape
        (6, k); an undefined number is NaN.
    buffers : list of bytes
        The data of both.
    """
    arrays = {
        "positions": plain_array(table.index.to_numpy(dtype=np.int32)),
        "numbers": plain_array(table.loc[:, NUMBERS].to_numpy(dtype=np.float64).T),
    }
    buffers = [array.pop("data") for array in arrays.values()]
    return {"kind": "comparison", "id": question.id, **arrays}, buffers
