"""Read the lines of a text file above its rows, as different programs write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from clustergrammer_widget.data.number_text import is_missing
from clustergrammer_widget.io.text.body import BOOLEANS, check_width, plain_numbers
from clustergrammer_widget.io.text.dialect import BAD_NUMBER, NumberStyle, find_style, looks_numeric
from clustergrammer_widget.io.text.lines import Record, TextFile
from clustergrammer_widget.io.text.row_annotations import COORDINATES, ENTREZ

SAMPLE_CELLS = 300_000
SAMPLE_RECORDS = 80
# Lines after the genes of htseq-count, and before those of STAR, that count what is no gene.
HTSEQ: tuple[str, ...] = ("__no_feature", "__ambiguous", "__too_low_aQual", "__not_aligned")
HTSEQ += ("__alignment_not_unique",)
STAR = ("N_unmapped", "N_multimapping", "N_noFeature", "N_ambiguous")

IsNumber = Callable[[str], bool]


@dataclass(frozen=True, eq=False)
class Header:
    """What stands above the rows, and what it says about them.

    Attributes
    ----------
    names : list of str
        A cell for each column of the file, those before the values too.
    categories : list of Record
        Lines with a category of the columns.
    lead : int
        Number of cells before the values in each row: its name, and its categories.
    first : Record
        The first row.
    title, col_title : str
        Of the rows and of the columns.
    style : NumberStyle
        How numbers are written, as far as the first lines tell.
    texts : frozenset of int
        Columns after `lead` that describe the rows, as far as the first lines tell.
    """

    names: list[str]
    categories: list[Record]
    lead: int
    first: Record
    style: NumberStyle
    title: str = ""
    col_title: str = ""
    texts: frozenset[int] = frozenset()


def read_header(file: TextFile) -> Header:
    """Read the lines above the rows.

    Raises
    ------
    ValueError
        If there are no columns or no rows.
    """
    sample = _sample(file)
    if not sample:
        fix = "give a table with names of rows and columns"
        raise file.error_at(1, 1, "the file is empty", fix)
    style = find_style((record.cells for record in sample[1:]), file.separator)

    def is_number(cell: str) -> bool:
        return style.read(cell) is not None or cell in BOOLEANS

    sample = _without_titles(sample, is_number)
    header, rows = sample[0], sample[1:]
    if _is_counts_without_header(file, header):
        names = [str(place) for place in range(1, len(header.cells))]
        names = ["", *(names if len(names) > 1 else ["count"])]
        return Header(names, [], 1, header, style)
    names = _widened(header.cells, rows)
    header = replace(header, cells=names)
    lead = next((place for place, cell in enumerate(names) if cell), len(names))
    if lead == len(names) or len(names) == 1:
        raise _no_columns(file, header)
    lead = max(lead, 1)
    head = _levels_of_pandas(header, rows, style, is_number)
    head = head or _below_header(file, header, rows, lead, style, is_number)
    if head.lead == 1:
        place = next(at for at, record in enumerate(rows) if record.start == head.first.start)
        texts = describing_columns(head.names, [row.cells for row in rows[place:]])
        head = replace(head, texts=texts)
    return head


def _sample(file: TextFile) -> list[Record]:
    sample: list[Record] = []
    cells = 0
    for record in file.records(file.start, file.start_line):
        sample.append(record)
        cells += len(record.cells)
        if len(sample) >= SAMPLE_RECORDS or (cells > SAMPLE_CELLS and len(sample) > 3):
            break
    return sample


def _without_titles(sample: Sequence[Record], is_number: IsNumber) -> list[Record]:
    """Leave out empty lines, and lines with nothing but a title in their first cell."""
    records = list(sample)
    while len(records) > 2:
        cells, after = records[0].cells, records[1].cells
        has_names = any(after[1:]) and not any(map(is_number, filter(None, after[1:])))
        is_alone = len(cells) == 1 and len(after) > 2
        if any(cells[1:]) or not (has_names or is_alone):
            break
        records.pop(0)
    return records


def _is_counts_without_header(file: TextFile, first: Record) -> bool:
    """Tell files of htseq-count and of STAR, which begin with a row."""
    name, *counts = first.cells
    if not name or not counts or not all(count.isdigit() for count in counts):
        return False
    return name == STAR[0] or file.raw.find(b"\n" + HTSEQ[0].encode()) >= 0


def _widened(cells: list[str], rows: Sequence[Record]) -> list[str]:
    """Give the header of R's write.table, which has none for the names of rows, its first cell.

    Where instead all rows end with one more separator, the header gets an empty last cell.
    """
    if not rows or any(len(row.cells) != len(cells) + 1 for row in rows):
        return cells
    if not any(row.cells[-1] for row in rows):
        return [*cells, ""]
    return ["", *cells] if cells[0] else cells


def _levels_of_pandas(
    header: Record, rows: Sequence[Record], style: NumberStyle, is_number: IsNumber
) -> Header | None:
    """Read columns of several levels as pandas writes them: a line each, then names of the rows.

    The last of these lines has the names of the levels of the rows, and nothing else. A row without
    values looks alike: above it some line has text and numbers, an empty cell, or the name of a row
    where the header has none.
    """
    for place, record in enumerate(rows[:8]):
        filled = [bool(cell) for cell in record.cells]
        lead = sum(filled)
        if not lead or lead == len(filled) or any(filled[lead:]):
            continue
        above, names = rows[:place], header.cells[lead:]
        levels = [line.cells[lead:] for line in above]
        kinds = [set(map(is_number, cells)) for cells in levels]
        if (
            not above
            or place + 1 >= len(rows)
            or {len(line.cells) for line in (record, *above)} != {len(header.cells)}
            or any(header.cells[1:lead])
            or not all(map(all, levels))
            or any(len(kind) > 1 for kind in kinds)
        ):
            return None
        is_named = any(line.cells[0] for line in above) and not header.cells[0]
        has_repeats = len(set(names)) < len(names) and not is_named
        if {False} not in kinds and not has_repeats:
            return None
        names = [*record.cells[:lead], *names]
        head = Header(names, list(above), lead, rows[place + 1], style)
        return replace(head, title=record.cells[0], col_title=header.cells[0])
    return None


def _below_header(
    file: TextFile,
    header: Record,
    rows: Sequence[Record],
    lead: int,
    style: NumberStyle,
    is_number: IsNumber,
) -> Header:
    """Read categories of the columns below the names, or above them."""
    categories: list[Record] = []
    for place, record in enumerate(rows):
        has_names = not categories and _has_better_names(header, record, is_number)
        if not any(record.cells[:lead]) and not (has_names and lead == 1):
            check_width(file, record, len(header.cells))
            categories.append(record)
        elif _is_heading(record, rows[place + 1 :], len(header.cells), is_number):
            if has_names:
                group = replace(header, cells=_filled_forward(header.cells))
                header, lead, categories = record, 1, [group]
            elif lead == 1:
                categories.append(record)
            else:
                return Header(header.cells, categories, lead, record, style, header.cells[0])
        elif not record.cells[0].startswith("#!"):
            return Header(header.cells, categories, lead, record, style, header.cells[0])
    last = categories[-1] if categories else header
    fix = "each starts with its name (lines that start with an empty cell are categories)"
    raise file.error_at(last.line + 1, 1, "there are no rows", fix)


def _is_heading(record: Record, below: Sequence[Record], width: int, is_number: IsNumber) -> bool:
    """Whether a line is all text where the lines below it have numbers."""
    if len(record.cells) != width or any(map(is_number, filter(None, record.cells[1:]))):
        return False
    places = [place for place, cell in enumerate(record.cells) if place and cell]
    if len(places) * 2 < width - 1 or not places:
        return False
    last = places[-1]
    cells = [line.cells[last] for line in below if len(line.cells) == width]
    return sum(not is_missing(cell) and is_number(cell) for cell in cells) * 2 > len(cells)


def _has_better_names(header: Record, record: Record, is_number: IsNumber) -> bool:
    """Whether the second of two header lines names the columns, and the first groups of them."""
    first, second = header.cells[1:], record.cells[1:]
    has_titles = all(": " in cell for cell in second)  # as a line of categories has them
    return (
        len(first) == len(second)
        and len(set(second)) == len(second)
        and all(second)
        and len(set(first)) < len(first)
        and not has_titles
        and not any(map(is_number, second))
    )


def _filled_forward(cells: Sequence[str]) -> list[str]:
    """Write the text of merged cells, which is in the first of them, into each."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def describing_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Find the columns that describe the rows: of text, or numbers that are known to be no values.

    Text beside the names of the rows describes them. Further to the right it must not look like a
    number that was written badly, such as ``12 mg`` or ``n.d.``, which is an error to be told.

    Parameters
    ----------
    names : sequence of str
        Of all columns, the names of the rows first.
    rows : sequence of sequence of str
        The cells of each row; rows of other lengths do not count.
    """
    width = len(names)
    columns = zip(*(row for row in rows if len(row) == width), strict=True)
    texts: set[int] = set()
    is_beside = True
    for place, cells in enumerate(columns):
        if place == 0 or (not is_beside and plain_numbers(cells) is not None):
            continue
        present = [cell for cell in cells if not is_missing(cell)]
        words = [cell for cell in present if not (looks_numeric(cell) or cell in BOOLEANS)]
        is_text = len(words) * 2 > len(present) or _is_not_described(names[place], cells)
        if is_text and (is_beside or not any(map(BAD_NUMBER.match, words))):
            texts.add(place)
        is_beside = is_beside and (is_text or not present or _is_known(names[place]))
    titles = [name.strip().lower() for name in names]
    texts.update(place for place in (1, 2) if place < width and titles[place] in ENTREZ)
    if {"start", "end"} <= set(titles[1:8]):
        texts.update(place for place in range(1, min(8, width)) if titles[place] in COORDINATES)
    return frozenset() if len(texts) == width - 1 else frozenset(texts)


def _is_not_described(name: str, cells: Sequence[str]) -> bool:
    """Whether nothing is described: files of GSEA have this column, mostly with "na" alone."""
    is_word = any(cell not in ("", "NaN") for cell in cells)  # NaN is what `write_matrix` writes
    return name.strip().lower() == "description" and is_word and all(map(is_missing, cells))


def _is_known(name: str) -> bool:
    return name.strip().lower() in ENTREZ | COORDINATES


def _no_columns(file: TextFile, header: Record) -> ValueError:
    separator = {"\t": "a tab", ",": "a comma", ";": "a semicolon", "|": "a bar", " ": "a blank"}[
        file.separator
    ]
    return file.error_at(
        header.line,
        len(header.cells) + 1,
        "there are no columns",
        f"the first line has an empty cell, then the names of the columns, each after {separator}",
    )
