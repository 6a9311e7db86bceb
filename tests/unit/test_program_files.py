"""Files as programs write them: each is read as the table that its user sees in it."""

from __future__ import annotations

import csv

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.data.annotations import NumericAnnotation
from clustergrammer_widget.io.tables import read_dataset

NAN = np.nan


@pytest.fixture
def read(tmp_path):
    def read(text, name="table.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_dataset(path)

    return read


def shown(matrix):
    """Labels and values as a person sees them."""
    frame = matrix.frame()
    return frame.index.tolist(), frame.columns.tolist(), frame.to_numpy().tolist()


def strips(axis):
    return {
        category.title: category.numbers.tolist()
        if isinstance(category, NumericAnnotation)
        else [category.values[code] if code >= 0 else None for code in category.codes]
        for category in axis.given_annotations
    }


TWO = (["g1", "g2"], ["s1", "s2"], [[1, 2.5], [3, 4]])


SMALL_TABLES = {
    "R write.table, tabs": ("t.txt", '"s1"\t"s2"\n"g1"\t1\t2.5\n"g2"\t3\t4\n'),
    "R write.table, unquoted": ("t.txt", "s1\ts2\ng1\t1\t2.5\ng2\t3\t4\n"),
    "R write.table, blanks": ("t.txt", '"s1" "s2"\n"g1" 1 2.5\n"g2" 3 4\n'),
    "R write.csv": ("t.csv", '"","s1","s2"\n"g1",1,2.5\n"g2",3,4\n'),
    "R write.csv2": ("t.csv", '"";"s1";"s2"\n"g1";1;2,5\n"g2";3;4\n'),
    "Excel, comma": ("t.csv", "\ufeffgene,s1,s2\r\ng1,1,2.5\r\ng2,3,4\r\n"),
    "Excel, semicolon": ("t.csv", "\ufeffgene;s1;s2\r\ng1;1;2,5\r\ng2;3;4\r\n"),
    "Excel, Unicode text": (
        "t.txt",
        "gene\ts1\ts2\r\ng1\t1\t2,5\r\ng2\t3\t4\r\n".encode("utf-16"),
    ),
    "Excel, empty columns and lines": (
        "t.csv",
        "gene,s1,s2,,\n,,,,\ng1,1,2.5,,\ng2,3,4,,\n,,,,\n,,,,\n",
    ),
    "Excel, an empty column between": ("t.csv", "gene,,s1,s2\ng1,,1,2.5\ng2,,3,4\n"),
    "Excel, a title above": (
        "t.csv",
        "Two genes,,\n,,\ngene,s1,s2\ng1,1,2.5\ng2,3,4\n",
    ),
    "a title alone": ("t.txt", "My table\ngene\ts1\ts2\ng1\t1\t2.5\ng2\t3\t4\n"),
    "separators at the ends of rows": ("t.txt", "gene\ts1\ts2\ng1\t1\t2.5\t\ng2\t3\t4\t\n"),
    "comments": (
        "t.txt",
        '# made by x\n# v 2, with "quotes\n\ngene\ts1\ts2\ng1\t1\t2.5\n# half\ng2\t3\t4\n',
    ),
    "QIIME": ("t.txt", "# Constructed from biom file\n#OTU ID\ts1\ts2\ng1\t1\t2.5\ng2\t3\t4\n"),
    "GEO series": (
        "t.txt",
        '!Series_title\t"x"\n!Sample_title\t"a"\t"b"\n!series_matrix_table_begin\n'
        '"ID_REF"\t"s1"\t"s2"\n"g1"\t1\t2.5\n"g2"\t3\t4\n!series_matrix_table_end\n',
    ),
    "GSEA, text": ("t.txt", "NAME\tDESCRIPTION\ts1\ts2\ng1\tna\t1\t2.5\ng2\tna\t3\t4\n"),
    "GCT without descriptions": ("t.gct", "#1.2\n2\t2\nName\ts1\ts2\ng1\t1\t2.5\ng2\t3\t4\n"),
    "GCT, padded by Excel": (
        "t.gct",
        "#1.2\t\t\t\n2\t2\t\t\nNAME\tDescription\ts1\ts2\ng1\tna\t1\t2.5\ng2\tna\t3\t4\n",
    ),
}


@pytest.mark.parametrize("written", SMALL_TABLES)
def test_a_small_table_of_two_genes(read, written):
    name, text = SMALL_TABLES[written]
    matrix = read(text, name)
    assert shown(matrix) == TWO
    assert matrix.rows.names == ("g1", "g2")
    assert not matrix.rows.given_annotations
    assert not matrix.cols.given_annotations


def test_pandas_to_csv_with_a_running_number(read):
    frame = pd.DataFrame({"gene": ["TP53", "KRAS"], "s1": [1, 3], "s2": [2.5, 4]})
    matrix = read(frame.to_csv(), "t.csv")
    assert shown(matrix) == (["TP53", "KRAS"], ["s1", "s2"], [[1, 2.5], [3, 4]])
    assert matrix.rows.title == "gene"


def test_pandas_to_csv_with_levels_of_columns(read):
    columns = pd.MultiIndex.from_tuples(
        [("lung", 1), ("lung", 2), ("skin", 1)], names=["tissue", "patient"]
    )
    frame = pd.DataFrame([[1, 2, 3], [4, 5, NAN]], pd.Index(["a", "b"], name="gene"), columns)
    matrix = read(frame.to_csv(), "t.csv")
    assert shown(matrix)[:2] == (["a", "b"], ["lung", "lung", "skin"])
    assert (matrix.rows.title, matrix.cols.title) == ("gene", "tissue")
    assert strips(matrix.cols) == {"patient": [1, 2, 1]}
    np.testing.assert_array_equal(matrix.values, frame)


def test_pandas_to_csv_with_levels_of_rows(read):
    rows = pd.MultiIndex.from_tuples(
        [("TP53", "x"), ("KRAS", "y"), ("MYC", "x")], names=["gene", "kind"]
    )
    frame = pd.DataFrame([[1.0, 2], [3, 4], [5, 6]], rows, ["s1", "s2"])
    matrix = read(frame.to_csv(), "t.csv")
    assert shown(matrix)[0] == ["TP53", "KRAS", "MYC"]
    assert strips(matrix.rows) == {"kind": ["x", "y", "x"]}


def test_pandas_to_csv_with_levels_of_both(read):
    rows = pd.MultiIndex.from_tuples([("TP53", "x"), ("KRAS", "y")], names=["gene", "kind"])
    cols = pd.MultiIndex.from_tuples([("lung", "f"), ("lung", "m")], names=["tissue", "sex"])
    matrix = read(pd.DataFrame([[1.0, 2], [3, 4]], rows, cols).to_csv(), "t.csv")
    assert shown(matrix) == (["TP53", "KRAS"], ["lung", "lung"], [[1, 2], [3, 4]])
    assert strips(matrix.rows) == {"kind": ["x", "y"]}
    assert strips(matrix.cols) == {"sex": ["f", "m"]}


def test_feature_counts(read):
    matrix = read(
        '# Program:featureCounts v2.0.1; Command:"featureCounts" "-a" "x.gtf"\n'
        "Geneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\tb.bam\n"
        "ENSG1\t1;1\t10;50\t20;60\t+;+\t20\t5\t7\n"
        "ENSG2\t2\t100\t900\t-\t800\t0\t3\n"
        "ENSG3\t2\t1000\t1900\t-\t900\t1\t2\n"
    )
    assert shown(matrix) == (
        ["ENSG1", "ENSG2", "ENSG3"],
        ["a.bam", "b.bam"],
        [[5, 7], [0, 3], [1, 2]],
    )
    assert strips(matrix.rows)["Length"] == [20, 800, 900]


@pytest.mark.parametrize("samples", [1, 2])
def test_htseq_count(read, samples):
    lines = [("ENSG1", 5), ("ENSG2", 7), ("__no_feature", 100), ("__ambiguous", 3)]
    lines += [("__too_low_aQual", 0), ("__not_aligned", 0), ("__alignment_not_unique", 9)]
    text = "".join("\t".join([name, *[str(count)] * samples]) + "\n" for name, count in lines)
    with pytest.warns(
        UserWarning, match="5 lines .* do not count a gene were left out: __no_feature, __amb"
    ):
        matrix = read(text)
    names = ["count"] if samples == 1 else ["1", "2"]
    assert shown(matrix) == (["ENSG1", "ENSG2"], names, [[5] * samples, [7] * samples])


def test_star_reads_per_gene(read):
    lines = ["N_unmapped", "N_multimapping", "N_noFeature", "N_ambiguous", "ENSG1", "ENSG2"]
    with pytest.warns(UserWarning, match="4 lines .* do not count a gene"):
        matrix = read("".join(f"{name}\t1\t2\t3\n" for name in lines))
    assert shown(matrix) == (["ENSG1", "ENSG2"], ["1", "2", "3"], [[1, 2, 3]] * 2)


def test_a_table_of_salmon(read):
    salmon = read(
        "Name\tLength\tEffectiveLength\tTPM\tNumReads\nT1\t900\t700.5\t1e-3\t4\n", "quant.sf"
    )
    assert shown(salmon)[1] == ["Length", "EffectiveLength", "TPM", "NumReads"]


def test_cbioportal(read):
    matrix = read(
        "Hugo_Symbol\tEntrez_Gene_Id\tTCGA-1\tTCGA-2\nTP53\t7157\t0.5\tNA\nKRAS\t3845\t-1\t2\n",
        "data_mrna_seq_v2_rsem.txt",
    )
    np.testing.assert_array_equal(matrix.values, [[0.5, NAN], [-1, 2]])
    assert matrix.rows.names == ("TP53", "KRAS")
    assert strips(matrix.rows) == {}


def test_deseq2_results_with_symbols_at_the_end(read):
    matrix = read(
        '"","baseMean","log2FoldChange","padj","symbol"\n"ENSG1",10.5,-1.2,NA,"TP53"\n'
        '"ENSG2",3,0.4,1e-46,"KRAS"\n',
        "results.csv",
    )
    assert matrix.cols.names == ("baseMean", "log2FoldChange", "padj")
    assert matrix.rows.names == ("TP53 (ENSG1)", "KRAS (ENSG2)")
    assert matrix.rows.index.tolist() == ["ENSG1", "ENSG2"]


def test_max_quant_with_perseus_lines(read):
    head = "Protein IDs\tGene names\tFasta headers\tIntensity A\tIntensity B\tReverse\n"
    head += "#!{Type}T\tT\tT\tE\tE\tC\n"
    rows = "".join(
        f"P{i}\tGENE{i}\tsp|P{i}| a protein {i}\t{i}.5\tNaN\t{'+' if i % 2 else ''}\n"
        for i in range(6)
    )
    with pytest.warns(UserWarning, match="left out: 'Fasta headers'. Nearly every row"):
        matrix = read(head + rows, "proteinGroups.txt")
    assert matrix.cols.names == ("Intensity A", "Intensity B")
    assert matrix.rows.names[3] == "GENE3 (P3)"


@pytest.mark.parametrize("groups", ["control,,treated,", "control,control,treated,treated"])
@pytest.mark.parametrize(
    ("corners", "titles"),
    [
        (("", "gene"), ("gene", "Category 1")),
        (("", ""), ("", "Category 1")),
        (("Group", "gene"), ("gene", "Group")),
        (("Group", ""), ("", "Group")),
    ],
)
def test_two_header_lines_with_merged_cells(read, groups, corners, titles):
    first, second = corners
    text = f"{first},{groups}\n{second},s1,s2,s3,s4\nTP53,1,2,3,4\nKRAS,5,6,7,8\n"
    matrix = read(text, "t.csv")
    assert shown(matrix) == (
        ["TP53", "KRAS"],
        ["s1", "s2", "s3", "s4"],
        [[1, 2, 3, 4], [5, 6, 7, 8]],
    )
    assert matrix.rows.title == titles[0]
    assert strips(matrix.cols) == {titles[1]: ["control", "control", "treated", "treated"]}


def test_a_line_of_groups_below_the_names(read):
    matrix = read("Sample,s1,s2,s3\nLabel,A,A,B\nm1,1,2,3\nm2,4,5,6\n", "t.csv")
    assert shown(matrix)[:2] == (["m1", "m2"], ["s1", "s2", "s3"])
    assert strips(matrix.cols) == {"Label": ["A", "A", "B"]}


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,5", "2", "1.234,5"], [1.5, 2, 1234.5]),
        (["0,123", "12,5e3", "-,5"], [0.123, 12500, -0.5]),
        (["1,234.5", "2,000", "7"], [1234.5, 2000, 7]),
        (["1,234,567", "1,000", "-2"], [1234567, 1000, -2]),
        (["1,234", "1.5", "2"], [1234, 1.5, 2]),
        (["1 234,5", "1\u00a0000", "1\u202f000,25"], [1234.5, 1000, 1000.25]),
        (["1'234.5", "2'000'000", "3"], [1234.5, 2000000, 3]),
    ],
)
def test_marks_in_numbers_where_they_can_mean_one_thing(read, cells, numbers):
    lines = "".join(f"r{i}\t{cell}\t0\n" for i, cell in enumerate(cells))
    assert read(f"\ta\tb\n{lines}").values[:, 0].tolist() == numbers


