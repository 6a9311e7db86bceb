"""The contents of a text file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.data.labels import Labels

SEPARATORS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}
# Read like .txt, never written: what STAR, salmon and counting programs call their tables.
ALSO_TEXT = frozenset({".tab", ".sf", ".counts"})


@dataclass(frozen=True, eq=False)
class TextTable:
    """What a text file says.

    Attributes
    ----------
    values : ndarray of float64, shape (n, m)
        NaN where there is none.
    rows, cols : Labels
        Names, title and categories of the n rows and the m columns.
    annotations : dict of str to Series
        Title to n values of what else describes the rows, see `label_rows`.
    """

    values: npt.NDArray[np.float64]
    rows: Labels
    cols: Labels
    annotations: dict[str, pd.Series[Any]] = field(default_factory=dict)

    def frame(self) -> pd.DataFrame:
        """Return the values with the names for labels, and the titles for names of these."""
        return pd.DataFrame(self.values, index=_index(self.rows), columns=_index(self.cols))


def text_suffix(path: FilePath) -> str:
    """Return the suffix of a path in lower case, the one before ``.gz`` if that is the last."""
    return os.path.splitext(os.fspath(path).lower().removesuffix(".gz"))[1]


def _index(labels: Labels) -> pd.Index:
    return pd.Index(labels.names, name=labels.title or None, tupleize_cols=False)
