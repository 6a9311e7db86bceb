"""Read Clustergrammer's text formats into a table with categories."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.data.labels import Labels, unused_title
from clustergrammer_widget.data.number_text import is_missing
from clustergrammer_widget.io.text.body import Body, Columns, NoNumberError, read_body
from clustergrammer_widget.io.text.cells import read_category_cells, read_label_cells, typed_values
from clustergrammer_widget.io.text.dialect import (
    find_separator,
    find_style,
    looks_like_bad_number,
    looks_numeric,
)
from clustergrammer_widget.io.text.header import (
    HTSEQ,
    STAR,
    Header,
    describing_columns,
    read_header,
)
from clustergrammer_widget.io.text.lines import TextFile, open_text, without_comments
from clustergrammer_widget.io.text.printed import with_tabs
from clustergrammer_widget.io.text.table import SEPARATORS, TextTable, text_suffix


def read_text(path: FilePath) -> TextTable:
    """Read a file as `read_matrix` does."""
    file = open_text(path, SEPARATORS.get(text_suffix(path), "\t"))
    file = with_tabs(without_comments(file))
    separator = find_separator(file.raw, file.start, file.separator)
    file = without_comments(replace(file, separator=separator))
    head = read_header(file)
    columns = Columns(head.names, frozenset(range(head.lead)) | head.texts, head.style, head.lead)
    try:
        body = read_body(file, head.first, columns)
    except NoNumberError:
        columns = _columns_of_all_rows(file, head, columns)
        body = read_body(file, head.first, columns)
    return _table(file, head, columns, body)


def _columns_of_all_rows(file: TextFile, head: Header, columns: Columns) -> Columns:
    """Look at all rows for what their first ones do not tell."""
    rows = [record.cells for record in file.records(head.first.start, head.first.line)]
    style = find_style(rows, file.separator)
    texts = columns.texts
    cells = [cell for row in rows for cell in row[head.lead :] if not is_missing(cell)]
    # of numbers that were written badly, such as 10 %, the error is to name the first
    are_numbers = 2 * sum(map(looks_like_bad_number, cells)) > len(cells)
    if len(rows) > 1 and not are_numbers and not any(map(looks_numeric, cells)):
        came = "no column of the file has numbers"
        fix = "if it has categories, give row_categories=pandas.read_csv(path, index_col=0)"
        raise file.error_at(head.first.line, head.lead + 1, came, fix)
    if head.lead == 1:
        texts = frozenset({0}) | describing_columns(head.names, rows)
    return replace(columns, style=style, texts=texts)


def _table(file: TextFile, head: Header, columns: Columns, body: Body) -> TextTable:
    values, texts = body.values, dict(body.texts)
    names = texts.pop(0)
    places = columns.values
    kept = _columns_with_values(file, head, places, values)
    if kept and len(kept) < len(places):
        values, places = values[:, kept], [places[at] for at in kept]
    texts = {place: cells for place, cells in texts.items() if head.names[place] or any(cells)}
    title, described = head.title, dict.fromkeys(texts)
    if head.lead == 1 and texts and is_counter(names):
        place = next(iter(texts))
        names, title = texts.pop(place), head.names[place]
    cols = _labels(
        [head.names[place] for place in places],
        [[line.cells[place] for place in places] for line in head.categories],
        file,
        [(line.line, head.lead + 1) for line in head.categories],
        [line.cells[0] or None for line in head.categories],
    )
    cols = Labels(cols.names, cols.title or head.col_title, cols.columns)
    own = [place for place in described if place < head.lead and place in texts]
    places_of = [(head.first.line, place + 1) for place in own]
    titles = [head.names[place] or None for place in own]
    rows = _labels(names, [texts[place] for place in own], file, places_of, titles)
    rows = Labels(rows.names, rows.title or title, rows.columns)
    annotations: dict[str, pd.Series[Any]] = {}
    for place, cells in texts.items():
        if place >= head.lead:
            missing = [None if is_missing(cell) else cell for cell in cells]
            wanted = unused_title(head.names[place] or f"Column {place + 1}", annotations)
            annotations[unused_title(wanted, rows.columns)] = typed_values(missing)
    return _without_counts_of_none(TextTable(values, rows, cols, annotations))


def _columns_with_values(
    file: TextFile, head: Header, places: Sequence[int], values: npt.NDArray[np.float64]
) -> list[int]:
    """Find the columns to keep: all but those of empty cells, and those without name and value.

    Columns of the word NaN are kept, as `write_matrix` writes them. A warning has the names of
    those that are left out.
    """
    first = np.flatnonzero(np.isnan(values[0]))
    absent = dict.fromkeys(first[np.isnan(values[:, first]).all(axis=0)].tolist())
    named = {at: places[at] for at in absent if head.names[places[at]]}
    if len(absent) == len(places):
        return list(range(len(places)))
    for record in file.records(head.first.start, head.first.line) if named else ():
        for at in [at for at, place in named.items() if record.cells[place].strip()]:
            del named[at], absent[at]
    if named:
        titles = [repr(head.names[place]) for place in named.values()]
        more = f" and {len(titles) - 10} more" if len(titles) > 10 else ""
        warnings.warn(
            f"columns of the file without any value were left out: {', '.join(titles[:10])}{more}. "
            "Write NaN into their cells to keep them",
            UserWarning,
            stacklevel=2,
        )
    return [at for at in range(len(places)) if at not in absent]


def is_counter(names: Sequence[str]) -> bool:
    """Whether the names of the rows are their numbers, from 0 or from 1 on."""
    first = names[0] if names else ""
    return first in ("0", "1") and list(names) == [
        str(number) for number in range(int(first), int(first) + len(names))
    ]


def _without_counts_of_none(table: TextTable) -> TextTable:
    """Leave out lines that htseq-count and STAR add to those of genes."""
    names = table.rows.names
    if HTSEQ[0] not in names and STAR[0] not in names:
        return table
    others = {*HTSEQ, *STAR}
    kept = [place for place, name in enumerate(names) if name not in others]
    if not kept:
        return table
    out = len(names) - len(kept)
    shown = ", ".join(name for name in names if name in others)
    warnings.warn(
        f"{out} lines of the file that do not count a gene were left out: {shown}",
        UserWarning,
        stacklevel=2,
    )

    def taken(columns: dict[str, pd.Series[Any]]) -> dict[str, pd.Series[Any]]:
        return {
            title: column.take(kept).reset_index(drop=True) for title, column in columns.items()
        }

    rows = Labels(
        tuple(names[place] for place in kept), table.rows.title, taken(table.rows.columns)
    )
    return TextTable(table.values[kept], rows, table.cols, taken(table.annotations))


def _labels(
    names: Sequence[str],
    categories: Sequence[Sequence[str]],
    file: TextFile,
    places: Sequence[tuple[int, int]],
    given_titles: Sequence[str | None] = (),
) -> Labels:
    """Names of an axis with the categories in them and those beside them, found at `places`.

    A category whose cells have no title gets that which stands beside it or above it.
    """
    labels = read_label_cells(names)
    read = [read_category_cells(cells) for cells in categories]
    read = [
        replace(category, title=title if category.title is None else category.title)
        for category, title in zip(read, given_titles or [None] * len(read), strict=True)
    ]
    titles = set(labels.columns)
    for category, (line, column) in zip(read, places, strict=True):
        if category.title in titles:
            fix = "give each category of an axis its own title"
            raise file.error_at(line, column, f"the category {category.title!r} comes twice", fix)
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
