from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import clustergrammer_widget as cgw
from clustergrammer_widget.data.annotations import (
    CategoricalAnnotation,
    NumericAnnotation,
    build_annotation,
)
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.number_text import number_text
from clustergrammer_widget.data.temporal import as_dates
from clustergrammer_widget.io.tables import read_dataset
from clustergrammer_widget.io.text.writer import write_matrix

FIXTURE = Path(__file__).parents[1] / "fixtures" / "matrix_text.json"
CASES = json.loads(FIXTURE.read_text(encoding="utf-8"))

PARTS = [
    *(": ", "Gene: ", ":", "\\", "\\:", "(", ")", "'", '"', '""', "\t", "\n", "\r", "\r\n", ","),
    *(
        " ",
        "1",
        "-2.5e3",
        "NaN",
        "NA",
        "Infinity",
        "2024-03-01",
        "2024-03-01T14:30:00.000Z",
        "('a', 'b: c')",
        "x",
        "\ufeff",
        "é",
        "\U0001f469",
    ),
    *("\u2028", "\x85", "\x0b"),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=4).map("".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
)
DATES = st.none() | st.dates() | st.datetimes()
FLOATS = st.floats(allow_nan=True, allow_infinity=True)


@st.composite
def axes(draw):
    start = draw(st.sampled_from(["", "", "Gene: ", ": ", "(", "1"]))
    names = draw(st.lists(TEXTS.map(lambda text: start + text), min_size=1, max_size=4))
    titles = draw(st.lists(TEXTS, max_size=3, unique=True))
    categories = tuple(draw(category(title, len(names))) for title in titles)
    return Axis(pd.Index(names, dtype=object), tuple(names), draw(TEXTS), categories)


@st.composite
def category(draw, title, count):
    if draw(st.integers(0, 3)) == 0:
        moments = draw(st.lists(DATES, min_size=count, max_size=count))
        return build_annotation(title, pd.Series(moments, dtype="datetime64[ms]"))
    if draw(st.booleans()):
        numbers = draw(st.lists(FLOATS, min_size=count, max_size=count))
        return NumericAnnotation(title, np.array(numbers), "#000000", "#ffffff")
    start = draw(st.sampled_from(["", "", ": ", "1"]))
    values = draw(st.lists(TEXTS.map(lambda text: start + text), max_size=3, unique=True))
    places = st.integers(-1, len(values) - 1)
    codes = draw(st.lists(places, min_size=count, max_size=count))
    colors = ("#000000",) * len(values)
    return CategoricalAnnotation(title, tuple(values), colors, np.array(codes, dtype=np.int32))


@st.composite
def displayed(draw):
    rows, cols = draw(axes()), draw(axes())
    count = len(rows) * len(cols)
    numbers = draw(st.lists(FLOATS, min_size=count, max_size=count))
    values = np.array(numbers).reshape(len(rows), len(cols))
    return Matrix(values, rows, cols), draw(shown(len(rows))), draw(shown(len(cols)))


def shown(count):
    order = st.permutations(range(count))
    return st.tuples(order, st.integers(1, count)).map(lambda drawn: drawn[0][: drawn[1]])


def is_within_years(days):
    there = days[~np.isnan(days)]
    return len(there) > 0 and bool(np.all((there > -719162) & (there < 2932896)))


def check_labels(index, axis, places):
    assert index.tolist() == [axis.names[place] for place in places]
    assert (index.name or "") == axis.title


def check_categories(frame, axis, places, index):
    assert frame.index.equals(index)
    assert frame.columns.tolist() == [category.title for category in axis.given_annotations]
    for column, kept in enumerate(axis.given_annotations):
        read = frame.iloc[:, column]
        if isinstance(kept, NumericAnnotation) and read.dtype.kind == "M":
            assert kept.unit == "date"
            np.testing.assert_array_equal(read, as_dates(kept.numbers[places]))
            continue
        if isinstance(kept, NumericAnnotation):
            assert kept.unit != "date" or not is_within_years(kept.numbers[places])
            assert read.dtype == np.float64
            np.testing.assert_array_equal(read, kept.numbers[places])
            continue
        texts = [kept.values[code] if code >= 0 else None for code in kept.codes[places]]
        assert (read.dtype == np.float64) == (set(texts) == {None})
        values = zip(read.tolist(), read.isna(), strict=True)
        assert [None if absent else value for value, absent in values] == texts


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(displayed(), st.sampled_from(["t.tsv", "t.csv", "t.txt.gz"]))
def test_what_is_written_is_read_back(tmp_path, table, name):
    matrix, rows, cols = table
    path = tmp_path / name
    assert write_matrix(matrix, rows, cols, path) is None
    frame, row_categories, col_categories = cgw.read_matrix(path)
    np.testing.assert_array_equal(frame.to_numpy(), matrix.values[np.ix_(rows, cols)])
    check_labels(frame.index, matrix.rows, rows)
    check_labels(frame.columns, matrix.cols, cols)
    check_categories(row_categories, matrix.rows, rows, frame.index)
    check_categories(col_categories, matrix.cols, cols, frame.columns)

    again = read_dataset(path)
    assert write_matrix(again, range(len(rows)), range(len(cols))) == write_matrix(
        matrix, rows, cols
    )