@pytest.mark.parametrize(("separator", "number"), [(",", 1234), (";", 1.234)])
def test_a_comma_before_three_digits_goes_by_the_separator(tmp_path, read, separator, number):
    path = tmp_path / "x.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows([["", "a"], ["r", "1,234"], ["s", "2"]])
    assert read(path.read_bytes(), "t.csv").values.tolist() == [[number], [2]]


NOT_COMPUTED = (
    *("#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NAME?", "#REF!", "#NULL!", "#NA", "#WERT!"),
    *("#ZAHL!", "#¡VALOR!", "-NaN", "-nan", "1.#IND", "-1.#QNAN", "-nan(ind)", "NULL", "null"),
    *("<NA>", "N/A"),
)


@pytest.mark.parametrize("word", NOT_COMPUTED)
@pytest.mark.parametrize("name", ["t.tsv", "t.csv", "t.gct"])
def test_a_cell_that_could_not_be_computed_is_missing(read, name, word):
    text = f"#1.2\n2\t2\nNAME\tDescription\ta\tb\nr\tna\t1\t{word}\ns\tna\t2\t3\n"
    if name != "t.gct":
        text = f"\ta\tb\nr\t1\t{word}\ns\t2\t3\n".replace("\t", "," if name == "t.csv" else "\t")
    np.testing.assert_array_equal(read(text, name).values, [[1, NAN], [2, 3]])


