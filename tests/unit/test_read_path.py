from __future__ import annotations

import gzip

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.data.annotations import NumericAnnotation
from clustergrammer_widget.io.tables import read_dataset

TABLE = (
    "\t\t\tCell: p\tCell: q\n\t\t\tTissue: lung\tTissue: skin\n"
    "Gene: a\tKind: x\tDose: 1\t1\t2\nGene: b\tKind: y\tDose: 2\t3\t4\n"
)


@pytest.fixture
def file(tmp_path):
    def file(text, name="table.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return file


def contents(axis):
    return {
        category.title: category.numbers.tolist()
        if isinstance(category, NumericAnnotation)
        else [category.values[code] if code >= 0 else None for code in category.codes]
        for category in axis.given_annotations
    }


def test_a_text_file_comes_with_titles_and_categories(file):
    matrix = read_dataset(file(TABLE))
    assert matrix.values.tolist() == [[1, 2], [3, 4]]
    assert (matrix.rows.title, matrix.rows.names) == ("Gene", ("a", "b"))
    assert (matrix.cols.title, matrix.cols.names) == ("Cell", ("p", "q"))
    assert contents(matrix.rows) == {"Kind": ["x", "y"], "Dose": [1, 2]}
    assert contents(matrix.cols) == {"Tissue": ["lung", "skin"]}


def test_a_clustergram_of_a_path(file):
    w = cgw.Clustergram(str(file(TABLE)))
    expected = pd.DataFrame(
        [[1.0, 2.0], [3.0, 4.0]],
        pd.Index(["a", "b"], name="Gene"),
        pd.Index(["p", "q"], name="Cell"),
    )
    pd.testing.assert_frame_equal(w.data, expected)
    w.row_order = "category:Kind"
    assert w.view.index.tolist() == ["a", "b"]


def test_what_is_given_wins_over_the_file_by_title(file):
    matrix = read_dataset(
        file(TABLE),
        row_categories=pd.DataFrame({"Kind": ["q", "p"], "New": [1, 2]}, index=["b", "a"]),
        col_categories={"Tissue": {"q": "bone"}},
        category_colors={"Kind": {"p": "#123456"}, "Tissue": "tab10"},
    )
    assert contents(matrix.rows) == {"Kind": ["p", "q"], "Dose": [1, 2], "New": [2, 1]}
    assert contents(matrix.cols) == {"Tissue": [None, "bone"]}
    assert matrix.rows.given_annotations[0].colors[0] == "#123456"


def test_names_of_a_file_are_not_read_for_titles_twice(file):
    matrix = read_dataset(file("\t: Cell: p\t: Cell: q\nGene: Id: a\t1\t2\n"))
    assert (matrix.rows.title, matrix.rows.names) == ("Gene", ("Id: a",))
    assert (matrix.cols.title, matrix.cols.names) == ("", ("Cell: p", "Cell: q"))


def test_the_three_frames_of_read_matrix_give_the_same_clustergram(file):
    path = file(TABLE)
    frame, rows, cols = cgw.read_matrix(path)
    one, two = (
        cgw.Clustergram(path),
        cgw.Clustergram(frame, row_categories=rows, col_categories=cols),
    )
    assert (one._rows, one._cols) == (two._rows, two._cols)


def test_a_home_folder(file, monkeypatch, tmp_path):
    file(TABLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_dataset("~/table.txt").values.shape == (2, 2)
    assert cgw.read_matrix("~/table.txt")[0].shape == (2, 2)


@pytest.mark.parametrize("path", ["nowhere.tsv", "", "a\0b", "x" * 5000, "\ta\nr\t1\n"])
def test_a_missing_file_names_data(path):
    with pytest.raises(
        FileNotFoundError, match=r"^data is the path '.*', which does not exist; give"
    ):
        read_dataset(path)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="^data is the path .* is a folder; give"):
        cgw.Clustergram(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("t.h5ad", r"^data is the path .*anndata\.read_h5ad\(path\).*adata\.to_df\(\)"),
        ("t.xlsx", r"^data is the path .*\.xlsx is not known; give pandas\.read_excel"),
        ("table", "no suffix is not known; give"),
    ],
)
def test_other_suffixes_are_refused_with_what_to_do(file, name, message):
    with pytest.raises(ValueError, match=message):
        read_dataset(file(TABLE, name))


def test_a_malformed_file_names_line_and_column(file):
    path = file("\ta\nr\tx\n")
    with pytest.raises(ValueError, match=r"table\.txt, line 2, column 2: 'x' is not a number"):
        cgw.Clustergram(path)


