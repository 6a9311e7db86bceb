"""Read the rows of a text file: descriptions as text, values as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.text.dialect import NumberStyle
from clustergrammer_widget.data.text.lines import BYTE_ORDER_MARK, Record, TextFile

Values = npt.NDArray[np.float64]

# From 3.1 on pandas reads every number exactly, and warns when asked to.
PANDAS = tuple(int(part) for part in pd.__version__.split(".")[:2])
PRECISION: Literal["round_trip"] | None = None if PANDAS >= (3, 1) else "round_trip"
# How missing values are mostly spelled; others only take longer.
MISSING_VALUES = ("", "NaN", "nan", "NA", "N/A", "n/a", "None", "NULL", "null", "<NA>", "#N/A")
MISSING_WORDS = frozenset(MISSING_VALUES)
BOOLEANS = {"True": 1.0, "TRUE": 1.0, "true": 1.0, "False": 0.0, "FALSE": 0.0, "false": 0.0}
# pandas takes 0.2 ms a column, Python 0.2 us a cell.
MOST_COLUMNS_OF_PANDAS = 1000


@dataclass(frozen=True, eq=False)
class Body:
    """What stands below the header.

    Attributes
    ----------
    texts : dict of int to list of str
        The n cells of each column that is no values, by its place.
    values : ndarray of float64, shape (n, m)
        The other columns, in their order.
    """

    texts: dict[int, list[str]]
    values: Values


@dataclass(frozen=True, eq=False)
class Columns:
    """What the columns of a file are.

    Attributes
    ----------
    names : sequence of str
        A cell for each, for the width of the table and for errors.
    texts : frozenset of int
        Places of those that are no values; 0, the names of the rows, is one of them.
    style : NumberStyle
        How the values are written.
    lead : int
        Number of categories of the rows that the header makes room for, and one, for errors.
    """

    names: Sequence[str]
    texts: frozenset[int]
    style: NumberStyle = field(default_factory=NumberStyle)
    lead: int = 1

    @property
    def values(self) -> list[int]:
        """Places of the columns that are values."""
        return [place for place in range(len(self.names)) if place not in self.texts]


class NoNumberError(ValueError):
    """A cell of the values is not a number; the message says which."""


def read_body(file: TextFile, first: Record, columns: Columns) -> Body:
    """Read all rows from one on.

    Of a narrow table the values are read by pandas, of a wide one line by line. Where that does not
    go, the rows are gone through one by one, to read what only that can read (quotes, unusual
    missing values, decimal commas) or to find the trouble.

    Parameters
    ----------
    file : TextFile
        The file.
    first : Record
        The first row.
    columns : Columns
        What the columns are.

    Raises
    ------
    ValueError
        If a row has more or fewer cells, or (`NoNumberError`) a value is not a number.
    """
    body = None
    if columns.style.decimal == "." and _is_plain(file, first.start, len(columns.names)):
        is_narrow = len(columns.values) <= MOST_COLUMNS_OF_PANDAS
        body = (_read_by_pandas if is_narrow else _read_lines)(file, first.start, columns)
    if body is None:
        body = _read_row_by_row(file, file.records(first.start, first.line), columns)
    return _without_blank_rows(body)


def _is_plain(file: TextFile, start: int, width: int) -> bool:
    """Return whether each line is a row of as many cells, which is read as it is."""
    raw, separator = file.raw, file.separator.encode()
    quoted = raw.find(b'"', start) >= 0
    if quoted or raw.count(b"\r", start) != raw.count(b"\r\n", start):
        return False
    if raw.startswith(BYTE_ORDER_MARK, start):
        return False
    return all(line.count(separator) == width - 1 for line in file.lines(start))


def _read_by_pandas(file: TextFile, start: int, columns: Columns) -> Body | None:
    names = [str(place) for place in range(len(columns.names))]
    values = [names[place] for place in columns.values]
    texts = {place: names[place] for place in sorted(columns.texts)}
    try:
        frame = pd.read_csv(
            file.lines(start),
            sep=file.separator,
            header=None,
            names=names,
            index_col=False,
            dtype={**dict.fromkeys(texts.values(), str), **dict.fromkeys(values, np.float64)},
            na_values=dict.fromkeys(values, MISSING_VALUES),
            keep_default_na=False,
            skip_blank_lines=False,
            low_memory=False,
            float_precision=PRECISION,
        )
    except ValueError:
        return None
    cells = {place: frame[name].tolist() for place, name in texts.items()}
    return Body(cells, np.ascontiguousarray(frame[values].to_numpy(dtype=np.float64)))


def _read_lines(file: TextFile, start: int, columns: Columns) -> Body | None:
    """Read lines without quotes, each cell by Python."""
    texts: dict[int, list[str]] = {place: [] for place in sorted(columns.texts)}
    is_leading = columns.values == list(range(len(texts), len(columns.names)))
    values = []
    for line in file.lines(start):
        cells = line.decode().rstrip("\r\n").split(file.separator)
        for place, column in texts.items():
            column.append(cells[place])
        wanted = cells[len(texts) :] if is_leading else [cells[place] for place in columns.values]
        row = _numbers(wanted)
        if row is None:
            return None
        values.append(row)
    return Body(texts, np.array(values, dtype=np.float64))


def _numbers(cells: Sequence[str]) -> Values | None:
    """Read plain numbers and usual missing ones; None where any cell is something else."""
    text = "".join(cells)
    if not text.isascii() or "_" in text:
        return None
    try:
        return np.fromiter(map(float, cells), dtype=np.float64, count=len(cells))
    except ValueError:
        pass
    known = ("nan" if cell in MISSING_WORDS else cell for cell in cells)
    try:
        return np.fromiter(map(float, known), dtype=np.float64, count=len(cells))
    except ValueError:
        return None


def _read_row_by_row(file: TextFile, records: Iterator[Record], columns: Columns) -> Body:
    texts: dict[int, list[str]] = {place: [] for place in sorted(columns.texts)}
    places = columns.values
    values: list[Values] = []
    for record in records:
        check_width(file, record, len(columns.names))
        for place, column in texts.items():
            column.append(record.cells[place])
        wanted = [record.cells[place] for place in places]
        row = _numbers(wanted) if columns.style.decimal == "." else None
        values.append(_row_values(file, record, columns, places) if row is None else row)
    return Body(texts, np.array(values, dtype=np.float64).reshape(len(values), len(places)))


def check_width(file: TextFile, record: Record, width: int) -> None:
    """Raise at the first cell that is missing or too many."""
    count = len(record.cells)
    if count != width:
        raise file.trouble(
            record.line,
            min(count, width) + 1,
            f"this line has {count} cells instead of {width}",
            "give every line the same number of cells, and leave those without a value empty",
        )


def _row_values(file: TextFile, record: Record, columns: Columns, places: Sequence[int]) -> Values:
    read: Callable[[str], float | None] = columns.style.read
    numbers = np.empty(len(places))
    for at, place in enumerate(places):
        cell = record.cells[place]
        number = read(cell)
        if number is None:
            number = BOOLEANS.get(cell)
        if number is None:
            raise NoNumberError(str(_no_number(file, record, columns, place)))
        numbers[at] = number
    return numbers


def _no_number(file: TextFile, record: Record, columns: Columns, place: int) -> ValueError:
    cell = record.cells[place]
    came = f"{cell[:80]!r} is not a number"
    where = f"row {record.cells[0][:80]!r}, column {columns.names[place][:80]!r}"
    fix = "write a number, or leave the cell empty where there is none"
    if columns.style.is_ambiguous and "," in cell:
        fix = "the comma can be read in two ways; write it as a point, or leave it out"
    elif place == columns.lead:
        fix += (
            "; if it is a category of the row, begin each line above the rows with "
            f"{columns.lead + 1} empty cells"
        )
    return file.trouble(record.line, place + 1, f"{came} ({where})", fix)


def _without_blank_rows(body: Body) -> Body:
    """Leave out lines with nothing in them."""
    names = body.texts.get(0, [])
    blank = np.array([not name for name in names], dtype=bool)
    if not blank.any():
        return body
    blank &= np.isnan(body.values).all(axis=1)
    blank &= [not any(cells) for cells in zip(*body.texts.values(), strict=True)]
    if not blank.any():
        return body
    kept = np.flatnonzero(~blank).tolist()
    texts = {place: [cells[row] for row in kept] for place, cells in body.texts.items()}
    return Body(texts, body.values[~blank])