def test_infinities_are_numbers(read):
    assert read("\ta\tb\tc\nr\tInf\t-Inf\tinfinity\n").values.tolist() == [
        [np.inf, -np.inf, np.inf]
    ]


def test_an_error_names_the_cell_by_line_row_and_column(read):
    with pytest.raises(
        ValueError,
        match=r"t\.csv, line 3, column 4: '0\.5mg' is not a number \(row 'g2', column 's2'\)",
    ):
        read("gene,name,s1,s2\ng1,x,1,2\ng2,y,3,0.5mg\n", "t.csv")


@pytest.mark.parametrize("cell", ["10%", "<5", "1.2 mg", "7x"])
def test_numbers_that_are_all_written_badly_are_named_as_the_cause(read, cell):
    with pytest.raises(
        ValueError, match=f"line 2, column 2: '{cell}' is not a number .row 'g1', column 's1'"
    ):
        read(f"gene,s1,s2\ng1,{cell},2%\ng2,3 %,4%\n", "t.csv")


def test_text_that_comes_late_in_a_column_beside_the_names_describes_rows(read):
    rows = "".join(f"g{i},{'' if i < 200 else 'x' if i % 2 else 'y'},{i}\n" for i in range(1000))
    matrix = read("gene,kind,s\n" + rows, "t.csv")
    assert matrix.cols.names == ("s",)
    assert set(strips(matrix.rows)["kind"]) == {None, "x", "y"}


