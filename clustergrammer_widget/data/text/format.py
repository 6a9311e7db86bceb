"""Clustergrammer's text formats become a table with categories."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.labels import Labels, unused_title
from clustergrammer_widget.data.text.body import check_width, read_body
from clustergrammer_widget.data.text.cells import read_category_cells, read_label_cells
from clustergrammer_widget.data.text.lines import FilePath, Record, TextFile, open_text

SEPARATORS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}


@dataclass(frozen=True, eq=False)
class TextTable:
    """What a text file says.

    Attributes
    ----------
    values : ndarray of float64, shape (n, m)
        NaN where there is none.
    rows, cols : Labels
        Names, title and categories of the n rows and the m columns.
    """

    values: npt.NDArray[np.float64]
    rows: Labels
    cols: Labels

    def frame(self) -> pd.DataFrame:
        """Return the values with the names for labels, and the titles for names of these."""
        return pd.DataFrame(self.values, index=_index(self.rows), columns=_index(self.cols))


def read_matrix(path: FilePath) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Read a table and its categories from a file in one of Clustergrammer's text formats.

    The formats are one, of which everything but names and values can be left out::

                                        Cell Line: A549   Cell Line: H661
                                        Tissue: lung      Tissue: skin
        Gene: TP53   Type: x   Dose: 1  0.5               -2
        Gene: KRAS   Type: y   Dose: 2  NaN               1.25

    - Cells are separated by tabs, in a ``.csv`` file by commas. A cell can be in double quotes;
      within them a quote is written twice, and separators and line breaks are part of the cell. The
      encoding is UTF-8, with or without a byte order mark. Files packed by gzip are unpacked.
    - The first line has the names of the columns, after 1 empty cell and one more for each category
      of the rows. If its first cell is not empty, it is the title of the rows, and they have no
      categories.
    - Each line below that starts with as many empty cells has a category of the columns.
    - All other lines are rows: name, categories, values. Lines with nothing in them are left out.
    - Where all names of an axis start with the same ``"Title: "``, that is the title of the axis;
      where all cells of a category do, that of the category. Otherwise it is called ``Category 1``,
      ``Category 2`` and so on. Names can be tuples, too, such as ``('Gene: TP53', 'Type: x')``, of
      which all but the first element are categories.
    - Empty cells and ``NaN``, ``NA``, ``N/A``, ``None``, ``null`` are missing values and missing
      categories. A name is always text, also if it is a number. A category is of numbers if all
      its cells are numbers or missing, of dates if all are dates such as ``2024-03-01`` or
      ``2024-03-01T14:30:00.000Z`` or missing.
    - `write_matrix` says how names and titles are written that could be taken for something else.

    Parameters
    ----------
    path : str or path
        ``.tsv``, ``.txt`` or ``.csv``, each also with ``.gz``. Any other is read as tab separated.

    Returns
    -------
    matrix : DataFrame of float64, shape (n, m)
        The titles of the axes are the names of its index and of its columns.
    row_categories : DataFrame, n rows
        A column for each category, with the labels of the matrix' rows; no column if there is none.
    col_categories : DataFrame, m rows
        The same for the columns.

    Raises
    ------
    ValueError
        If the file is empty, no text or not UTF-8, has no rows or no columns, lines of different
        lengths, something else than numbers for values, or a category twice. The message has the
        line and the column, both counted from 1.
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> matrix, row_categories, col_categories = cgw.read_matrix("genes.txt")  # doctest: +SKIP
    """
    table = read_text(path)
    frame = table.frame()
    rows, cols = _frame(table.rows, frame.index), _frame(table.cols, frame.columns)
    return frame, rows, cols


def read_text(path: FilePath) -> TextTable:
    """Read a file as `read_matrix` does."""
    file = open_text(path, SEPARATORS.get(text_suffix(path), "\t"))
    records = file.records()
    header = next(records)
    lead, width = _lead(file, header), len(header.cells)
    category_lines: list[Record] = []
    for record in records:
        if any(record.cells[:lead]):
            break
        check_width(file, record, width)
        category_lines.append(record)
    else:
        last = category_lines[-1] if category_lines else header
        fix = "each starts with its name (lines that start with an empty cell are categories)"
        raise file.trouble(last.line + 1, 1, "there are no rows", fix)
    _check_first_row(file, header, record)
    body = read_body(file, record, lead, width)
    cols = _labels(
        header.cells[lead:],
        [line.cells[lead:] for line in category_lines],
        file,
        [(line.line, lead + 1) for line in category_lines],
    )
    names, *categories = body.leading
    places = [(record.line, column + 2) for column in range(len(categories))]
    rows = _labels(names, categories, file, places)
    rows = Labels(rows.names, rows.title or header.cells[0], rows.columns)
    return TextTable(body.values, rows, cols)


def text_suffix(path: FilePath) -> str:
    """Return the suffix of a path in lower case, the one before ``.gz`` if that is the last."""
    return os.path.splitext(os.fspath(path).lower().removesuffix(".gz"))[1]


def _lead(file: TextFile, header: Record) -> int:
    """Return the number of cells before the values."""
    lead = next((place for place, cell in enumerate(header.cells) if cell), len(header.cells))
    if lead < len(header.cells) > 1:
        return max(lead, 1)
    separator, other = ("a comma", "a tab") if file.separator == "," else ("a tab", "a comma")
    if len(header.cells) == 1 and ("\t" if file.separator == "," else ",") in header.cells[0]:
        came = f"the first line has {other} in it and not {separator}"
        fix = "separate cells with commas in .csv files and with tabs in others"
        raise file.trouble(header.line, 1, came, fix)
    raise file.trouble(
        header.line,
        len(header.cells) + 1,
        "there are no columns",
        f"the first line has an empty cell, then the names of the columns, each after {separator}",
    )


def _check_first_row(file: TextFile, header: Record, first: Record) -> None:
    if header.cells[0] and len(first.cells) == len(header.cells) + 1:
        raise file.trouble(
            header.line,
            1,
            f"the first line has {len(header.cells)} cells, the first row {len(first.cells)}",
            "start the first line with an empty cell, above the names of the rows",
        )


def _labels(
    names: Sequence[str],
    categories: Sequence[Sequence[str]],
    file: TextFile,
    places: Sequence[tuple[int, int]],
) -> Labels:
    """Names of an axis with the categories in them and those beside them, found at `places`."""
    labels = read_label_cells(names)
    read = [read_category_cells(cells) for cells in categories]
    titles = set(labels.columns)
    for category, (line, column) in zip(read, places, strict=True):
        if category.title in titles:
            fix = "give each category of an axis its own title"
            raise file.trouble(line, column, f"the category {category.title!r} comes twice", fix)
        if category.title is not None:
            titles.add(category.title)
    columns = dict(labels.columns)
    for number, category in enumerate(read, start=1):
        title = category.title
        if title is None:
            title = unused_title(f"Category {number}", titles)
            titles.add(title)
        columns[title] = category.values
    return Labels(labels.names, labels.title, columns)


def _index(labels: Labels) -> pd.Index:
    return pd.Index(labels.names, name=labels.title or None, tupleize_cols=False)


def _frame(labels: Labels, index: pd.Index) -> pd.DataFrame:
    columns = {title: column.array for title, column in labels.columns.items()}
    return pd.DataFrame(columns, index=index)
