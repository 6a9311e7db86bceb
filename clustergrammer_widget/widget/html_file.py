"""A widget as one HTML file, which needs neither kernel nor network."""

from __future__ import annotations

import base64
import html
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.widget.base.program import STATIC

TEMPLATE = STATIC / "standalone.html"
TIMES = " \N{MULTIPLICATION SIGN} "
SUFFIXES = (".html", ".htm")

# Encoded by themselves, chunks of a multiple of 3 bytes join without padding between them.
CHUNK_BYTES = 3 << 20

Buffer: TypeAlias = bytes | bytearray | memoryview
BufferPath: TypeAlias = list[str | int]


def html_text(traits: Mapping[str, Any]) -> Iterator[str]:
    """Yield a page that shows a widget, piece by piece, as `Share` on the page writes it.

    The template is the page's own, ``js/src/export/html/page.html``. What the traits say stays
    text: bytes are in base64, the rest is in JSON without a single ``<``.

    Parameters
    ----------
    traits : mapping
        What the page needs, by name, values of JSON and bytes: what is synchronised with it, its
        gzipped program as ``_program``, and as ``_title`` what is shown above the heatmap.

    Yields
    ------
    str
    """
    state, paths, buffers = split_buffers(traits)
    record = json.dumps({"state": state, "paths": paths}, allow_nan=False, separators=(",", ":"))
    head, tail = TEMPLATE.read_text(encoding="utf-8").split("{{ data }}")
    shown = html.escape(replace_surrogates(traits["_title"]))
    yield head.replace("{{ title }}", shown)
    yield '<script type="application/json" id="widget">'
    yield record.replace("<", "\\u003c")
    yield "</script>\n"
    for buffer in buffers:
        yield '<script type="text/plain" data-buffer>'
        view = memoryview(buffer).cast("B")
        for start in range(0, len(view), CHUNK_BYTES):
            yield base64.b64encode(view[start : start + CHUNK_BYTES]).decode("ascii")
        yield "</script>\n"
    yield tail.replace("{{ title }}", shown)


def write_whole(parts: Iterable[str], path: Path) -> None:
    """Write a text file completely or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(unfinished, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def checked_path(path: object) -> Path:
    """Read the path of an HTML file to write.

    Raises
    ------
    TypeError, ValueError
        If it is no path, has another suffix than ``.html`` or ``.htm``, is a folder, or is in one
        that does not exist.
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"path is {path!r}, a {type(path).__name__}; give that of an .html file")
    checked = Path(os.fspath(path)).expanduser()
    if checked.suffix.lower() not in SUFFIXES:
        raise ValueError(f"path is {os.fspath(path)!r}; give that of an .html or .htm file")
    if checked.is_dir():
        raise ValueError(f"path is {os.fspath(path)!r}, which is a folder; give that of a file")
    if not checked.parent.is_dir():
        raise ValueError(f"path is {os.fspath(path)!r}, in a folder that does not exist; make it")
    return checked


def page_title(rows: Axis, cols: Axis) -> str:
    """Return the default title of the page: the titles and lengths of the axes."""
    names = [axis.title.strip() for axis in (rows, cols) if axis.title.strip()]
    return f"{TIMES.join(names) or 'Clustergram'}, {len(rows)}{TIMES}{len(cols)}"


def split_buffers(value: Any) -> tuple[Any, list[BufferPath], list[Buffer]]:
    """Separate the bytes from a value.

    Parameters
    ----------
    value : dict, list or value of JSON
        With bytes anywhere in it.

    Returns
    -------
    state : dict, list or value of JSON
        A copy with None in place of bytes.
    paths : list of list
        Where each of them was: keys, and places in lists.
    buffers : list of bytes
        In the order of `paths`.

    Examples
    --------
    >>> split_buffers({"a": [1, b"xyz"]})
    ({'a': [1, None]}, [['a', 1]], [b'xyz'])
    """
    paths: list[BufferPath] = []
    buffers: list[Buffer] = []

    def walk(item: Any, path: BufferPath) -> Any:
        if isinstance(item, bytes | bytearray | memoryview):
            paths.append(path)
            buffers.append(item)
            return None
        if isinstance(item, Mapping):
            return {key: walk(part, [*path, key]) for key, part in item.items()}
        if isinstance(item, list | tuple):
            return [walk(part, [*path, i]) for i, part in enumerate(item)]
        return item

    return walk(value, []), paths, buffers