def gct(descriptions):
    rows = "".join(f"p{i}_at\t{text}\t{i}\t{i + 1}\n" for i, text in enumerate(descriptions))
    return f"#1.2\n{len(descriptions)}\t2\nNAME\tDescription\tx\ty\n{rows}"


@pytest.mark.parametrize("distinct", [40, 39, 35])
def test_descriptions_that_tell_rows_apart_are_part_of_the_labels(read, distinct):
    matrix = read(gct([f"GENE{i % distinct}" for i in range(40)]), "t.gct")
    assert not matrix.rows.given_annotations
    assert matrix.rows.names[3] == "GENE3 (p3_at)"
    assert matrix.rows.index[3] == "p3_at"


def test_descriptions_of_many_words_stand_behind_the_name(read):
    matrix = read(gct(["tumor protein p53", "KRAS proto-oncogene", "na"]), "t.gct")
    assert matrix.rows.names == (
        "p0_at (tumor protein p53)",
        "p1_at (KRAS proto-oncogene)",
        "p2_at",
    )


def test_a_row_is_selected_by_its_id_and_by_what_is_drawn(tmp_path):
    path = tmp_path / "t.gct"
    path.write_text(gct(["TP53", "KRAS", "MYC"]))
    w = cgw.Clustergram(path)
    w.selected_rows = ["p1_at", "MYC (p2_at)"]
    assert set(w.selected_rows.index) == {"p1_at", "p2_at"}


