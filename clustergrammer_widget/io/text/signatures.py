"""Recognise files that are not text by their first bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

READ_EXCEL = "give pandas.read_excel(path, index_col=0)"
READ_HTML = "give pandas.read_html(path, index_col=0)[0], or download the table itself"
UNPACK = "unpack it"

# The first bytes of a file, what it is, and what to do.
BEGINNINGS: Mapping[bytes, tuple[str, str]] = {
    rb"\s*<(?:!doctype html|html|head|body|table|div|style)\b": ("an HTML page", READ_HTML),
    rb"\s*<(?:\?xml|!doctype|svg|error)\b": ("XML", "download the table as .tsv or .csv"),
    rb"PK\x03\x04": ("an Excel workbook, or a zip file", f"{READ_EXCEL}, or {UNPACK}"),
    rb"\xd0\xcf\x11\xe0": ("an Excel workbook", READ_EXCEL),
    rb"%PDF-": ("a PDF file", "give the table as .tsv or .csv"),
    rb"PAR1[\x00-\x08\x0e-\x1f]": ("a Parquet file", "rename it to .parquet"),
    rb"\x89HDF": ("an HDF5 file", "give pandas.read_hdf(path), or adata.to_df() of AnnData"),
    rb"\x93NUMPY": ("an array of numpy", "give numpy.load(path)"),
    rb"BZh[1-9]1AY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd": ("packed, but not by gzip", UNPACK),
    rb"\s*(?:\{\s*[\"}]|\[\s*[\[{])": ("JSON", "give pandas.read_json(path)"),
    rb"version https://git-lfs": ("a pointer of Git LFS, not the table", "run: git lfs pull"),
    rb"%%MatrixMarket": ("a Matrix Market file", "give scipy.io.mmread(path).toarray()"),
}

# What to give for a path with another suffix than those that are read.
BY_SUFFIX: Mapping[str, str] = {
    ".xlsx": "pandas.read_excel(path, index_col=0)",
    ".xls": "pandas.read_excel(path, index_col=0)",
    ".html": "pandas.read_html(path, index_col=0)[0]",
    ".json": "pandas.read_json(path)",
    ".feather": "pandas.read_feather(path).set_index(...) with the column that has the labels",
    ".pkl": "pandas.read_pickle(path)",
    ".npy": "numpy.load(path)",
    ".mtx": "scipy.io.mmread(path).toarray()",
}


def describe_signature(raw: bytes) -> tuple[str, str] | None:
    """Return what a file is and what to do, None where it may be a table of text."""
    for beginning, told in BEGINNINGS.items():
        if re.match(beginning, raw, re.IGNORECASE):
            return told
    return None
