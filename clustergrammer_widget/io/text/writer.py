"""Write a displayed table as text that `read_matrix` can read."""

from __future__ import annotations

import gzip
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.number_text import number_text, read_number
from clustergrammer_widget.io.text.cells import category_cells, label_cells
from clustergrammer_widget.io.text.table import SEPARATORS, text_suffix

FORMULA = ("=", "+", "-", "@", "\t", "\r")

Indices = npt.NDArray[np.integer[Any]] | Sequence[int]


def write_matrix(
    matrix: Matrix,
    rows: Indices,
    cols: Indices,
    path: FilePath | None = None,
    escape_formulas: bool = False,
) -> str | None:
    r"""Write a displayed table as text, in the format of `read_matrix`.

    The rule, which the page's "Download data" follows to the byte:

    - Every line ends with ``\n``; cells are separated by tabs (in a ``.csv`` file by commas).
    - The first line has 1 empty cell and one more for each category of the rows, then the names of
      the columns. A line for each category of the columns follows: as many empty cells, then the
      category. Then a line for each row: name, categories, values.
    - Values are written as JavaScript's ``String(number)`` writes them, see `number_text`: the
      shortest decimal that reads back as the same double, ``NaN`` where there is none.
    - `label_cells` says how names and the title of an axis are written, `category_cells` how a
      category is. Both look at the displayed labels alone.
    - A cell that has the separator, a quote, ``\n`` or ``\r`` in it is put in quotes, with each
      quote in it written twice. Zero characters, which no text file can hold, become U+FFFD.

    - With `escape_formulas`, a name or category that a spreadsheet would compute, as it begins with
      ``=``, ``+``, ``-``, ``@``, a tab or ``\r`` and is no number, gets an apostrophe before it.

    Read back it has the same values, names, titles and categories in displayed order. Colours, the
    order of text values, and labels that are not text (they become the names drawn) are not kept.
    A category of which nothing is displayed becomes one of numbers, and so does one of durations,
    in days.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    rows, cols : sequence of int
        Source indices in displayed order, at least one each.
    path : str or path, optional
        A ``.tsv``, ``.txt`` or ``.csv`` file, with ``.gz`` packed by gzip; encoded as UTF-8.
    escape_formulas : bool
        Write for a spreadsheet. By default text is written as it is and read back as it was.

    Returns
    -------
    str or None
        The text; None if it was written to `path`.

    Raises
    ------
    ValueError
        If the path has another suffix.

    Examples
    --------
    >>> from clustergrammer_widget.io.tables import read_dataset
    >>> matrix = read_dataset([[1.0, 0.1]], row_categories={"Kind": ["x"]})
    >>> write_matrix(matrix, [0], [1, 0])
    '\t\t1\t0\n0\tKind: x\t0.1\t1\n'
    """
    if path is None:
        return "".join(_lines(matrix, rows, cols, "\t", escape_formulas))
    suffix = text_suffix(path)
    if suffix not in SEPARATORS:
        raise ValueError(
            f"path is {os.fspath(path)!r}, which could not be read again; give a .tsv, .txt or "
            ".csv file, or one of these with .gz"
        )
    lines = _lines(matrix, rows, cols, SEPARATORS[suffix], escape_formulas)
    with open(os.path.expanduser(path), "wb") as stream:
        if os.fspath(path).lower().endswith(".gz"):
            with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
                _write(lines, packed)
        else:
            _write(lines, stream)
    return None


def _write(lines: Iterable[str], stream: io.BufferedIOBase) -> None:
    for line in lines:
        stream.write(line.encode())


def _lines(
    matrix: Matrix, rows: Indices, cols: Indices, separator: str, escape_formulas: bool
) -> Iterator[str]:
    at_rows, at_cols = np.asarray(rows, dtype=np.intp), np.asarray(cols, dtype=np.intp)
    special = re.compile(f'[{separator}"\r\n]')

    def joined(cells: Iterable[str]) -> str:
        if escape_formulas:
            cells = map(without_formula, cells)
        return separator.join(_cell(cell, special) for cell in cells)

    row_names, *row_categories = _axis_cells(matrix.rows, at_rows)
    corner = [""] * (1 + len(row_categories))
    for cells in _axis_cells(matrix.cols, at_cols):
        yield joined([*corner, *cells]) + "\n"
    for place, leading in zip(at_rows, zip(row_names, *row_categories, strict=True), strict=True):
        values = matrix.values[place].take(at_cols).tolist()
        yield separator.join([joined(leading), *map(number_text, values)]) + "\n"


def without_formula(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) and read_number(cell) is None else cell


def _axis_cells(axis: Axis, places: npt.NDArray[np.intp]) -> Iterator[list[str]]:
    """Names, then each category."""
    yield label_cells([axis.names[place] for place in places], axis.title)
    for annotation in axis.annotations:
        yield category_cells(annotation, places)


def _cell(cell: str, special: re.Pattern[str]) -> str:
    cell = cell.replace("\0", "\ufffd")
    return '"' + cell.replace('"', '""') + '"' if special.search(cell) else cell
