"""Read a table from a path, by its suffix."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass

import pandas as pd

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.data.labels import Labels
from clustergrammer_widget.io.text.gct import read_gct
from clustergrammer_widget.io.text.lines import read_bytes
from clustergrammer_widget.io.text.reader import read_text
from clustergrammer_widget.io.text.row_annotations import label_rows
from clustergrammer_widget.io.text.signatures import BY_SUFFIX
from clustergrammer_widget.io.text.table import ALSO_TEXT, SEPARATORS, TextTable, text_suffix

KNOWN = ".tsv, .txt, .csv, .gct or .parquet, each also with .gz"


@dataclass(frozen=True, eq=False)
class FileTable:
    """What a file holds.

    Attributes
    ----------
    frame : DataFrame
        The values.
    rows, cols : Labels or None
        What the labels of the frame say, with the categories beside them; None where that is to be
        read from the labels.
    """

    frame: pd.DataFrame
    rows: Labels | None = None
    cols: Labels | None = None


def read_path(path: FilePath) -> FileTable:
    """Read a file given as `data`.

    ``.tsv``, ``.txt``, ``.csv``, ``.tab``, ``.sf`` and ``.counts`` are read as `read_matrix` does,
    ``.gct`` as `read_gct` does, and ``.parquet`` by pandas: where it has no index of its own, its
    first text column is the index. `label_rows` says what becomes of columns that describe rows.

    Parameters
    ----------
    path : str or path
        All but ``.h5ad`` also with ``.gz``; ``~`` is the home folder.

    Returns
    -------
    FileTable

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the suffix is another, or the file is not what its suffix says.
    ImportError
        If pandas lacks a package to read parquet files.
    """
    shown = f"data is the path {os.fspath(path)[:200]!r}"
    if not os.path.isfile(os.path.expanduser(path)):
        folder = " is a folder" if os.path.isdir(os.path.expanduser(path)) else " does not exist"
        raise FileNotFoundError(f"{shown}, which{folder}; give the path of a file, or a DataFrame")
    suffix = text_suffix(path)
    if suffix in SEPARATORS or suffix in ALSO_TEXT:
        return _of_text(read_text(path))
    if suffix == ".gct":
        return _of_text(read_gct(path))
    if suffix == ".parquet":
        return FileTable(_read_parquet(path, shown))
    if suffix == ".h5ad":
        raise ValueError(
            f"{shown}; AnnData is not read yet: adata = anndata.read_h5ad(path), then give "
            "adata.to_df() with row_categories=adata.obs"
        )
    instead = f"{BY_SUFFIX[suffix]}, or " if suffix in BY_SUFFIX else ""
    raise ValueError(f"{shown}, and {suffix or 'no suffix'} is not known; give {instead}{KNOWN}")


def _of_text(table: TextTable) -> FileTable:
    return FileTable(table.frame(), label_rows(table.rows, table.annotations), table.cols)


def _read_parquet(path: FilePath, shown: str) -> pd.DataFrame:
    try:
        frame = pd.read_parquet(io.BytesIO(read_bytes(path)))
    except ImportError as error:
        raise ImportError(
            f"{shown}; reading parquet files needs pyarrow: install it, or give a .tsv or .csv file"
        ) from error
    if not isinstance(frame.index, pd.RangeIndex):
        return frame
    texts = [
        place
        for place, dtype in enumerate(frame.dtypes)
        if pd.api.types.is_string_dtype(dtype) or isinstance(dtype, pd.CategoricalDtype)
    ]
    return frame.set_index(frame.columns[texts[0]]) if texts else frame
