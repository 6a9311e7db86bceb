"""Read Gene Cluster Text files (GCT), versions 1.2 and 1.3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.data.labels import Labels, unused_title
from clustergrammer_widget.data.number_text import is_missing
from clustergrammer_widget.io.text.body import Columns, check_width, read_body
from clustergrammer_widget.io.text.cells import typed_values
from clustergrammer_widget.io.text.lines import Record, TextFile, open_text
from clustergrammer_widget.io.text.reader import is_counter
from clustergrammer_widget.io.text.table import TextTable

# What the Connectivity Map writes for a missing annotation.
NO_ANNOTATION = "-666"
DESCRIPTION = "description"


def read_gct(path: FilePath) -> TextTable:
    """Read a GCT file.

    The annotations of rows and columns in version 1.3, and the ``Description`` of version 1.2, are
    `TextTable.annotations` and categories; ``-666`` is missing, as are the words `read_matrix`
    knows. Version 1.2 may have more columns before the ``Description``, as the files of GTEx have:
    of these the one called ``Name`` has the names of the rows.

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
    records = file.records(comments=True)
    row_count, col_count, lead, col_titles = _sizes(file, records)
    header = _next(file, records, "the names of the columns")
    lead = _extra_lead(header, col_count) if lead is None else lead
    width = lead + col_count
    check_width(file, header, width)
    annotations = [_next(file, records, "an annotation", width) for _ in range(col_titles)]
    columns = Columns(header.cells, frozenset(range(lead)), lead=lead)
    body = read_body(file, _next(file, records, "a row", width), columns)
    leading = list(body.texts.values())
    if len(body.values) != row_count:
        came = f"the file says that it has {row_count} rows, it has {len(body.values)}"
        raise file.error_at(2, 1, came, "correct the number, or give the whole file")
    titles = header.cells[:lead]
    words = [title.strip().lower() for title in titles]
    place = words.index("name") if "name" in words else 0
    names = leading[place]
    described = [
        (title, cells)
        for at, (title, cells) in enumerate(zip(titles, leading, strict=True))
        if at != place and not is_counter(cells)
    ]
    cols = _categories([(line.cells[0], line.cells[lead:]) for line in annotations])
    return TextTable(
        body.values,
        Labels(tuple(names)),
        Labels(tuple(header.cells[lead:]), columns=cols),
        _categories(described),
    )


def _extra_lead(header: Record, col_count: int) -> int:
    """Return the number of cells before the values in version 1.2: up to the description."""
    lead = len(header.cells) - col_count
    words = [cell.strip().lower() for cell in header.cells]
    described = words.index(DESCRIPTION) + 1 if DESCRIPTION in words[:4] else 1
    return lead if lead == described else 2


def _sizes(file: TextFile, records: Iterator[Record]) -> tuple[int, int, int | None, int]:
    """Rows, columns, cells before the values if that is told, and annotations of columns."""
    first = _next(file, records, "the version of the format")
    version = first.cells[0].strip()
    if version not in ("#1.2", "#1.3"):
        came = f"{version[:80]!r} is not a version of the GCT format"
        raise file.error_at(first.line, 1, came, "write #1.2 or #1.3 into the first line")
    count = 2 if version == "#1.2" else 4
    line = next(records, None)
    cells = [] if line is None else [cell for cell in line.cells if cell]
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    if len(numbers) != len(cells) or len(numbers) < count or 0 in numbers[:2]:
        fix = f"give {count} whole numbers, the first two (rows, columns) of at least 1"
        raise file.error_at(2, 1, f"{' '.join(cells)[:80]!r} are not the sizes", fix)
    row_count, col_count, *titles = numbers[:count]
    if not titles:
        return row_count, col_count, None, 0
    row_titles, col_titles = titles
    return row_count, col_count, 1 + row_titles, col_titles


def _next(file: TextFile, records: Iterator[Record], what: str, width: int | None = None) -> Record:
    record = next(records, None)
    if record is None:
        line, _ = file.column_at(len(file.raw.rstrip(b"\r\n")))
        raise file.error_at(line + 1, 1, "the file ends", f"{what} must be here")
    if width is not None:
        check_width(file, record, width)
    return record


def _categories(cells: Sequence[tuple[str, Sequence[str]]]) -> dict[str, pd.Series[Any]]:
    columns: dict[str, pd.Series[Any]] = {}
    for title, values in cells:
        there = [None if is_missing(cell) or cell == NO_ANNOTATION else cell for cell in values]
        columns[unused_title(title, columns)] = typed_values(there)
    return columns
