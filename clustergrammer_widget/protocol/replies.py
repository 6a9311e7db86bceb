"""Encode the replies to requests of the page."""

from __future__ import annotations

import numpy as np
import pandas as pd

from clustergrammer_widget.protocol.arrays import Json, encode_raw
from clustergrammer_widget.protocol.requests import CompareRequest

NUMBERS = ("mean_a", "mean_b", "difference", "effect", "p", "adjusted_p")


def encode_comparison(question: CompareRequest, table: pd.DataFrame) -> tuple[Json, list[bytes]]:
    """Encode the result of a comparison for all items.

    Parameters
    ----------
    question : CompareRequest
    table : DataFrame
        k items as `sort_by_significance` gives them, indexed by source index.

    Returns
    -------
    content : dict
        A message in JSON, with an array of positions, shape (k,), and one of numbers, shape
        (6, k); an undefined number is NaN.
    buffers : list of bytes
        The data of both.
    """
    arrays = {
        "positions": encode_raw(table.index.to_numpy(dtype=np.int32)),
        "numbers": encode_raw(table.loc[:, NUMBERS].to_numpy(dtype=np.float64).T),
    }
    buffers = [array.pop("data") for array in arrays.values()]
    return {"kind": "comparison", "id": question.id, **arrays}, buffers