def read_number(number):
    return math.nan if number is None else float(number)


def fixture_axis(case):
    categories = [
        CategoricalAnnotation(
            category["title"],
            tuple(category["values"]),
            tuple(category["colors"]),
            np.array(category["codes"], dtype=np.int32),
        )
        if category["kind"] == "text"
        else NumericAnnotation(
            category["title"],
            np.array(list(map(read_number, category["numbers"]))),
            category["positive"],
            category["negative"],
            category["unit"],
        )
        for category in case["categories"]
    ]
    labels = case["labels"]
    return Axis(pd.Index(labels, dtype=object), tuple(labels), case["title"], tuple(categories))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if not case["escapeFormulas"]],
    ids=lambda case: case["name"],
)
def test_the_fixture_is_read_back_and_has_no_more_digits_than_single_precision(case, tmp_path):
    rows, cols = fixture_axis(case["rows"]), fixture_axis(case["cols"])
    values = np.array(list(map(read_number, case["values"]))).reshape(len(rows), len(cols))
    shortest = [[float(str(single)) for single in line] for line in values.astype(np.float32)]
    np.testing.assert_array_equal(shortest, values)
    path = tmp_path / "case.tsv"
    path.write_bytes(case["text"].encode())
    shown_rows, shown_cols = case["rows"]["displayed"], case["cols"]["displayed"]
    frame, row_categories, col_categories = cgw.read_matrix(path)
    np.testing.assert_array_equal(frame, values[np.ix_(shown_rows, shown_cols)])
    check_labels(frame.index, rows, shown_rows)
    check_labels(frame.columns, cols, shown_cols)
    check_categories(row_categories, rows, shown_rows, frame.index)
    check_categories(col_categories, cols, shown_cols, frame.columns)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (5.0, "5"),
        (-0.1, "-0.1"),
        (1e-5, "0.00001"),
        (1.5e-6, "0.0000015"),
        (1e-6, "0.000001"),
        (9.5e-7, "9.5e-7"),
        (-1e-7, "-1e-7"),
        (1e15, "1000000000000000"),
        (1e16, "10000000000000000"),
        (-1.2345678901234567e20, "-123456789012345670000"),
        (1e21, "1e+21"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (5e-324, "5e-324"),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
    ],
)
def test_numbers_are_written_as_javascript_does(number, text):
    assert number_text(number) == text


@given(FLOATS)
@example(float(np.float32(0.1)))
def test_numbers_are_read_back_exactly(number):
    read = float(number_text(number))
    assert read == number or math.isnan(read) == math.isnan(number) is True


def genes():
    index = pd.Index(["TP53", "KRAS", "EGFR"], name="Gene")
    return pd.DataFrame([[1.0, 0.1], [2, np.nan], [3, -5e-7]], index, ["p", "q"])


def widget(**parameters):
    kind = {"Kind": ["a", "b", None]}
    dose = pd.Series({"q": 2.5}, name="Dose")
    return cgw.Clustergram(genes(), row_categories=kind, col_categories=dose, **parameters)


def test_to_tsv_is_the_current_view(tmp_path):
    w = widget(row_cluster=False, col_cluster=False)
    w.row_order = "label"
    w.col_order = ["q", "p"]
    text = (
        "\t\tq\tp\n\t\tDose: 2.5\tDose: NaN\n"
        "Gene: EGFR\t\t-5e-7\t3\nGene: KRAS\tKind: b\tNaN\t2\nGene: TP53\tKind: a\t0.1\t1\n"
    )
    assert w.to_tsv() == text
    path = tmp_path / "view.tsv"
    assert w.to_tsv(path) is None
    assert path.read_bytes() == text.encode()
    pd.testing.assert_frame_equal(cgw.read_matrix(path)[0], w.view)


