"""Read a text file as a table with its categories: ``cgw.read_matrix``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from clustergrammer_widget._float_errors import ignore_float_errors
from clustergrammer_widget._types import FilePath
from clustergrammer_widget.io.text.gct import read_gct
from clustergrammer_widget.io.text.reader import read_text
from clustergrammer_widget.io.text.table import text_suffix


@ignore_float_errors
def read_matrix(path: FilePath) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Read a table and its categories from a text file.

    Files of most programs are read as they are, see below. Clustergrammer's own format has room for
    categories.

    The formats are one, of which everything but names and values can be left out::

                                        Cell Line: A549   Cell Line: H661
                                        Tissue: lung      Tissue: skin
        Gene: TP53   Type: x   Dose: 1  0.5               -2
        Gene: KRAS   Type: y   Dose: 2  NaN               1.25

    - Cells are separated by tabs, in a ``.csv`` file by commas; where the lines show that it is
      something else, by commas, tabs, semicolons, bars or blanks. A cell can be in double quotes;
      within them a quote is written twice, and separators and line breaks are part of the cell. The
      encoding is UTF-8 or, with a byte order mark, UTF-16. Files packed by gzip are unpacked.
    - The first line has the names of the columns, after 1 empty cell and one more for each category
      of the rows. If its first cell is not empty, it is the title of the rows, and they have no
      categories.
    - Each line below that starts with as many empty cells has a category of the columns.
    - All other lines are rows: name, categories, values. Lines with nothing in them are left out.
    - Where all names of an axis start with the same ``"Title: "``, that is the title of the axis;
      where all cells of a category do, that of the category. Otherwise it is called ``Category 1``,
      ``Category 2`` and so on. Names can be tuples, too, such as ``('Gene: TP53', 'Type: x')``, of
      which all but the first element are categories.
    - Empty cells, ``NaN``, ``NA``, ``N/A``, ``None``, ``null`` and the error words of spreadsheets
      such as ``#VALUE!`` and ``#DIV/0!`` are missing values and missing categories. A name is
      always text, also if it is a number. A category is of numbers if all its cells are numbers or
      missing, of dates if all are dates such as ``2024-03-01`` or ``2024-03-01T14:30:00.000Z`` or
      missing.
    - A decimal comma is read where it can be nothing else, and so are commas, points, blanks and
      apostrophes between thousands. ``1,234`` alone is refused unless other numbers, or semicolons
      between the cells, show what it means.
    - `write_matrix` says how names and titles are written that could be taken for something else.

    What other programs write is understood, too:

    - Lines that begin with ``#`` or ``!`` above the table, lines of a title, empty lines and empty
      columns are left out, those with a name with a warning; a header such as ``#OTU ID`` is one.
      Columns of the word ``NaN`` are kept. R's header, which lacks the first
      cell, pandas' lines for several levels, a second line of names below one of groups, and a line
      of groups below the names are read as what they are.
    - Text beside the names, or numbers there that are known to be no values (``Start``, ``Length``,
      ``Entrez_Gene_Id``), describe the rows: they are columns of `row_categories`. Text in columns
      further right as well, unless it looks like a number that was written badly.
    - Tables as they are printed, with a rule below the names or aligned by blanks, such as those of
      Markdown, psql and ``DataFrame.to_string``.
    - Where the first column only counts the rows, the names are the text beside it.
    - Lines such as ``__no_feature`` of htseq-count and ``N_unmapped`` of STAR are left out.

    Parameters
    ----------
    path : str or path
        ``.tsv``, ``.txt``, ``.csv`` or ``.gct``, each also with ``.gz``. Any other is read as tab
        separated.

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
        If the file is empty, no text or of another encoding, has no rows or no columns, lines of
        different lengths, something else than numbers for values, or a category twice. The message
        has the line and the column, both counted from 1, and of a value their names.
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> matrix, row_categories, col_categories = cgw.read_matrix("genes.txt")  # doctest: +SKIP
    """
    table = read_gct(path) if text_suffix(path) == ".gct" else read_text(path)
    frame = table.frame()
    rows = _frame(table.rows.columns | table.annotations, frame.index)
    return frame, rows, _frame(table.cols.columns, frame.columns)


def _frame(columns: Mapping[str, pd.Series[Any]], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame({title: column.array for title, column in columns.items()}, index=index)