def test_read_matrix_gives_every_column_that_describes_rows(tmp_path):
    path = tmp_path / "t.gct"
    path.write_text(gct(["TP53", "KRAS", "MYC"]))
    frame, rows, _ = cgw.read_matrix(path)
    assert frame.index.tolist() == ["p0_at", "p1_at", "p2_at"]
    assert rows["Description"].tolist() == ["TP53", "KRAS", "MYC"]


def test_gtex_of_one_tissue(read):
    matrix = read(
        "#1.2\n3\t2\nid\tName\tDescription\tGTEX-1\tGTEX-2\n0\tENSG01.5\tDDX11L1\t0\t0.02\n"
        "1\tENSG02.5\tWASH7P\t4.1\t3.3\n2\tENSG03.1\tMIR6859-1\t0\t0\n",
        "t.gct",
    )
    assert shown(matrix)[0] == ["ENSG01.5", "ENSG02.5", "ENSG03.1"]
    assert matrix.rows.names[0] == "DDX11L1 (ENSG01.5)"


def test_a_gct_that_says_too_few_columns_is_refused(read):
    with pytest.raises(ValueError, match="line 3, column 5: this line has 5 cells instead of 4"):
        read("#1.2\n1\t2\nNAME\tDescription\ta\tb\tc\nr\tna\t1\t2\t3\n", "t.gct")


def test_a_wide_table_is_read_line_by_line(read):
    columns = [f"c{i}" for i in range(3000)]
    rng = np.random.default_rng(5)
    frame = pd.DataFrame(rng.normal(size=(4, 3000)), list("abcd"), columns)
    frame.iloc[1, 7] = NAN
    matrix = read(frame.to_csv(sep="\t"))
    np.testing.assert_array_equal(matrix.values, frame.to_numpy())


@pytest.mark.parametrize(
    "text",
    [
        "gene,kind,s1,s2\na,up,1,2\nb,down,3,4\nc,,,\nd,up,5,6\n",
        ",s1,s1,s2\na,1,2,3\nb,4,5,6\nc,,,\nd,7,8,9\n",
    ],
    ids=["below text", "below repeated names"],
)
def test_a_row_without_values_is_no_header(read, text):
    matrix = read(text, "t.csv")
    assert shown(matrix)[0] == ["a", "b", "c", "d"]
    assert np.isnan(matrix.values).any(axis=1).tolist() == [False, False, True, False]


def test_a_short_line_below_text_is_told_of(read):
    with pytest.raises(ValueError, match="line 3, column 3: this line has 2 cells instead of 4"):
        read(",kind,s1,s2\na,up,1,2\nb,down\nc,\nd,up,5,6\n", "t.csv")


def test_a_file_of_categories_alone_says_that_it_has_no_numbers(read):
    text = "cell,tissue,sex\nA549,lung,m\nLN18,brain,\n"
    with pytest.raises(ValueError, match="line 2, column 2: no column of the file has numbers; if"):
        read(text, "t.csv")