@pytest.mark.parametrize("name", ["t.tsv", "t.TXT", "t.csv", "t.tsv.gz", "t.csv.gz"])
def test_a_clustergram_reads_what_one_wrote(tmp_path, name):
    w = widget(row_cluster=False, col_cluster=False)
    w.to_tsv(tmp_path / name)
    again = cgw.Clustergram(str(tmp_path / name), row_cluster=False, col_cluster=False)
    pd.testing.assert_frame_equal(again.data, w.data)
    assert again._rows == w._rows
    assert again._cols == w._cols


def test_packed_files_have_the_same_bytes_every_time(tmp_path):
    widget().to_tsv(tmp_path / "a.tsv.gz")
    widget().to_tsv(tmp_path / "b.tsv.gz")
    packed = (tmp_path / "a.tsv.gz").read_bytes()
    assert packed == (tmp_path / "b.tsv.gz").read_bytes()
    assert gzip.decompress(packed).decode() == widget().to_tsv()


def test_a_path_that_could_not_be_read_again_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"path is '.*view.xlsx', which could not .* \.tsv, "):
        widget().to_tsv(tmp_path / "view.xlsx")


def test_labels_that_are_not_text_are_written_as_drawn():
    index = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["gene", "copy"])
    frame = pd.DataFrame([[1], [2]], index, [pd.Timestamp("2024-05-01")])
    text = cgw.Clustergram(frame, row_cluster=False, col_cluster=False).to_tsv()
    assert text == (
        "\t\t\t2024-05-01\n"
        "gene-copy: a-1\tgene: a\tcopy: 1\t1\n"
        "gene-copy: b-2\tgene: b\tcopy: 2\t2\n"
    )


def test_zero_characters_are_replaced():
    matrix = read_dataset(pd.DataFrame([[1]], ["a\0b"], ["c"]))
    assert write_matrix(matrix, [0], [0]) == "\tc\na\ufffdb\t1\n"


def test_dates_are_read_back_as_dates_and_durations_as_days():
    measured = pd.to_datetime(["2024-03-01", None, "2024-02-28 14:30"], format="ISO8601")
    categories = {"Measured": measured, "Lasted": pd.to_timedelta([1.5, 2, None], unit="D")}
    text = cgw.Clustergram(np.eye(3), row_categories=categories).to_tsv()
    assert "Measured: 2024-03-01\t" in text
    assert "Measured: 2024-02-28T14:30:00.000Z\t" in text
    assert "Lasted: 1.5\t" in text


@pytest.mark.parametrize(
    ("cells", "dtype"),
    [
        (["2024-03-01", "NA", "2024-03-02"], "datetime64"),
        (["2024-03-01", "2024-03-02T01:02:03.004Z", ""], "datetime64"),
        (["2024-03-01", "2024-03-32", ""], "str"),
        (["2024-03-01", "2024-3-2", ""], "str"),
        (["2024-03-01", "45000", ""], "str"),
        (["NA", "", "nan"], "float64"),
    ],
)
def test_a_category_is_of_dates_if_all_its_cells_are(cells, dtype, tmp_path):
    path = tmp_path / "dates.tsv"
    lines = ["\t\tx", *(f"r{row}\t{cell}\t1" for row, cell in enumerate(cells))]
    path.write_text("\n".join(lines), encoding="utf-8")
    _, rows, _ = cgw.read_matrix(path)
    assert str(rows["Category 1"].dtype).startswith(dtype)
    is_missing = [cell.lower() in ("na", "nan", "") for cell in cells]
    assert rows["Category 1"].isna().tolist() == is_missing


def test_formulas_are_written_as_they_are_unless_a_spreadsheet_shall_read_them(tmp_path):
    labels = ['=HYPERLINK("http://x")', "+1", "@a", "b"]
    w = cgw.Clustergram(pd.DataFrame([[-1.0], [2], [3], [4]], labels, ["-c"]), row_cluster=False)
    w.to_tsv(tmp_path / "t.tsv")
    assert cgw.Clustergram(tmp_path / "t.tsv").data.index.tolist() == labels
    header, *rows = w.to_tsv(escape_formulas=True).splitlines()
    assert header == "\t'-c"
    assert rows[0] == '"\'=HYPERLINK(""http://x"")"\t-1'
    assert [row.split("\t")[0] for row in rows[1:]] == ["+1", "'@a", "b"]
    with pytest.raises(TypeError, match="escape_formulas is 'yes'"):
        w.to_tsv(escape_formulas="yes")
