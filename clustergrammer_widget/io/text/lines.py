"""Read text files line by line, and make errors that name line and column."""

from __future__ import annotations

import csv
import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.io.text.signatures import describe_signature

GZIP = b"\x1f\x8b"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
COMMENT = (b"#", b"!")
SEVERAL_LINE_ENDS = (b"\n\n", b"\n\r\n")
# A cell of no more than the csv module takes, as it should be, with the separator after it.
CELL = r'(?:"(?:[^"]++|"")*+"|[^"{separator}\r\n][^{separator}\r\n]{{0,131071}}+|){separator}'
LONGEST_LOOK = 1_000_000
CSV_ERRORS = {
    "unexpected end of data": (
        "a quote opens here and never closes",
        'close it, or write a quote within a cell as ""',
    ),
    "expected after": (
        "there is more text after the closing quote of a cell",
        'put the whole cell in quotes, with each quote in it written as ""',
    ),
    "field larger": (
        "a cell of more than 131,072 characters",
        "shorten it, or close the quote that opens it",
    ),
    "new-line": (
        "a line ends here with a carriage return alone, others do not",
        "end all lines in the same way",
    ),
}


@dataclass(frozen=True)
class Record:
    """The cells of one line, or of several where line breaks are in quotes.

    Attributes
    ----------
    line : int
        Number of its first line, from 1.
    start : int
        Where that begins, in bytes.
    cells : list of str
        At least one.
    """

    line: int
    start: int
    cells: list[str]


@dataclass(frozen=True, eq=False)
class TextFile:
    """A text file in memory.

    Attributes
    ----------
    path : str
        As the user gave it, for errors.
    raw : bytes
        UTF-8 without a byte order mark. Lines end with a line feed, before which a carriage return
        may stand.
    separator : str
        What is between the cells of a line.
    start, start_line : int
        The byte where the first line after comments begins, and the number of that line.
    """

    path: str
    raw: bytes
    separator: str
    start: int = 0
    start_line: int = 1

    def error_at(self, line: int, column: int, came: str, fix: str) -> ValueError:
        """Return the error for what came at a line and a column, both counted from 1."""
        return ValueError(f"{self.path}, line {line}, column {column}: {came}; {fix}")

    def lines(self, start: int) -> io.BytesIO:
        """Return the file from a byte on."""
        stream = io.BytesIO(self.raw)
        stream.seek(start)
        return stream

    def records(self, start: int = 0, line: int = 1, comments: bool = False) -> Iterator[Record]:
        """Read from a byte, which is on the given line; blank lines are left out.

        A blank line has only empty cells. Comments are left out, too, unless they are wanted: lines
        of a single cell that begin with ``#`` or ``!``.

        Raises
        ------
        ValueError
            If quotes are not as they should be.
        """
        end = start

        def decoded() -> Iterator[str]:
            nonlocal end
            for text in self.lines(start):
                end += len(text)
                yield text.decode()

        reader = csv.reader(decoded(), delimiter=self.separator, strict=True)
        while True:
            number, begin = line + reader.line_num, end
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise self._quote_trouble(number, begin, str(error)) from error
            if cells is None:
                return
            if not comments and len(cells) == 1 and cells[0].startswith(("#", "!")):
                continue
            if any(cells) and (len(cells) > 1 or cells[0].strip(" ")):
                yield Record(number, begin, cells)

    def column_at(self, byte: int) -> tuple[int, int]:
        """Return line and column of a byte, both counted from 1."""
        begin = self.raw.rfind(b"\n", 0, byte) + 1
        line = self.raw.count(b"\n", 0, byte) + 1
        return line, self.raw.count(self.separator.encode(), begin, byte) + 1

    def _quote_trouble(self, record: int, start: int, message: str) -> ValueError:
        came, fix = next(
            (text for part, text in CSV_ERRORS.items() if part in message),
            (message, "put the cell in quotes"),
        )
        text = self.raw[start : start + LONGEST_LOOK].decode(errors="ignore")
        good_cell = re.compile(CELL.format(separator=re.escape(self.separator)))
        column, place = 1, 0
        while match := good_cell.match(text, place):
            column, place = column + 1, match.end()
        line = record + text.count("\n", 0, place)
        return self.error_at(line, column, came, fix)


def open_text(path: FilePath, separator: str) -> TextFile:
    """Read a file as text, unpacked if it is packed by gzip.

    Raises
    ------
    ValueError
        If it is empty, binary, of another encoding than UTF-8 and UTF-16, or damaged.
    """
    raw = read_bytes(path)
    shown = os.fspath(path)
    if raw.startswith(UTF_16):
        raw = _as_utf_8(TextFile(shown, raw, separator))
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    if b"\r" in raw and b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    if raw.endswith(SEVERAL_LINE_ENDS):
        raw = raw.rstrip(b"\r\n")
    file = TextFile(shown, raw, separator)
    if not raw or raw.isspace():
        raise file.error_at(
            1, 1, "the file is empty", "give a table with names of rows and columns"
        )
    known = describe_signature(raw)
    if known is not None:
        raise file.error_at(1, 1, f"this is {known[0]}", known[1])
    zero = raw.find(b"\0")
    if zero >= 0:
        fix = "export the table as tab separated text in UTF-8"
        raise file.error_at(*file.column_at(zero), "a zero byte, so this is not text", fix)
    if raw.isascii():
        return file
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        came = f"the byte 0x{byte:02x} is not UTF-8 (in Latin-1 it is {chr(byte)!r})"
        raise file.error_at(*file.column_at(error.start), came, "save it as UTF-8") from error
    return file


def without_comments(file: TextFile) -> TextFile:
    """Return a file that starts after the comments above its table.

    These are lines that begin with ``#``, as featureCounts writes them, or with ``!``, as in the
    series of GEO. The last ``#`` line is the header instead where it has as many cells as the line
    below, such as ``#OTU ID``: its ``#`` and the blanks after that are left out.
    """
    separator = file.separator.encode()
    start, line = 0, 1
    last = b""
    for text in file.lines(0):
        if text.strip(b" \r\n") and not text.startswith(COMMENT):
            count = text.count(separator)
            if last.startswith(b"#") and 0 < count == last.count(separator):
                # As many line ends stay above it, so that errors count lines as the file does.
                raw = b"\n" * (line - 2) + last.lstrip(b"# ") + file.raw[start:]
                return replace(file, raw=raw, start=line - 2, start_line=line - 1)
            return replace(file, start=start, start_line=line)
        last = text
        start, line = start + len(text), line + 1
    return replace(file, start=start, start_line=line)


def _as_utf_8(file: TextFile) -> bytes:
    try:
        return file.raw.decode("utf-16").encode()
    except UnicodeError as error:
        fix = "save it as UTF-8"
        raise file.error_at(1, 1, f"the text is damaged UTF-16 ({error})", fix) from error


def read_bytes(path: FilePath) -> bytes:
    """Read a file, unpacked if it is packed by gzip.

    Raises
    ------
    ValueError
        If a packed file is damaged.
    """
    with open(os.path.expanduser(path), "rb") as stream:
        raw = stream.read()
    if not raw.startswith(GZIP):
        return raw
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(
            f"{os.fspath(path)} is a damaged gzip file ({error}); pack or download it again"
        ) from error
