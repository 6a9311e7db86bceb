from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix

from clustergrammer_widget.io.tables import read_axis, read_dataset


def frame():
    return pd.DataFrame({"x": [1.5, 2], "y": [3, 4.25]}, index=["a", "b"])


def test_a_frame_comes_back_with_its_labels_and_exact_values():
    matrix = read_dataset(frame())
    pd.testing.assert_frame_equal(matrix.frame(), frame())
    assert matrix.rows.names == ("a", "b")
    assert matrix.cols.names == ("x", "y")


def test_the_matrix_does_not_share_memory_with_the_data():
    data = np.zeros((2, 2))
    matrix = read_dataset(data)
    data[0, 0] = 5
    assert matrix.values[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 1
    shown = matrix.frame()
    shown.iloc[0, 0] = 7
    assert matrix.values[0, 0] == 0


@pytest.mark.parametrize("order", ["C", "F"])
def test_values_are_row_major(order):
    matrix = read_dataset(np.arange(6.0).reshape(2, 3).copy(order))
    assert matrix.values.flags.c_contiguous
    assert matrix.values.tolist() == [[0, 1, 2], [3, 4, 5]]


def test_an_array_and_a_nested_list_get_numbers_for_labels():
    for data in (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]], ((1, 2), (3, 4))):
        matrix = read_dataset(data)
        assert matrix.values.tolist() == [[1, 2], [3, 4]]
        assert matrix.rows.names == ("0", "1")
        assert matrix.rows.index.tolist() == [0, 1]


@pytest.mark.parametrize(
    "column",
    [
        pd.array([1, None, 3], dtype="Int64"),
        pd.array([1.0, None, 3], dtype="Float64"),
        pd.Series([1, None, 3], dtype=object),
        pd.Series([1, pd.NA, 3], dtype=object),
        pd.Series(["1", None, "3.0"], dtype=object),
        pd.Series([Decimal(1), None, Decimal(3)], dtype=object),
        pd.arrays.SparseArray([1, np.nan, 3]),
        pd.Series([1, np.nan, 3], dtype=np.float32),
    ],
)
def test_every_kind_of_number_column_is_read_and_missing_is_nan(column):
    data = pd.DataFrame({"v": pd.Series(column), "w": [1, 2, 3]})
    values = read_dataset(data).values
    np.testing.assert_array_equal(values, [[1, 1], [np.nan, 2], [3, 3]])


def test_booleans_are_ones_and_zeros():
    data = pd.DataFrame({"v": [True, False], "w": pd.array([True, None], dtype="boolean")})
    np.testing.assert_array_equal(read_dataset(data).values, [[1, 1], [0, np.nan]])


def test_masked_cells_of_an_array_are_missing():
    data = np.ma.masked_greater(np.array([[1, 9]]), 5)
    np.testing.assert_array_equal(read_dataset(data).values, [[1, np.nan]])


def test_infinities_stay():
    assert read_dataset([[np.inf, -np.inf]]).values.tolist() == [[np.inf, -np.inf]]


def test_text_columns_are_refused_by_name_with_the_call_that_works():
    data = frame().assign(gene=["TP53", "KRAS"], stage=["I", "II"])
    message = (
        r"data has columns that are not numbers: 'gene' \(text, such as 'TP53'\), 'stage' .*"
        r"data\.set_index\('gene'\).*data\.drop\(columns=\['gene', 'stage'\]\)"
    )
    with pytest.raises(TypeError, match=message):
        read_dataset(data)


def test_at_most_five_columns_are_named():
    data = pd.DataFrame({f"t{i}": ["x"] for i in range(8)})
    with pytest.raises(TypeError, match=r"'t4' .* and 3 more;"):
        read_dataset(data)


