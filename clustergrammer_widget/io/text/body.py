"""Read the rows of a text file: descriptions as text, values as numbers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.io.text.dialect import NumberStyle
from clustergrammer_widget.io.text.lines import BYTE_ORDER_MARK, Record, TextFile

# From 3.1 on pandas reads every number exactly, and warns when asked to.
PANDAS = tuple(int(part) for part in pd.__version__.split(".")[:2])
PRECISION = None if PANDAS >= (3, 1) else "round_trip"
# How missing values are mostly spelled; others only take longer.
MISSING_VALUES = ("", "NaN", "nan", "NA", "N/A", "n/a", "None", "NULL", "null", "<NA>", "#N/A")
MISSING_WORDS = frozenset(MISSING_VALUES)
OPTIONS: dict[str, Any] = {
    "header": None,
    "na_values": MISSING_VALUES,
    "keep_default_na": False,
    "skip_blank_lines": False,
    "low_memory": False,
    "float_precision": PRECISION,
}
BOOLEANS = {"True": 1.0, "TRUE": 1.0, "true": 1.0, "False": 0.0, "FALSE": 0.0, "false": 0.0}
# For pandas a column takes as long as some hundred cells.
MOST_COLUMNS = 1000


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
    values: FloatArray


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

    Plain numbers are read by pandas, those of a wide table as a single column. Where that does not
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
    if columns.style.decimal == "." and _is_plain(file, first, columns):
        is_narrow = len(columns.values) <= MOST_COLUMNS
        body = (_read_narrow if is_narrow else _read_wide)(file, first.start, columns)
    if body is None:
        body = _read_row_by_row(file, file.records(first.start, first.line), columns)
    return _without_blank_rows(body)


def _is_plain(file: TextFile, first: Record, columns: Columns) -> bool:
    """Return whether each line is a row, and each cell is read as it is."""
    raw, start = file.raw, first.start
    if raw.find(b'"', start) >= 0 or raw.startswith(BYTE_ORDER_MARK, start):
        return False
    if raw.find(b"\r", start) >= 0 and raw.count(b"\r", start) != raw.count(b"\r\n", start):
        return False
    return len(first.cells) == len(columns.names)


def _read_narrow(file: TextFile, start: int, columns: Columns) -> Body | None:
    """Read plain numbers column by column; None where a value is something else."""
    names = [str(place) for place in range(len(columns.names))]
    texts = {place: names[place] for place in sorted(columns.texts)}
    try:
        frame = pd.read_csv(
            file.lines(start),
            sep=file.separator,
            names=names,
            dtype=dict.fromkeys(texts.values(), str),
            index_col=False,
            **OPTIONS,
        )
    except ValueError:
        return None
    words = {place: frame.pop(name) for place, name in texts.items()}
    # pandas takes half as long again where it is told that columns are float64.
    if not all(dtype.kind in "biuf" for dtype in frame.dtypes):
        return None
    # pandas refuses a line that is longer than the first, and fills up those that are shorter.
    separators = np.frombuffer(file.raw, np.uint8)[start:] == ord(file.separator)
    if np.count_nonzero(separators) != (len(names) - 1) * len(frame):
        return None
    cells = {place: _as_written(file, start, place, column) for place, column in words.items()}
    return Body(cells, np.ascontiguousarray(frame.to_numpy(dtype=np.float64)))


def _as_written(file: TextFile, start: int, place: int, column: pd.Series[Any]) -> list[str]:
    """Return the cells of a column of text, in which pandas makes "NA" missing."""
    if not column.isna().any():
        return column.tolist()
    separator = file.separator.encode()
    lines = (line.rstrip(b"\r\n") for line in file.lines(start))
    return [line.split(separator, place + 1)[place].decode() for line in lines]


def _read_wide(file: TextFile, start: int, columns: Columns) -> Body | None:
    """Read plain numbers line by line; None where a value is something else."""
    separator = file.separator.encode()
    texts: dict[int, list[str]] = {place: [] for place in sorted(columns.texts)}
    is_leading = list(texts) == list(range(len(texts)))
    numbers = io.BytesIO()
    for line in file.lines(start):
        if line.count(separator) != len(columns.names) - 1:
            return None
        cells = line.rstrip(b"\r\n").split(separator, len(texts) if is_leading else -1)
        for place, column in texts.items():
            column.append(cells[place].decode())
        values = cells[len(texts) :] if is_leading else [cells[place] for place in columns.values]
        numbers.writelines(value.replace(separator, b"\n") + b"\n" for value in values)
    if not numbers.getvalue().isascii():
        return None
    numbers.seek(0)
    try:
        frame = pd.read_csv(numbers, sep=file.separator, names=["value"], **OPTIONS)
    except ValueError:
        return None
    if frame["value"].dtype.kind not in "biuf":
        return None
    flat = frame["value"].to_numpy(dtype=np.float64)
    return Body(texts, flat.reshape(len(texts[0]), len(columns.values)))


def plain_numbers(cells: Sequence[str]) -> FloatArray | None:
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
    values: list[FloatArray] = []
    for record in records:
        check_width(file, record, len(columns.names))
        for place, column in texts.items():
            column.append(record.cells[place])
        wanted = [record.cells[place] for place in places]
        row = plain_numbers(wanted) if columns.style.decimal == "." else None
        values.append(_row_values(file, record, columns, places) if row is None else row)
    return Body(texts, np.array(values, dtype=np.float64).reshape(len(values), len(places)))


def check_width(file: TextFile, record: Record, width: int) -> None:
    """Raise at the first cell that is missing or too many."""
    count = len(record.cells)
    if count != width:
        raise file.error_at(
            record.line,
            min(count, width) + 1,
            f"this line has {count} cells instead of {width}",
            "give every line the same number of cells, and leave those without a value empty",
        )


def _row_values(
    file: TextFile, record: Record, columns: Columns, places: Sequence[int]
) -> FloatArray:
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
    return file.error_at(record.line, place + 1, f"{came} ({where})", fix)


def _without_blank_rows(body: Body) -> Body:
    """Leave out lines with nothing in them."""
    names = body.texts.get(0, [])
    if "" not in names:
        return body
    blank = np.array([not name for name in names], dtype=bool)
    blank &= np.isnan(body.values).all(axis=1)
    blank &= [not any(cells) for cells in zip(*body.texts.values(), strict=True)]
    if not blank.any():
        return body
    kept = np.flatnonzero(~blank).tolist()
    texts = {place: [cells[row] for row in kept] for place, cells in body.texts.items()}
    return Body(texts, body.values[~blank])
