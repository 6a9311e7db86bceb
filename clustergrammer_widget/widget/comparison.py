"""A comparison that the page asks for, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.stats.compare import TESTS
from clustergrammer_widget.view.checks import one_of, positions, refused
from clustergrammer_widget.widget.questions import read_question
from clustergrammer_widget.widget.wire_array import Json

MOST_SENT = 50
NUMBERS = {"difference": "difference", "effect": "effect", "p": "p", "adjustedP": "adjusted_p"}


@dataclass(frozen=True)
class ComparisonQuestion:
    """A group that is to be compared with the rest of what is visible.

    Attributes
    ----------
    id : int
        Comes back with the answer.
    axis : {"rows", "cols"}
        What the group consists of.
    members : tuple of int
        Original positions, each once.
    test : {"welch", "mann-whitney"}
    """

    id: int
    axis: AxisName
    members: tuple[int, ...]
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
    entry = read_question(obj, "compare", ("axis", "members", "test"))
    axis = one_of(entry["axis"], "compare.axis", counts)
    members = positions(entry["members"], "compare.members", counts[axis])
    if not 0 < len(set(members)) == len(members):
        raise refused("compare.members", list(members), "at least one position, each once")
    return ComparisonQuestion(
        entry["id"], axis, members, one_of(entry["test"], "compare.test", TESTS)
    )


def encode_comparison(question: ComparisonQuestion, table: pd.DataFrame) -> Json:
    """Encode the lines that tell most.

    Parameters
    ----------
    question : ComparisonQuestion
    table : DataFrame
        As `most_telling_first` gives it, indexed by original position.

    Returns
    -------
    dict
        JSON; an undefined number is null.
    """
    told = table.iloc[:MOST_SENT]
    numbers = {
        name: [value if np.isfinite(value) else None for value in told[column].tolist()]
        for name, column in NUMBERS.items()
    }
    lines = [
        {"position": position, **{name: values[i] for name, values in numbers.items()}}
        for i, position in enumerate(told.index.tolist())
    ]
    return {
        "version": 1,
        "id": question.id,
        "tested": int(table["p"].notna().sum()),
        "lines": lines,
    }
