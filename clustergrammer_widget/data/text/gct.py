"""Gene Cluster Text files (GCT), versions 1.2 and 1.3, become a table with categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from clustergrammer_widget.data.labels import Labels, unused_title
from clustergrammer_widget.data.text.body import check_width, read_body
from clustergrammer_widget.data.text.cells import typed_values
from clustergrammer_widget.data.text.format import TextTable
from clustergrammer_widget.data.text.lines import FilePath, Record, TextFile, open_text
from clustergrammer_widget.data.text.numbers import is_missing

# What the Connectivity Map writes for a missing annotation.
NO_ANNOTATION = "-666"
DESCRIPTION = "Description"


def read_gct(path: FilePath) -> TextTable:
    """Read a GCT file.

    The annotations of rows and columns in version 1.3 are categories; ``-666`` is missing, as are
    the words `read_matrix` knows. The ``Description`` of version 1.2 is a category where it sorts
    the rows into groups, that is where some have the same, but not all.

    Parameters
    ----------
    path : str or path
        A ``.gct`` file, also packed by gzip.

    Returns
    -------
    TextTable

    Raises
    ------
    ValueError
        If this is no such file, or it has another number of rows or columns than it says; the
        message has the line and the column.
    """
    file = open_text(path, "\t")
    records = file.records()
    row_count, col_count, row_titles, col_titles, lead = _sizes(file, records)
    width = lead + col_count
    header = _next(file, records, "the names of the columns", width)
    annotations = [_next(file, records, "an annotation", width) for _ in range(col_titles)]
    body = read_body(file, _next(file, records, "a row", width), lead, width)
    names, *row_cells = body.leading
    if len(names) != row_count:
        came = f"the file says that it has {row_count} rows, it has {len(names)}"
        raise file.trouble(2, 1, came, "correct the number, or give the whole file")
    rows = _categories(list(zip(header.cells[1:lead], row_cells, strict=True)))
    if not row_titles:
        rows = {title: column for title, column in rows.items() if 1 < column.nunique() < row_count}
    cols = _categories([(line.cells[0], line.cells[lead:]) for line in annotations])
    return TextTable(
        body.values,
        Labels(tuple(names), columns=rows),
        Labels(tuple(header.cells[lead:]), columns=cols),
    )


def _sizes(file: TextFile, records: Iterator[Record]) -> tuple[int, int, int, int, int]:
    """Rows, columns, annotations of rows and of columns, and cells before the values."""
    first = next(records)
    version = first.cells[0].strip()
    if version not in ("#1.2", "#1.3"):
        came = f"{version[:80]!r} is no version of the GCT format"
        raise file.trouble(first.line, 1, came, "the first line is #1.2 or #1.3")
    count = 2 if version == "#1.2" else 4
    line = next(records, None)
    cells = [] if line is None else [cell for cell in line.cells if cell]
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    if len(numbers) != len(cells) or len(numbers) < count or 0 in numbers[:2]:
        fix = f"give {count} whole numbers, the first two (rows, columns) of at least 1"
        raise file.trouble(2, 1, f"{' '.join(cells)[:80]!r} are not the sizes", fix)
    row_count, col_count, *titles = numbers[:count]
    row_titles, col_titles = titles or (0, 0)
    return row_count, col_count, row_titles, col_titles, 1 + (row_titles if titles else 1)


def _next(file: TextFile, records: Iterator[Record], what: str, width: int) -> Record:
    record = next(records, None)
    if record is None:
        line, _ = file.column_at(len(file.raw))
        raise file.trouble(line + 1, 1, "the file ends", f"here would be {what}")
    check_width(file, record, width)
    return record


def _categories(cells: Sequence[tuple[str, Sequence[str]]]) -> dict[str, pd.Series[Any]]:
    columns: dict[str, pd.Series[Any]] = {}
    for title, values in cells:
        there = [None if is_missing(cell) or cell == NO_ANNOTATION else cell for cell in values]
        columns[unused_title(title, columns)] = typed_values(there)
    return columns
