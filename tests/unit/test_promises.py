"""Every test that docs/promises.md names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
TABLE_LINES = [line for line in PROMISES.splitlines() if line.startswith("| ")]
NAMED = [
    test
    for line in TABLE_LINES
    if not line.startswith("| promise ")
    for test in line.removesuffix(" |").rsplit(" | ", 1)[1].split("<br>")
]
# a call of test or describe, or of what their `each` returns
TS_TEST = r"(?:\b(?:test|describe)(?:\.\w+)*|\))\(\s*"


@pytest.mark.parametrize("named", sorted(set(NAMED)))
def test_a_test_named_for_a_promise_is_there(named):
    parts = re.fullmatch(r"`([\w/.-]+)`: (.+)", named)
    assert parts, "write `path`: title"
    path, title = parts.groups()
    source = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".py"):
        assert re.search(rf"^def {re.escape(title.strip('`'))}\(", source, re.M)
    else:
        assert re.search(TS_TEST + re.escape(f'"{title}"'), source)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tests|js)/[\w/.-]+)`", PROMISES))))
def test_a_file_named_anywhere_is_there(path):
    assert (ROOT / path).is_file()
