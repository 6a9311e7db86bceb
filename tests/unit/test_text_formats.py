from __future__ import annotations

import gzip
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.data.number_text import is_missing, read_number
from clustergrammer_widget.io.text.body import MISSING_VALUES

SHARED = Path(__file__).parents[3] / "shared" / "data"
NAN = np.nan


@pytest.fixture
def read(tmp_path):
    def read(text, name="table.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return cgw.read_matrix(path)

    return read


@pytest.fixture
def refused(tmp_path):
    def refused(text, name="table.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(ValueError, match=r"(?s)table.*; ") as error:
            cgw.read_matrix(path)
        return str(error.value).removeprefix(f"{path}, ")

    return refused


def values(frame):
    return frame.to_numpy().tolist()


def lists(categories):
    """Title to values, missing ones as None."""
    return {
        title: [None if missing else value for value, missing in zip(column, absent, strict=True)]
        for title, column in categories.items()
        for absent in [column.isna()]
    }


def test_the_simple_format(read):
    matrix, rows, cols = read("\tc1\tc2\nr1\t1\t-2.5\nr2\t1e3\t.5\n")
    expected = pd.DataFrame([[1.0, -2.5], [1000.0, 0.5]], ["r1", "r2"], ["c1", "c2"])
    pd.testing.assert_frame_equal(matrix, expected)
    assert rows.shape == cols.shape == (2, 0)
    assert rows.index.equals(matrix.index)
    assert cols.index.equals(matrix.columns)


@pytest.mark.parametrize("missing", [*MISSING_VALUES, " NaN ", "nA", " "])
def test_missing_values(read, missing):
    matrix, _, _ = read(f"\tc1\tc2\nr1\t1\t{missing}\nr2\t{missing}\t2\n")
    np.testing.assert_array_equal(matrix, [[1, NAN], [NAN, 2]])


def test_what_is_missing_to_one_reader_is_missing_to_the_other():
    assert all(is_missing(text) for text in MISSING_VALUES)


@pytest.mark.parametrize("quoted", [False, True])
def test_infinities_booleans_blanks_and_exact_digits(read, quoted):
    name = '"r"' if quoted else "r"
    cells = ["Infinity", "-inf", "TRUE", "false", " 1.5 ", "0.1", "1e-320", "9007199254740993"]
    header = "".join(f"\tc{place}" for place in range(len(cells)))
    matrix, _, _ = read(header + "\n" + "\t".join([name, *cells]) + "\n")
    expected = [np.inf, -np.inf, 1, 0, 1.5, 0.1, 1e-320, 9007199254740992.0]
    assert values(matrix) == [expected]


def test_category_rows_and_columns_with_titles(read):
    matrix, rows, cols = read(
        "\t\t\tCell Line: A549\tCell Line: H661\n"
        "\t\t\tTissue: lung\tTissue: skin\n"
        "\t\t\tAge: 50\tAge: NaN\n"
        "Gene: TP53\tType: x\tDose: 1\t0.5\t-2\n"
        "Gene: KRAS\tType: y\tDose: -2.5\t\t1.25\n"
    )
    expected = pd.DataFrame(
        [[0.5, -2.0], [NAN, 1.25]],
        pd.Index(["TP53", "KRAS"], name="Gene"),
        pd.Index(["A549", "H661"], name="Cell Line"),
    )
    pd.testing.assert_frame_equal(matrix, expected)
    assert lists(rows) == {"Type": ["x", "y"], "Dose": [1, -2.5]}
    assert lists(cols) == {"Tissue": ["lung", "skin"], "Age": [50, None]}
    assert rows.index.equals(matrix.index)
    assert cols.index.equals(matrix.columns)


def test_category_rows_and_columns_without_titles(read):
    _, rows, cols = read(
        "\t\t\t\tc1\tc2\n\t\t\t\tlung\tNA\n\t\t\t\t1\t\n"
        "r1\tx\t7\tCategory 1: p\t0\t0\nr2\t\t\t\t0\t0\n"
    )
    assert lists(rows) == {
        "Category 1 (2)": ["x", None],
        "Category 2": [7, None],
        "Category 1": ["p", None],
    }
    assert lists(cols) == {"Category 1": ["lung", None], "Category 2": [1, None]}


def test_a_category_is_of_numbers_only_if_all_of_it_is(read):
    _, rows, _ = read(
        "\t\t\t\tc\nr1\t1\tD: 1\tE: 1\t0\nr2\tx\tD: NA\tE: nan\t0\nr3\tNA\t\tE: y\t0\n"
    )
    assert lists(rows) == {
        "Category 1": ["1", "x", None],
        "D": [1, None, None],
        "E": ["1", "nan", "y"],
    }


def test_a_title_is_one_only_if_all_labels_have_it(read):
    matrix, rows, cols = read("\t\tA: x\tB: y\n\t\tC: 1\tD: 2\nG: a\tE: 1\t0\t0\nb\tF: 2\t0\t0\n")
    assert matrix.index.tolist() == ["G: a", "b"]
    assert matrix.columns.tolist() == ["A: x", "B: y"]
    assert matrix.index.name is matrix.columns.name is None
    assert lists(rows) == {"Category 1": ["E: 1", "F: 2"]}
    assert lists(cols) == {"Category 1": ["C: 1", "D: 2"]}


def test_tuple_labels(read):
    matrix, rows, cols = read(
        "\t\t('Cell Line: A', 'Male')\t('Cell Line: B', 'Female')\n"
        "\t\tAge: 1\tAge: 2\n"
        "('Gene: EGFR','Type: 11')\tx\t1\t2\n(u'Gene: TP53', u'Type: 0.5')\ty\t3\t4\n"
    )
    assert matrix.index.tolist() == ["EGFR", "TP53"]
    assert (matrix.index.name, matrix.columns.name) == ("Gene", "Cell Line")
    assert lists(rows) == {"Type": [11, 0.5], "Category 1": ["x", "y"]}
    assert lists(cols) == {"Category 1": ["Male", "Female"], "Age": [1, 2]}


def test_numbers_and_missing_words_as_labels_stay_text(read):
    matrix, _, _ = read("\t1\tNaN\t1\n1\t0\t0\t0\nNA\t0\t0\t0\n1\t0\t0\t0\n")
    assert matrix.index.tolist() == ["1", "NA", "1"]
    assert matrix.columns.tolist() == ["1", "NaN", "1"]


def test_text_in_the_first_cell_is_the_title_of_the_rows(read):
    matrix, rows, cols = read("gene\tc1\n\tTissue: x\n  TP53\t1\n\n")
    assert matrix.index.name == "gene"
    assert matrix.index.tolist() == ["  TP53"]
    assert rows.shape == (1, 0)
    assert lists(cols) == {"Tissue": ["x"]}


def test_a_row_whose_name_alone_is_empty_is_a_row_below_others(read):
    matrix, _, _ = read("\tc\na\t1\n\t2\n")
    assert matrix.index.tolist() == ["a", ""]
    matrix, rows, _ = read("\t\tc\n\tx\t1\n\ty\t2\n")
    assert matrix.index.tolist() == ["", ""]
    assert lists(rows) == {"Category 1": ["x", "y"]}


TABLE = "\t\tC: é\tC: b\n\t\tT: x\tT: y\nr1\tK: 1\t1\t2\nr2\tK: 2\tNA\t4\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("t.tsv", TABLE.encode()),
        ("t.TXT", TABLE.encode()),
        ("t", TABLE.encode()),
        ("t.tsv.gz", gzip.compress(TABLE.encode(), mtime=0)),
        ("t.csv", TABLE.replace("\t", ",").encode()),
        ("t.CSV.GZ", gzip.compress(TABLE.replace("\t", ",").encode(), mtime=0)),
        ("t.txt", b"\xef\xbb\xbf" + TABLE.encode()),
        ("t.txt", TABLE.replace("\n", "\r\n").encode()),
        ("t.txt", TABLE.replace("\n", "\r").encode()),
        ("t.txt", TABLE.replace("\n", "\n\n").encode()),
        ("t.txt", TABLE.replace("\n", "\n  \n").encode()),
        ("t.txt", TABLE.rstrip().encode()),
        ("t.txt", (TABLE + "\r\n\n").encode()),
        ("t.txt", TABLE.replace("r1", '"r1"').replace("\t4", '\t"4"').encode()),
        ("t.txt", TABLE.replace("C: b", '"C: b"').encode()),
        ("t.csv", TABLE.encode()),
        ("t.txt", TABLE.replace("\t", ",").encode()),
        ("t.csv", TABLE.replace("\t", ";").encode()),
        ("t.txt", TABLE.encode("utf-16")),
        ("t.csv", TABLE.encode("utf-16-be").join([b"\xfe\xff", b""])),
    ],
)
def test_every_suffix_encoding_and_line_end(read, name, raw):
    matrix, rows, cols = read(raw, name)
    assert matrix.index.tolist() == ["r1", "r2"]
    assert matrix.columns.tolist() == ["é", "b"]
    np.testing.assert_array_equal(matrix, [[1, 2], [NAN, 4]])
    assert lists(rows) == {"K": [1, 2]}
    assert lists(cols) == {"T": ["x", "y"]}


