"""The Python in the README and the docs runs as it is written.

The blocks of a page share one namespace, as cells of a notebook do. A fence that says
``python notest`` is left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> list[tuple[int, str]]:
    """Line number and code of each block of a page."""
    text = page.read_text(encoding="utf-8")
    return [(text.count("\n", 0, found.start(1)) + 1, found[1]) for found in FENCE.finditer(text)]


CASES = [(page, number) for page in PAGES for number in range(len(blocks(page)))]


class Page:
    """The blocks of a page, run in order and each once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blocks = blocks(path)
        self.done = 0
        self.namespace: dict[str, object] = {"__name__": path.stem}

    def run_through(self, number: int) -> None:
        """Run up to and including the block of this number."""
        while self.done <= number:
            line, code = self.blocks[self.done]
            self.done += 1
            padding = "\n" * (line - 1)
            exec(compile(padding + code, self.path, "exec"), self.namespace)


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    return {path: Page(path) for path in PAGES}


@pytest.mark.parametrize(
    ("path", "number"), CASES, ids=[f"{path.stem}-{number + 1}" for path, number in CASES]
)
def test_a_block_of_the_docs_runs(pages, path, number):
    pages[path].run_through(number)


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md"])
def test_the_pages_that_show_code_have_blocks(name):
    assert blocks(ROOT / name)


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_to_files(path):
    text = path.read_text(encoding="utf-8")
    broken = [target for target in LINK.findall(text) if not (path.parent / target).exists()]
    assert not broken
