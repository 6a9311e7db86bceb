"""Turn text columns that describe the rows of a file into labels or annotations."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from clustergrammer_widget.data.labels import Labels

# As many values of text have colours that can be told apart at all.
MOST_VALUES = 50
# A text of which more than this share of the rows has one of its own tells rows, not groups.
TELLING_SHARE = 0.75
# Titles, in lower case, of numbers that are no values.
ENTREZ = frozenset({"entrez_gene_id", "entrezgene", "entrezid", "entrez_id", "entrez"})
COORDINATES = frozenset(
    {"chr", "chrom", "chromosome", "seqnames", "start", "end", "strand", "length", "width"}
)
GENE_TITLE = re.compile(
    r"(?:gene[ _.]?)?(?:names?|symbols?)|genes?|description|hugo[ _]symbol|hgnc[ _]symbol"
    r"|external[ _]gene[ _]name",
    re.IGNORECASE,
)


def label_rows(labels: Labels, annotations: Mapping[str, pd.Series[Any]]) -> Labels:
    """Decide how the text and numbers beside the names of the rows are shown.

    - Text with few values, and numbers, are categories.
    - Text that is another for most rows is no category, as nobody can tell so many colours apart.
      The first such text, mostly the name of a gene or its description, is part of the label:
      ``TP53 (201746_at)``, or ``TP53 (tumor protein p53)`` where it has blanks.
    - Further such texts are left out, and a warning names them.
    - Text that is the same for all rows is left out, and so are numbers of genes at Entrez, and
      starts and ends of genes where a gene has several.

    Parameters
    ----------
    labels : Labels
        The names of the n rows, and categories that are shown in any case.
    annotations : mapping of str to Series
        Title to n values.

    Returns
    -------
    Labels

    Warns
    -----
    UserWarning
        If anything is left out that differs between rows.
    """
    columns = dict(labels.columns)
    telling: dict[str, pd.Series[Any]] = {}
    for title, values in annotations.items():
        word = title.strip().lower()
        if word in ENTREZ or (word in COORDINATES and tells_rows_apart(values)):
            continue
        if tells_rows_apart(values):
            telling[title] = values
        elif values.nunique() > 1:
            columns[title] = values
    names = labels.names
    chosen = next((title for title in telling if GENE_TITLE.fullmatch(title)), None)
    chosen = chosen or next(iter(telling), None)
    if chosen is not None:
        names = tuple(_joined(names, telling.pop(chosen).tolist()))
    if telling:
        shown = ", ".join(map(repr, telling))
        warnings.warn(
            f"these columns of the file were left out: {shown}. Nearly every row has a different "
            "value there, too many for colours. cgw.read_matrix(path) gives all columns that "
            "describe the rows",
            UserWarning,
            stacklevel=2,
        )
    return Labels(names, labels.title, columns)


def tells_rows_apart(values: pd.Series[Any]) -> bool:
    """Return whether text differs between so many rows that it names them."""
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return False
    distinct, present = values.nunique(), int(values.notna().sum())
    return distinct > 1 and (
        distinct > TELLING_SHARE * present or (distinct > MOST_VALUES and distinct * 10 > present)
    )


def _joined(names: Sequence[str], texts: Sequence[Any]) -> list[str]:
    present = [text for text in texts if isinstance(text, str)]
    is_prose = sum(" " in text.strip() for text in present) * 2 > len(present)
    return [
        name
        if not isinstance(text, str) or text == name
        else f"{name} ({text})"
        if is_prose
        else f"{text} ({name})"
        for name, text in zip(names, texts, strict=True)
    ]
