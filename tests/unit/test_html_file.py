from __future__ import annotations

import base64
import gzip
import json
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.widget.html_file import CHUNK_BYTES, html_text, write_whole

BREAKOUT = "</script><img src=x onerror='window.attacked = true'><!--<script>"
HOSTILE = [BREAKOUT, "{{ data }}", "{{ title }}", "half \ud800", "&lt;", "]]>"]


class Page(HTMLParser):
    """What a browser finds in a page: its elements, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def text_of(self, tag: str) -> str:
        """The text of the first element of this name."""
        names = [name for name, _ in self.elements]
        return self.texts[names.index(tag)].strip()

    @property
    def record(self) -> dict[str, object]:
        """The traits, without their bytes, and where those were."""
        texts = zip(self.elements, self.texts, strict=True)
        return json.loads(next(text for (_, attrs), text in texts if attrs.get("id") == "widget"))

    @property
    def buffers(self) -> list[bytes]:
        texts = zip(self.elements, self.texts, strict=True)
        found = [text.strip() for (_, attrs), text in texts if "data-buffer" in attrs]
        return [base64.b64decode(text, validate=True) for text in found]

    def trait(self, name: str) -> object:
        """A trait with its bytes back in it."""
        record = self.record
        for path, buffer in zip(record["paths"], self.buffers, strict=True):
            *parents, key = path
            place = record["state"]
            for parent in parents:
                place = place[parent]
            place[key] = buffer
        return record["state"][name]


@pytest.fixture
def frame():
    values = np.random.default_rng(4).normal(size=(30, 6))
    return pd.DataFrame(values, index=[f"g{i}" for i in range(30)], columns=list("abcdef"))


def test_the_file_has_the_view_as_it_is_now_and_all_that_is_drawn(frame, tmp_path):
    w = cgw.Clustergram(frame)
    w.row_order = "variance"
    w.selected_rows = ["g3", "g7"]
    w.crop(cols=["a", "c"])
    path = tmp_path / "heat map.html"
    assert w.to_html(path) is None
    page = Page(path.read_text(encoding="utf-8"))
    state = page.record["state"]
    assert state["_view"] == w._view
    assert state["_history"] == w._history
    for name in ("_matrix", "_rows", "_cols", "_colors", "_colormaps", "_options"):
        assert page.trait(name) == getattr(w, name)
    assert b"openPage" in gzip.decompress(page.trait("_program"))
    assert "_esm" not in state
    assert w.to_html() == path.read_text(encoding="utf-8")


def test_the_top_rows_are_clustered_for_the_file_even_if_no_page_asked(frame):
    w = cgw.Clustergram(frame)
    assert not w._tops
    tops = Page(w.to_html()).trait("_tops")
    assert {(stop["by"], stop["count"]) for stop in tops["stops"]} == {
        (by, count) for by in ("sum", "variance") for count in (10, 20)
    }


def test_a_table_too_small_for_top_rows_is_written_too():
    page = Page(cgw.Clustergram([[1.0]]).to_html())
    assert page.text_of("title") == "Clustergram, 1 \xd7 1"


def test_the_title_is_given_or_says_what_is_shown(frame):
    w = cgw.Clustergram(frame)
    assert Page(w.to_html()).text_of("title") == "Clustergram, 30 \xd7 6"
    page = Page(w.to_html(title="Fig. 2: <b>bold</b> & more"))
    assert page.text_of("title") == page.text_of("h1") == "Fig. 2: <b>bold</b> & more"
    named = cgw.Clustergram(frame.rename_axis(index=" Gene ", columns="Cell line"))
    assert Page(named.to_html()).text_of("title") == "Gene \xd7 Cell line, 30 \xd7 6"


def test_text_that_wants_out_of_the_page_stays_text():
    index = pd.Index(HOSTILE, name=BREAKOUT)
    frame = pd.DataFrame(np.arange(12.0).reshape(6, 2), index=index, columns=["a", BREAKOUT])
    kinds = pd.DataFrame({BREAKOUT: HOSTILE}, index=index)
    title = BREAKOUT + "</title></h1>{{ data }}{{ title }}\ud800"
    text = cgw.Clustergram(frame, row_categories=kinds).to_html(title=title)
    page = Page(text)
    plain = Page(cgw.Clustergram(frame.set_axis(range(6)).set_axis(["a", "b"], axis=1)).to_html())
    tags = [tag for tag, attrs in page.elements if "data-buffer" not in attrs]
    assert tags == [tag for tag, attrs in plain.elements if "data-buffer" not in attrs]
    assert page.text_of("h1") == title.replace("\ud800", "\ufffd")
    assert len(page.buffers) == len(page.record["paths"])
    text.encode()


def test_large_arrays_are_written_in_chunks_that_join():
    data = np.arange(CHUNK_BYTES // 4 + 5, dtype=np.float32)
    page = Page("".join(html_text({"_title": "", "_a": [{"data": memoryview(data)}]})))
    assert page.record["state"]["_a"] == [{"data": None}]
    assert page.record["paths"] == [["_a", 0, "data"]]
    assert page.buffers == [data.tobytes()]


def test_what_is_no_json_is_an_error_not_a_broken_file():
    with pytest.raises(ValueError, match="JSON"):
        list(html_text({"_title": "", "_a": float("nan")}))


def test_a_file_that_could_not_be_written_leaves_the_old_one_alone(tmp_path):
    path = tmp_path / "old.html"
    path.write_text("old")

    def parts():
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(parts(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"path": 3}, TypeError, "path is 3, a int"),
        ({"path": "w.png"}, ValueError, r"path is 'w.png'; give that of an .html"),
        ({"path": "nowhere/w.html"}, ValueError, "path is 'nowhere/w.html', in a folder"),
        ({"title": 3}, TypeError, "title is 3, a int; give text"),
    ],
)
def test_what_cannot_be_used_is_named(frame, arguments, error, message):
    with pytest.raises(error, match=message):
        cgw.Clustergram(frame).to_html(**arguments)


def test_a_folder_is_not_overwritten(frame, tmp_path):
    folder = tmp_path / "folder.html"
    folder.mkdir()
    with pytest.raises(ValueError, match="which is a folder"):
        cgw.Clustergram(frame).to_html(folder)