def test_quotes(read):
    matrix, rows, cols = read(
        ',,"a, b","say ""x"""\n,,"T: 1\n2",T: z\n'
        '"tab\there",5" disk,1,2\n"line\r\nbreak",x,3,"4"\n',
        "table.csv",
    )
    assert matrix.index.tolist() == ["tab\there", "line\r\nbreak"]
    assert matrix.columns.tolist() == ["a, b", 'say "x"']
    assert lists(rows) == {"Category 1": ['5" disk', "x"]}
    assert lists(cols) == {"T": ["1\n2", "z"]}
    assert values(matrix) == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: the file is empty; "),
        ("\n\t\n  \n", "line 1, column 1: the file is empty; "),
        ("\ta\n", "line 2, column 1: there are no rows; "),
        ("\n\n\ta\n\tT: x\n", "line 5, column 1: there are no rows; "),
        ("\t\n\nr1\t1", "line 4, column 1: there are no rows; "),
        ('""', "line 1, column 1: the file is empty; "),
        (",,\n,,\n", "line 1, column 1: the file is empty; "),
        ("# a\n# b\n", "line 1, column 1: the file is empty; "),
        ("r1\nr2", "line 1, column 2: there are no columns; "),
        ("\ta\tb\nr1\t1\t2\nr2\t1\n", "line 3, column 3: this line has 2 cells instead of 3; "),
        ("\ta\tb\n\n\nr\t1\t2\t3\n", "line 4, column 4: this line has 4 cells instead of 3; "),
        ("\ta\tb\n\tT: x\nr\t1\t2", "line 2, column 3: this line has 2 cells instead of 3; "),
        ("\ta\tb\nr\t1\t2\t3\ns\t1\n", "line 2, column 4: this line has 4 cells instead of 3"),
        ("a\tb\nr\t1\t2\ns\t1\n", "line 2, column 3: this line has 3 cells instead of 2; "),
        (
            "\ta\tb\nr\t1\tn.d.\n",
            "line 2, column 3: 'n.d.' is not a number .row 'r', column 'b'.; wr",
        ),
        (
            "\ta\nr\t1\n\ns\t1,234\n",
            "line 4, column 2: '1,234' is not a number .*in two ways; write",
        ),
        ("\ta\tb\nr\t1.5\t2\ns\t1,5\t2", "line 3, column 2: '1,5' is not a number .*in two ways; "),
        ("\ta\tb\nr\t1\t12 mg\n", "line 2, column 3: '12 mg' is not a number "),
        ("\ta\tb\nr\t1\t1_000\n", "line 2, column 3: '1_000' is not a number "),
        ("\ta\nr\t٣\n", "line 2, column 2: '٣' is not a number "),
        ('\ta\tb\n"r\ns"\t1\t2\nt\t1\tx', "line 4, column 3: 'x' is not a number "),
        ("\ta\nr\tT: x\n", "line 2, column 2: .*begin each line above .* 2 empty cells"),
        ("\t\ta\n\t\tT: x\n\t\tT: y\nr\tK\t1", "line 3, column 3: the category 'T' comes twice; "),
        ("\t\t\ta\nr\tK: 1\tK: 2\t3", "line 2, column 3: the category 'K' comes twice; "),
        ("\t\ta\n('r', 'K: 1')\tK: 2\t3", "line 2, column 2: the category 'K' comes twice; "),
        ('\ta\tb\nr\t1\t2\n"s\t1\t2\n', "line 3, column 1: a quote opens here and never closes; "),
        ('\ta\t"b\nr\t1\t2\n', "line 1, column 3: a quote opens here and never closes; "),
        ('\ta\tb\nr\t1\t2\n"x"\t"s" t\t2\n', "line 3, column 2: there is more text after the clo"),
        ("\ta\nr" + "x" * 200_000 + '\t"1"', "line 2, column 1: a cell of more than 131,072 char"),
        ("\ta\tb\nr\t1\rs\t2\n", "line 2, column 2: a line ends here with a carriage return alon"),
        ("\ta\tb\r\nr\t1\t2\r\ns\t1\tx\r\n", "line 3, column 3: 'x' is not a number"),
        (b"\ta\tb\nr\t1\tx\0\n", "line 2, column 3: a zero byte, so this is not text; export "),
        ("\ta\nr\t1\n".encode("utf-16")[:-1], "line 1, column 1: the text is damaged UTF-16 "),
        ("\ta\nr\t1\ngé\t2\n".encode("latin-1"), "line 3, column 1: the byte 0xe9 is not UTF-8"),
    ],
)
def test_malformed_files_are_refused_with_line_and_column(refused, text, message):
    error = refused(text)
    assert re.match(message, error), error


