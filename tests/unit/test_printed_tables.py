"""Tables that were printed, and files that are no table of text."""

from __future__ import annotations

import gzip
import warnings

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.io.tables import read_dataset

FRAME = pd.DataFrame(
    [[1.0, 2.5, -3.0], [4.0, np.nan, 1e-9]],
    pd.Index(["TP53", "a"], name="gene"),
    ["s1", "s2", "s3"],
)
BARE = FRAME.rename_axis(None)


def read(tmp_path, text, name="t.txt"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_dataset(path)


PRINTED = {
    "bars": "gene|s1|s2|s3\nTP53|1|2.5|-3\na|4||1e-9\n",
    "Markdown": "| gene | s1 | s2 | s3 |\n|:--|--:|--:|--:|\n| TP53 | 1 | 2.5 | -3 |\n"
    "| a | 4 |  | 1e-9 |\n",
    "psql": " gene | s1 | s2  | s3 \n------+----+-----+----\n TP53 |  1 | 2.5 | -3\n"
    " a    |  4 |     | 1e-9\n(2 rows)\n",
    "psql, an empty last cell": " gene | s1 | s3   | s2\n------+----+------+----\n"
    " TP53 |  1 | -3   | 2.5\n a    |  4 | 1e-9 | \n",
    "a frame of tabulate": "+------+----+-----+------+\n| gene | s1 | s2  | s3   |\n"
    "+======+====+=====+======+\n| TP53 | 1  | 2.5 | -3   |\n| a    | 4  |     | 1e-9 |\n"
    "+------+----+-----+------+\n",
    "to_string": FRAME.to_string(),
    "to_string without a name": BARE.to_string() + "\n",
    "to_string with a name of the columns": FRAME.rename_axis(columns="sample").to_string(),
    "repr": repr(BARE),
    "R's print": "     s1  s2    s3\nTP53  1 2.5 -3e+0\na     4  NA  1e-9\n",
    "aligned": "# made by x\n\ngene    s1   s2   s3\nTP53     1  2.5   -3\na        4  NaN  1e-9\n",
}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_printed_table_is_read(tmp_path, printed):
    matrix = read(tmp_path, PRINTED[printed])
    frame = matrix.frame()[FRAME.columns]
    pd.testing.assert_frame_equal(frame, FRAME, check_names=False)
    assert not matrix.rows.given_annotations
    has_name = BARE.to_string() not in PRINTED[printed] and not printed.startswith("R's")
    assert matrix.rows.title == ("gene" if has_name else "")


def test_names_with_blanks_stand_apart_by_two(tmp_path):
    text = "gene        sample 1  sample 2\nTP53 alpha  1.0       2.0\nKRAS        3.0       4.0\n"
    frame = read(tmp_path, text).frame()
    assert (list(frame.index), list(frame)) == (["TP53 alpha", "KRAS"], ["sample 1", "sample 2"])


@pytest.mark.parametrize("name", ["t.txt", "t.csv"])
def test_blanks_in_cells_between_commas_are_part_of_them(tmp_path, name):
    text = "gene,group  a,s1\ng1,up  x,1\ng2,down  y,2\n"
    matrix = read(tmp_path, text, name)
    assert matrix.frame().to_numpy().tolist() == [[1], [2]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            repr(pd.DataFrame(np.eye(100, 3))),
            r"line 7, column 1: rows were left out .*to_csv\(path\)",
        ),
        (repr(pd.DataFrame(np.eye(3, 100))), "line 1, column 9: columns were left out here"),
        (BARE.to_string(line_width=14), "line 1, column 1: the table was printed in several parts"),
    ],
)
def test_a_printed_table_that_was_cut_is_refused(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, text)


def test_an_error_in_a_printed_table_has_the_line_of_the_file(tmp_path):
    text = "| gene | s1 | s2 |\n|---|---|---|\n| a | 1 | 2 |\n| b | 3 | 4 mg |\n| c | 1 | 2 |\n"
    with pytest.raises(ValueError, match="line 4, column 3: '4 mg' is not a number"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("raw", "name", "message"),
    [
        (FRAME.to_html().encode(), "t.txt", r"this is an HTML page; give pandas.read_html"),
        (b"\n<!DOCTYPE html>\n<html>", "t.csv", r"this is an HTML page"),
        (b"<?xml version='1.0'?><Error/>", "t.txt", "this is XML"),
        (b"PK\x03\x04\x00", "t.csv", r"Excel workbook, or a zip file; give pandas.read_excel"),
        (FRAME.to_json().encode(), "t.txt", r"this is JSON; give pandas.read_json"),
        (b"%PDF-1.7 \x00", "t.txt", "this is a PDF file"),
        (b"version https://git-lfs.github.com/spec/v1\n", "t.csv", "run: git lfs pull"),
        (b"BZh91AY&SY\x00", "t.txt", "packed, but not by gzip; unpack it"),
        (gzip.compress(b"<html>", mtime=0), "t.tsv.gz", "this is an HTML page"),
        (b"", "t.xlsx", r"\.xlsx is not known; give pandas.read_excel\(path, index_col=0\), or"),
        (b"", "t.html", r"\.html is not known; give pandas.read_html"),
        (b"", "t.cls", r"\.cls is not known; give \.tsv, \.txt"),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is(tmp_path, raw, name, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, raw, name)


@pytest.mark.parametrize("first", ["PAR1", "<gene>", "BZh", "PK", "version"])
def test_a_table_that_begins_like_another_kind_of_file_is_read(tmp_path, first):
    matrix = read(tmp_path, f"{first}\ts1\tPAR2\ng1\t1\t2\n")
    assert matrix.rows.title == first


MAX_QUANT = (
    "Protein IDs\tIntensity A\tIntensity B\tScore\tReverse\nP1\t1\t2\tNaN\t\nP2\t3\t4\tNaN\t\n"
)


def test_columns_of_empty_cells_are_left_out_with_one_warning(tmp_path):
    with pytest.warns(UserWarning, match="without any value were left out: 'Reverse'") as heard:
        matrix = read(tmp_path, MAX_QUANT)
    assert len(heard) == 1
    assert matrix.cols.names == ("Intensity A", "Intensity B", "Score")


def test_many_columns_of_empty_cells_are_counted(tmp_path):
    text = "\t".join(["g", "s", *(f"e{i}" for i in range(14))]) + "\na\t1" + "\t" * 14
    with pytest.warns(UserWarning, match="'e9' and 4 more"):
        assert read(tmp_path, text).cols.names == ("s",)


def test_columns_of_a_frame_and_of_nothing_else_are_kept(tmp_path):
    frame = pd.DataFrame({"a": [1.0, 2.0], "b": [np.nan, np.nan]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert cgw.Clustergram(frame).data.shape == (2, 2)
        assert read(tmp_path, "\ta\tb\ng1\t\t\ng2\t\t\n").values.shape == (2, 2)


def test_a_column_without_values_is_still_there_in_what_a_widget_wrote(tmp_path):
    widget = cgw.Clustergram(pd.DataFrame({"a": [1.0, 2.0], "b": [np.nan, np.nan]}))
    widget.to_tsv(tmp_path / "t.tsv")
    assert cgw.Clustergram(tmp_path / "t.tsv").view.equals(widget.view.rename(str))
