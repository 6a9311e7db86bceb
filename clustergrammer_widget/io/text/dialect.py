"""Detect the separator and the number style of a text file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from clustergrammer_widget.data.number_text import is_missing, read_number

SEPARATORS = ("\t", ",", ";", "|", " ")
SAMPLE_BYTES = 100_000
SAMPLE_LINES = 40
LEAST_LINES = 4
EVEN_TABLE = 3

_EXPONENT = r"(?:[eE][+-]?\d+)?"
_GROUP = "[ \u00a0\u202f'\u2019]"
DECIMAL_COMMA = re.compile(
    rf"[+-]?(?:(?:\d{{1,3}}(?:(?:\.|{_GROUP})\d{{3}})+|\d+),?\d*|,\d+){_EXPONENT}", re.ASCII
)
DECIMAL_POINT = re.compile(
    rf"[+-]?(?:\d{{1,3}}(?:(?:,|{_GROUP})\d{{3}})+|\d+)(?:\.\d*)?{_EXPONENT}", re.ASCII
)
AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
MARKED = re.compile(f"\\d(?:[,.]|{_GROUP})\\d|^[+-]?,\\d")
# A row without any can only have decimal points.
OTHER_MARKS = re.compile(f",|{_GROUP}")
BAD_NUMBER = re.compile(
    r"\s*(?:[<>~=\u2264\u2265\u2248+-]?\s*\d|n\.?\s?d\.?\s*$|[-.?*]+\s*$)", re.I
)


@dataclass(frozen=True)
class NumberStyle:
    """How numbers are written.

    Attributes
    ----------
    decimal : {".", ","}
        The decimal mark; the other one, blanks and apostrophes may be between groups of three
        digits.
    is_ambiguous : bool
        Whether numbers such as ``1,234`` could be read in two ways, so that they are refused.
    """

    decimal: Literal[".", ","] = "."
    is_ambiguous: bool = False

    def read(self, cell: str) -> float | None:
        """Return the number a cell says, NaN for a missing one, None when it is something else."""
        number = read_number(cell)
        if number is not None and not (self.decimal == "," and "." in cell):
            return number
        text = cell.strip()
        if self.decimal == ",":
            if not DECIMAL_COMMA.fullmatch(text):
                return None
            return float(re.sub(rf"\.|{_GROUP}", "", text).replace(",", "."))
        if not DECIMAL_POINT.fullmatch(text) or ("," in text and self.is_ambiguous):
            return None
        return float(re.sub(rf",|{_GROUP}", "", text))


def find_style(rows: Iterable[Sequence[str]], separator: str) -> NumberStyle:
    """Find out how numbers are written, from the cells of all rows there are.

    A comma is the decimal mark where a cell is a number in no other way, such as ``1,5``. It stands
    between thousands where one is, such as ``1,234,567`` or ``1,234.5``, or where other cells have
    a decimal point. Where all cells with commas are like ``1,234``, it goes by the separator:
    programs write semicolons where the comma is the decimal mark.
    """
    commas = points = unclear = False
    cells = (cell for row in rows if not points or OTHER_MARKS.search("".join(row)) for cell in row)
    for cell in cells:
        text = cell.strip()
        if not MARKED.search(text):
            continue
        with_comma = DECIMAL_COMMA.fullmatch(text) is not None and not (
            "." in text and "," not in text
        )
        with_point = DECIMAL_POINT.fullmatch(text) is not None
        if with_comma and with_point:
            unclear = unclear or AMBIGUOUS.fullmatch(text) is not None
            commas = commas or ("," in text and AMBIGUOUS.fullmatch(text) is None)
        else:
            commas, points = commas or with_comma, points or with_point
    if commas and not points:
        return NumberStyle(",")
    if unclear and not commas and not points and separator == ";":
        return NumberStyle(",")
    is_ambiguous = (commas and points) or (unclear and not points and separator != ",")
    return NumberStyle(".", is_ambiguous)


def find_separator(raw: bytes, start: int, own: str) -> str:
    """Find what is between the cells of a file.

    Parameters
    ----------
    raw : bytes
        UTF-8.
    start : int
        Where the first line that is no comment begins.
    own : str
        The separator that the suffix of the file means; it is taken unless only another one gives
        lines of as many cells.
    """
    lines: list[str] = []
    size = 0
    stream = io.BytesIO(raw)
    stream.seek(start)
    for line in stream:
        if line.strip(b" \r\n"):
            lines.append(line.decode(errors="ignore"))
            size += len(line)
        if len(lines) >= SAMPLE_LINES or (size > SAMPLE_BYTES and len(lines) >= LEAST_LINES):
            break
    if _grade(lines, own) == EVEN_TABLE:
        return own
    grades = {
        separator: _grade(lines, separator) for separator in dict.fromkeys((own, *SEPARATORS))
    }
    best = max(grades, key=lambda separator: grades[separator])
    if best == " " and any(grades[separator] > 0 for separator in SEPARATORS[:-1]):
        return own
    return best if grades[own] == 0 or grades[best] > 2 else own


def _grade(lines: Sequence[str], separator: str) -> float:
    """Grade how well lines fall into cells: 0 for a single column, 3 for an even table of numbers.

    1 is for lines of other lengths, 2 for such with text at their ends; half a grade less where the
    first line has one cell fewer than all others, as R writes it.
    """
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0
    widths = [len(row) for row in rows]
    if not widths or max(widths) < 2:
        return 0
    first, body = widths[0], set(widths[1:])
    is_short = body == {first + 1}
    if not body <= {first} and not is_short:
        return 0 if separator == " " else 1
    ends = [row[-1] for row in rows[1:]]
    numbers = [end for end in ends if not is_missing(end) and looks_numeric(end)]
    return (EVEN_TABLE if len(numbers) * 2 > len(ends) else 2) - is_short / 2


def looks_like_bad_number(cell: str) -> bool:
    """Whether a cell begins like a number: ``10 %``, ``<5``, ``1.2 mg``."""
    return BAD_NUMBER.match(cell) is not None and any(map(str.isdigit, cell))


def looks_numeric(cell: str) -> bool:
    """Return whether a cell is a number, or a missing one, in any style."""
    return any(NumberStyle(mark).read(cell) is not None for mark in (".", ","))