def test_a_damaged_gzip_file(refused):
    packed = gzip.compress(TABLE.encode() * 100, mtime=0)
    assert "damaged gzip file" in refused(packed[:-20], "table.txt.gz")


def test_a_missing_file_of_read_matrix(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere.txt"):
        cgw.read_matrix(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), ("+.5e-3", 0.0005), ("2.", 2), (" -Inf\t", -np.inf), ("1e400", np.inf)],
)
def test_numbers(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["0x10", "1e", "1_000", "1 2", "٣", ".", "+", "True", "nano"])
def test_what_is_no_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize("quoted", [False, True])
def test_a_large_file_is_read_whole(tmp_path, quoted):
    line = "\t".join(["0.123"] * 1000)
    name = '"row"' if quoted else "row"
    path = tmp_path / "large.txt"
    with path.open("w") as file:
        file.write("".join(f"\tcol {place}" for place in range(1000)) + "\n")
        file.writelines(f"{name}\t{line}\n" for _ in range(2000))
    matrix, _, _ = cgw.read_matrix(path)
    assert matrix.shape == (2000, 1000)
    assert (matrix.to_numpy() == 0.123).all()


@pytest.mark.skipif(not SHARED.exists(), reason="the real data are not here")
@pytest.mark.parametrize(
    ("name", "shape", "titles", "row_titles", "col_titles"),
    [
        ("missing_values.txt", (4, 3), (None, None), [], []),
        ("number_labels.txt", (4, 3), (None, None), ["Category 1"], ["Category 1"]),
        ("rc_val_cats.txt", (4, 3), (None, None), ["Category 1"], ["Category 1"]),
        ("tuple_cats.txt", (3, 3), ("Gene", "Cell Line"), ["Type"], ["Category 1"]),
        (
            "rc_two_cats.txt",
            (38, 29),
            ("Gene", "Cell Line"),
            ["Gene Type"],
            ["Category", "Gender"],
        ),
        (
            "CCLE_500x1037.csv",
            (500, 1037),
            (None, "cell line"),
            [],
            ["tissue", "histology", "sub-histology", "gender"],
        ),
    ],
)
def test_real_files(name, shape, titles, row_titles, col_titles):
    matrix, rows, cols = cgw.read_matrix(SHARED / name)
    assert matrix.shape == shape
    assert (matrix.index.name, matrix.columns.name) == titles
    assert rows.columns.tolist() == row_titles
    assert cols.columns.tolist() == col_titles
    widget = cgw.Clustergram(SHARED / name)
    assert [c.title for c in widget._current.heatmap.matrix.cols.given_annotations] == col_titles
    pd.testing.assert_frame_equal(widget.data, matrix)


@pytest.mark.skipif(not SHARED.exists(), reason="the real data are not here")
def test_a_real_file_with_41_categories():
    matrix, rows, _ = cgw.read_matrix(SHARED / "ccle_example.txt")
    assert matrix.shape == (215, 37)
    assert matrix.index[0] == "LOC100292680"
    assert rows.columns[0] == "REST_18959480_ChIP-ChIP_MESC_Mouse"
