"""Read tables as they are printed: bars between the cells, or blanks that align them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clustergrammer_widget.io.text.lines import TextFile

SAMPLE_LINES = 40
RULE = re.compile(r"[\s|+:]*[-=]{2}[-=\s|+:]*")
# What psql and pandas print below a table.
COUNT = re.compile(r"\(\d+ rows?\)|\[\d+ rows x \d+ columns\]")
DOTS = frozenset({"...", "..", "\u2026"})
FIX = "write the whole table with frame.to_csv(path)"


def with_tabs(file: TextFile) -> TextFile:
    """Return a printed table with tabs between its cells, and any other file as it is.

    Tables of Markdown and psql have bars and a rule below the names; ``DataFrame.to_string`` and
    R's ``print`` align the cells by blanks. Lines keep their numbers.

    Raises
    ------
    ValueError
        If rows or columns were left out when the table was printed, or it is in parts.
    """
    stream = file.lines(file.start)
    sample: list[str] = []
    for raw in stream:
        if raw.strip():
            sample.append(raw.decode().strip("\r\n"))
        if len(sample) == SAMPLE_LINES:
            break
    if any("\t" in line for line in sample):
        return file
    head = sample[:2]
    has_bars = any("|" in line for line in head) and any(map(RULE.fullmatch, head))
    is_aligned = any("  " in line.strip() for line in sample) and not re.search("[,;|]", sample[0])
    if not has_bars and not is_aligned:
        return file
    if is_aligned and sample[0].rstrip().endswith(" \\"):
        came = "the table was printed in several parts, as it is wide"
        raise file.error_at(file.start_line, 1, came, FIX)
    lines = file.raw[file.start :].decode().splitlines()
    table = _split_at_bars(lines) if has_bars else _split_at_blanks(lines)
    if table is None:
        return file
    _check_whole(file, table)
    text = "\n".join(map("\t".join, table)).encode()
    return replace(file, raw=file.raw[: file.start] + text)


def _split_at_bars(lines: Sequence[str]) -> list[list[str]]:
    """Split at bars, which may also begin and end each line."""
    is_table = [bool(line.strip()) and not _is_beside(line) for line in lines]
    rows = [line for line, is_row in zip(lines, is_table, strict=True) if is_row]
    if all(row.strip().startswith("|") for row in rows):
        lines = [line.strip().removeprefix("|").removesuffix("|") for line in lines]
    return [
        [cell.strip() for cell in line.split("|")] if is_row else []
        for line, is_row in zip(lines, is_table, strict=True)
    ]


def _split_at_blanks(lines: Sequence[str]) -> list[list[str]] | None:
    """Split at one or more blanks, else at two or more; None where lines differ in length."""
    for gap in (" +", "  +"):
        table = [[] if _is_beside(line) else re.split(gap, line.strip()) for line in lines]
        table = [cells if any(cells) else [] for cells in table]
        places = [place for place, cells in enumerate(table) if cells]
        if len(places) < 2:
            continue
        header, second, *rest = (table[place] for place in places)
        if len(second) == 1 and rest and len(rest[0]) > 1:
            # the name of the index, which pandas prints on a line of its own
            header = [*second, *header[len(header) - len(rest[0]) + 1 :]]
            table[places[1]] = []
        elif len(second) == len(header) + 1:
            header = ["", *header]
        table[places[0]] = header
        if len(header) > 1 and {len(cells) for cells in table if cells} == {len(header)}:
            return table
    return None


def _is_beside(line: str) -> bool:
    return bool(RULE.fullmatch(line) or COUNT.fullmatch(line.strip()))


def _check_whole(file: TextFile, table: Sequence[Sequence[str]]) -> None:
    for line, cells in enumerate(table, start=file.start_line):
        if cells and DOTS.issuperset(cells[1:]):
            raise file.error_at(line, 1, "rows were left out here when the table was printed", FIX)
        if cells and not DOTS.isdisjoint(cells[1:]):
            column = next(place for place, cell in enumerate(cells) if cell in DOTS) + 1
            came = "columns were left out here when the table was printed"
            raise file.error_at(line, column, came, FIX)
