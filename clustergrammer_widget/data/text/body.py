"""The rows of a text file: names and category cells as text, values as numbers, fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.text.lines import BYTE_ORDER_MARK, Record, TextFile
from clustergrammer_widget.data.text.numbers import read_number

Values = npt.NDArray[np.float64]

# From 3.1 on pandas reads every number exactly, and warns when asked to.
PANDAS = tuple(int(part) for part in pd.__version__.split(".")[:2])
PRECISION: Literal["round_trip"] | None = None if PANDAS >= (3, 1) else "round_trip"
# How missing values are mostly spelled; others only take longer.
MISSING_VALUES = ("", "NaN", "nan", "NA", "N/A", "n/a", "None", "NULL", "null", "<NA>", "#N/A")
BOOLEANS = {"True": 1.0, "TRUE": 1.0, "true": 1.0, "False": 0.0, "FALSE": 0.0, "false": 0.0}


@dataclass(frozen=True, eq=False)
class Body:
    """What stands below the header.

    Attributes
    ----------
    leading : list of list of str
        The cells before the values, column by column, each of n.
    values : ndarray of float64, shape (n, m)
    """

    leading: list[list[str]]
    values: Values


def read_body(file: TextFile, first: Record, lead: int, width: int) -> Body:
    """Read all rows from one on.

    The values are read by pandas. Where that does not go, the rows are gone through one by one, to
    read what only that can read (quotes, unusual missing values) or to find the trouble.

    Parameters
    ----------
    file : TextFile
        The file.
    first : Record
        The first row.
    lead, width : int
        Number of cells in a row before the values, and in all.

    Raises
    ------
    ValueError
        If a row has more or fewer cells, or a value is no number.
    """
    if _is_plain(file, first.start, width):
        body = _read_plain(file, first.start, lead, width)
        if body is not None:
            return body
    return _read_row_by_row(file, file.records(first.start, first.line), lead, width)


def _is_plain(file: TextFile, start: int, width: int) -> bool:
    """Return whether each line is a row of as many cells, which pandas reads as they are."""
    raw, separator = file.raw, file.separator.encode()
    quoted = raw.find(b'"', start) >= 0
    if quoted or raw.count(b"\r", start) != raw.count(b"\r\n", start):
        return False
    if raw.startswith(BYTE_ORDER_MARK, start):
        return False
    return all(line.count(separator) == width - 1 for line in file.lines(start))


def _read_plain(file: TextFile, start: int, lead: int, width: int) -> Body | None:
    names = [str(place) for place in range(width)]
    values = names[lead:]
    try:
        frame = pd.read_csv(
            file.lines(start),
            sep=file.separator,
            header=None,
            names=names,
            index_col=False,
            dtype={**dict.fromkeys(names[:lead], str), **dict.fromkeys(values, np.float64)},
            na_values=dict.fromkeys(values, MISSING_VALUES),
            keep_default_na=False,
            skip_blank_lines=False,
            low_memory=False,
            float_precision=PRECISION,
        )
    except ValueError:
        return None
    leading = [frame[name].tolist() for name in names[:lead]]
    return Body(leading, np.ascontiguousarray(frame[values].to_numpy(dtype=np.float64)))


def _read_row_by_row(file: TextFile, records: Iterator[Record], lead: int, width: int) -> Body:
    leading: list[list[str]] = []
    values: list[Values] = []
    for record in records:
        check_width(file, record, width)
        leading.append(record.cells[:lead])
        values.append(_row_values(file, record, lead))
    columns = [list(column) for column in zip(*leading, strict=True)]
    return Body(columns, np.array(values, dtype=np.float64))


def check_width(file: TextFile, record: Record, width: int) -> None:
    """Raise at the first cell that is missing or too many."""
    count = len(record.cells)
    if count != width:
        raise file.trouble(
            record.line,
            min(count, width) + 1,
            f"this line has {count} cells in place of {width}",
            "give every line as many, empty ones where there is nothing",
        )


def _row_values(file: TextFile, record: Record, lead: int) -> Values:
    cells = record.cells[lead:]
    text = "".join(cells)
    if text.isascii() and "_" not in text:
        try:
            return np.array(cells, dtype=np.float64)
        except ValueError:
            pass
    numbers = np.empty(len(cells))
    for place, cell in enumerate(cells):
        number = read_number(cell)
        if number is None:
            number = BOOLEANS.get(cell)
        if number is None:
            raise file.trouble(record.line, lead + place + 1, *_no_number(cell, place, lead))
        numbers[place] = number
    return numbers


def _no_number(cell: str, place: int, lead: int) -> tuple[str, str]:
    fix = "write a number, or leave the cell empty where there is none"
    if place == 0:
        fix += (
            "; if it is a category of the row, begin each line above the rows with "
            f"{lead + 1} empty cells"
        )
    return f"{cell[:80]!r} is no number", fix
