"""Files of plain numbers are read by pandas; what it reads is what reading cell by cell gives."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.io.text import body

NUMBERS = ["1", "-2.5", "0.1", "1e-320", "9007199254740993", "1e300", "+3", ".5", "2.", "-0", "7E2"]
MISSING = ["", "NaN", "nan", "NA", "null", "#N/A", "None"]
ODD = [
    "inf",
    "-Infinity",
    "+inf",
    "INF",
    "True",
    "FALSE",
    "false",
    " 1.5",
    "2 ",
    " ",
    "1e400",
    "-1e999",
    "1_000",
    "0x10",
    "1d5",
    "1e",
    "-",
    "+",
    "--1",
    "1.2.3",
    "x",
    "na",
    "NAN",
    "-nan",
    "#VALUE!",
    "\ufeff1",
    "99999999999999999999",
    "18446744073709551616",
    "-9223372036854775809",
    "1" * 400,
    "0" * 30 + "7",
    "1,5",
    "1.234,5",
    "1;5",
    "\u0661",
    "1\xa0000",
    "1'000",
    "nan(ind)",
    "1e+ 5",
    "1e-400",
    "0.1" + "0" * 60,
    "123456789.123456789123456789",
    "2.2250738585072011e-308",
    "TRUE",
    "true",
    "#NAME?",
    "1e05",
    "infinit",
]
ENDS = ["\n", "\n", "\r\n"]


def table_text(seed):
    """Return a file of mostly plain numbers, at times with one thing in it that is not."""
    chance = random.Random(seed)
    separator = chance.choice("\t\t,;")
    n, m = chance.choice([1, 2, 3, 9, 120]), chance.choice([1, 2, 3, 7])
    pool = NUMBERS + chance.choice([[], MISSING, ["True", "False"]])
    if chance.random() < 0.15:
        pool = ["True", "False"]
    rows = [[f"r{i}", *chance.choices(pool, k=m)] for i in range(n)]
    if chance.random() < 0.3:
        names = chance.choices(["up", "down", "NA", "a b", "7", ""], k=n)
        place = chance.randint(1, m)
        rows = [[*row[:place], name, *row[place:]] for row, name in zip(rows, names, strict=True)]
    header = ["", *(f"c{j}" for j in range(len(rows[0]) - 1))]
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        odd = chance.choice(ODD)
        if separator not in odd:
            chance.choice(rows)[chance.randrange(len(header))] = odd
    for _ in range(chance.choice([0, 0, 0, 0, 1, 2])):
        row = chance.choice(rows)
        row.append("1") if chance.random() < 0.5 else row.pop()
    lines = [separator.join(cells) for cells in [header, *rows]]
    if chance.random() < 0.1:
        lines.insert(chance.randint(1, len(lines)), chance.choice(["", separator, "# x", " "]))
    end = chance.choice(ENDS)
    return end.join(lines) + chance.choice(["", end, end + end])


def outcome(path):
    try:
        return cgw.read_matrix(path)
    except ValueError as error:
        return str(error)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("reader", ["narrow", "wide"])
def test_a_quick_reader_gives_what_reading_cell_by_cell_gives(tmp_path, monkeypatch, reader):
    monkeypatch.setattr(body, "MOST_COLUMNS", 1000 if reader == "narrow" else 0)
    quick = getattr(body, f"_read_{reader}")
    read = []
    monkeypatch.setattr(
        body, f"_read_{reader}", lambda *given: read.append(quick(*given)) or read[-1]
    )
    path = tmp_path / "t.txt"
    for seed in range(300):
        text = table_text(seed)
        path.write_bytes(text.encode())
        now = outcome(path)
        with monkeypatch.context() as careful:
            careful.setattr(body, "_is_plain", lambda *_: False)
            expected = outcome(path)
        if isinstance(expected, str):
            assert now == expected, text
            continue
        assert not isinstance(now, str), (text, now)
        for one, other in zip(now, expected, strict=True):
            pd.testing.assert_frame_equal(one, other, check_exact=True, obj=repr(text))
    assert sum(found is not None for found in read) > 75


@pytest.mark.parametrize("shape", [(3, 5), (2, 1500)])
def test_plain_numbers_are_not_read_cell_by_cell(tmp_path, monkeypatch, shape):
    monkeypatch.setattr(body, "_read_row_by_row", None)
    frame = pd.DataFrame(np.random.default_rng(5).normal(size=shape)).rename("r{}".format)
    frame.columns = [f"c{j}" for j in frame.columns]
    frame.iloc[1, 2] = np.nan
    frame.to_csv(tmp_path / "t.tsv", sep="\t")
    pd.testing.assert_frame_equal(cgw.read_matrix(tmp_path / "t.tsv")[0], frame, check_exact=True)