@pytest.mark.parametrize(
    "column",
    [
        pd.to_datetime(["2020-01-01", "2020-01-02"]),
        pd.to_timedelta([1, 2], unit="D"),
        pd.Categorical(["a", "b"]),
        pd.Categorical([1, 2]),
        np.array([1j, 2]),
        np.array([1j, 2], dtype=object),
        pd.period_range("2020", periods=2, freq="Y"),
    ],
)
def test_dates_categories_and_complex_numbers_are_refused(column):
    with pytest.raises(TypeError, match="data has columns that are not numbers: 'v'"):
        read_dataset(frame().assign(v=column))


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (pd.DataFrame(), ValueError, "0 rows and 0 columns"),
        (pd.DataFrame(index=["a"]), ValueError, "1 rows and 0 columns"),
        (frame().iloc[:0], ValueError, "0 rows and 2 columns"),
        (np.empty((0, 3)), ValueError, "0 rows and 3 columns"),
        (np.arange(3), ValueError, r"1 dimensions, shape \(3,\)"),
        (np.zeros((2, 2, 2)), ValueError, "3 dimensions"),
        (np.array(1.0), ValueError, "0 dimensions"),
        ([[1, 2], [3]], ValueError, "row 0 has 2 values, row 1 has 1"),
        ([1, 2], TypeError, "a list of rows"),
        ([], ValueError, "dimensions"),
        ([[]], ValueError, "1 rows and 0 columns"),
        (["ab", "cd"], TypeError, "a list of rows"),
        ([["a", 1]], TypeError, "not numbers: 0"),
        (np.array([["a"]]), TypeError, "not numbers"),
        (np.array([[1j]]), TypeError, "not numbers"),
        (np.array([["2020-01-01"]], dtype="datetime64[D]"), TypeError, "not numbers"),
        (pd.Series([1, 2]), TypeError, r"to_frame\(\)"),
        (None, TypeError, "is a NoneType"),
        ("table.csv", FileNotFoundError, "does not exist"),
        ({"a": 1}, TypeError, "is a dict"),
    ],
)
def test_what_is_no_table_is_refused_by_name(data, error, message):
    with pytest.raises(error, match=f"^data .*{message}"):
        read_dataset(data)


@pytest.mark.parametrize(
    ("module", "kind", "fix"),
    [
        ("polars.dataframe.frame", "DataFrame", r"data.to_pandas().set_index(...)"),
        ("pyarrow.lib", "Table", "data.to_pandas().set_index(...)"),
        ("anndata._core.anndata", "AnnData", "data.to_df()"),
        ("xarray.core.dataarray", "DataArray", "data.to_pandas()"),
        ("dask.dataframe", "DataFrame", "data.compute()"),
    ],
)
def test_a_table_of_another_package_is_refused_with_the_call_that_works(module, kind, fix):
    data = type(kind, (), {"__module__": module})()
    package = module.partition(".")[0]
    with pytest.raises(TypeError, match=re.escape(f"data is a {package} {kind}; give {fix}")):
        read_dataset(data)


def test_a_sparse_matrix_is_refused_with_the_call_that_works():
    with pytest.raises(TypeError, match=r"data is a scipy csr_\w+; give data.toarray\(\)"):
        read_dataset(csr_matrix(np.eye(3)))


def test_labels_may_repeat():
    data = pd.DataFrame([[1, 2], [3, 4]], index=["a", "a"], columns=["x", "x"])
    matrix = read_dataset(data)
    assert matrix.frame().equals(data.astype(float))
    assert matrix.rows.find("a") == [0, 1]


def test_duplicated_text_columns_are_read_by_position():
    data = pd.DataFrame([[1, "2"], [3, "4"]], columns=["x", "x"])
    assert read_dataset(data).values.tolist() == [[1, 2], [3, 4]]


def test_colors_of_an_unknown_category_are_refused():
    with pytest.raises(ValueError, match=r"'tisue', which is not a category.*\['tissue'\]"):
        read_dataset(
            frame(), row_categories={"tissue": ["x", "y"]}, category_colors={"tisue": "tab10"}
        )
    with pytest.raises(TypeError, match=r"category_colors\['tissue'\] is a list"):
        read_dataset(
            frame(), row_categories={"tissue": ["x", "y"]}, category_colors={"tissue": ["red"]}
        )
    with pytest.raises(TypeError, match="category_colors is a list"):
        read_dataset(frame(), category_colors=["red"])


def test_a_given_category_takes_the_place_of_one_in_the_labels():
    index = pd.MultiIndex.from_tuples([("a", "Kind: x"), ("b", "Kind: y")])
    axis = read_axis(index, {"Kind": ["p", "q"], "Size": [1, 2]})
    assert [category.title for category in axis.given_annotations] == ["Kind", "Size"]
    assert axis.given_annotations[0].values == ("p", "q")