GCT_2 = "#1.2\n2\t3\nNAME\tDescription\ts1\ts2\ts3\ng1\tkinase\t1\t2\tNA\ng2\tkinase\t4\t\t6\n"
GCT_3 = (
    "#1.3\n3\t2\t2\t1\nid\tsymbol\tscore\ts1\ts2\ntissue\tna\tna\tlung\t-666\n"
    "g1\tTP53\t1.5\t1\t2\ng2\t-666\t-666\t3\t4\ng3\tKRAS\t2\t5\tNaN\n"
)


@pytest.mark.parametrize("packed", [False, True])
def test_gct_1_2(file, packed):
    path = file(
        gzip.compress(GCT_2.encode(), mtime=0) if packed else GCT_2, f"t.gct{'.gz' * packed}"
    )
    matrix = read_dataset(path)
    np.testing.assert_array_equal(matrix.values, [[1, 2, np.nan], [4, np.nan, 6]])
    assert matrix.rows.names == ("g1", "g2")
    assert matrix.cols.names == ("s1", "s2", "s3")
    assert contents(matrix.rows) == {}


def test_the_description_of_a_gct_is_a_category_where_it_makes_groups(file):
    text = GCT_2.replace("2\t3\n", "3\t3\n") + "g3\tphosphatase\t7\t8\t9\n"
    matrix = read_dataset(file(text, "t.gct"))
    assert contents(matrix.rows) == {"Description": ["kinase", "kinase", "phosphatase"]}


def test_gct_1_3(file):
    matrix = read_dataset(file(GCT_3.replace("\n", "\r\n"), "t.gct"))
    np.testing.assert_array_equal(matrix.values, [[1, 2], [3, 4], [5, np.nan]])
    assert contents(matrix.cols) == {"tissue": ["lung", None]}
    rows = contents(matrix.rows)
    assert matrix.rows.names == ("TP53 (g1)", "g2", "KRAS (g3)")
    assert matrix.rows.index.tolist() == ["g1", "g2", "g3"]
    assert list(rows) == ["score"]
    np.testing.assert_array_equal(rows["score"], [1.5, np.nan, 2])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#1.1\n", "line 1, column 1: '#1.1' is not a version"),
        ("#1.2\n", "line 2, column 1: '' are not the sizes; give 2 whole"),
        ("#1.3\n1\t2\n", "line 2, column 1: '1 2' are not the sizes; give 4 whole"),
        ("#1.2\n0\t2\n", "line 2, column 1: '0 2' are not the sizes"),
        ("#1.2\n2\tx\n", "line 2, column 1: '2 x' are not the sizes"),
        ("#1.2\n2\t3\n", "line 3, column 1: the file ends; the names of the columns must be here"),
        (GCT_2.partition("\ts3")[0], "line 3, column 5: this line has 4 cells instead of 5"),
        (GCT_2.replace("2\t3\n", "4\t3\n", 1), "line 2, column 1: .* has 4 rows, it has 2; "),
        (GCT_2.replace("\t4\t", "\tx\t"), "line 5, column 3: 'x' is not a number"),
        (GCT_3.partition("g1")[0], "line 5, column 1: the file ends; a row must be here"),
    ],
)
def test_a_malformed_gct_is_refused(file, text, message):
    with pytest.raises(ValueError, match=rf"t\.gct, {message}"):
        read_dataset(file(text, "t.gct"))


def test_parquet_without_a_package_to_read_it(file, monkeypatch):
    def read_parquet(*_):
        raise ImportError("Unable to find a usable engine")

    monkeypatch.setattr(pd, "read_parquet", read_parquet)
    with pytest.raises(
        ImportError, match=r"data is the path .*\.parquet'; .* needs pyarrow: install"
    ):
        read_dataset(file(b"PAR1", "t.parquet"))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("labels", ["column", "index"])
def test_parquet(file, tmp_path, labels, packed):
    pytest.importorskip("pyarrow")
    frame = pd.DataFrame({"x": [1.5, 2], "gene": ["a", "b"], "y": [3, 4]})
    path = tmp_path / "t.parquet"
    (frame if labels == "column" else frame.set_index("gene")).to_parquet(path)
    if packed:
        path = file(gzip.compress(path.read_bytes(), mtime=0), "t.parquet.gz")
    matrix = read_dataset(path)
    assert matrix.values.tolist() == [[1.5, 3], [2, 4]]
    assert (matrix.rows.title, matrix.rows.names) == ("gene", ("a", "b"))
