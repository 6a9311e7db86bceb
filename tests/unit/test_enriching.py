"""Gene sets that a group is rich in, asked of the widget."""

import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.io.gmt import gmt_text, parse_gmt
from clustergrammer_widget.stats.enrichment import enrichment

FIXTURE = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "enrichment.json").read_text(encoding="utf-8")
)
GENES = [f"G{i}" for i in range(12)]
SETS = {"low": GENES[:4], "high": ["G10", "G11", "ELSEWHERE"], "none": ["ELSEWHERE"]}


def make_widget():
    values = np.random.default_rng(5).normal(size=(12, 5))
    values[:4] += 6
    return cgw.Clustergram(pd.DataFrame(values, index=GENES), row_method="ward", metric="euclidean")


@pytest.mark.parametrize("case", FIXTURE["groups"], ids=lambda case: case["name"])
def test_tables_are_those_worked_out_in_fractions(case):
    sets = parse_gmt(FIXTURE["gmt"], "library")
    table = enrichment(sets, case["members"], FIXTURE["population"])
    wanted = pd.DataFrame(case["terms"]).set_index("term")
    assert table.index.tolist() == wanted.index.tolist()
    for column in ("count", "size", "names"):
        assert table[column].tolist() == wanted[column].tolist()
    for column in ("p", "adjusted_p"):
        np.testing.assert_allclose(table[column], wanted[column], rtol=1e-9)


@pytest.mark.parametrize("text", FIXTURE["invalid"])
def test_what_is_no_gmt_file_is_refused_with_the_line(text):
    with pytest.raises(ValueError, match=r"library has no sets|library, line 2: 'no tab"):
        parse_gmt(text, "library")


def test_a_cluster_is_compared_with_what_is_visible():
    widget = make_widget()
    widget.cut_rows(2)
    cluster = widget.row_clusters[widget.row_clusters == widget.row_clusters["G0"]].index
    table = widget.enrich(widget.row_clusters == widget.row_clusters["G0"], SETS)
    assert set(cluster) == set(GENES[:4])
    assert table.index.tolist() == ["low", "high"]
    assert table.loc["low", ["count", "size", "expected"]].tolist() == [4, 4, 16 / 12]
    assert table.loc["low", "p"] == pytest.approx(1 / 495)
    assert set(table.loc["low", "names"]) == set(GENES[:4])
    widget.crop(rows=GENES[:6])
    cropped = widget.enrich(cluster, SETS)
    assert cropped.index.tolist() == ["low"]
    assert cropped.loc["low", "p"] == pytest.approx(1 / 15)


def test_the_selection_and_the_library_of_the_widget_are_meant_where_nothing_is_said():
    widget = make_widget()
    widget.gene_sets = SETS
    widget.selected_rows = ["G10", "G11", "G0"]
    pd.testing.assert_frame_equal(widget.enrich(), widget.enrich(["G0", "G10", "G11"], SETS))
    widget.selected_rows = widget.enrich().loc["high", "names"]
    assert set(widget.selected_rows.index) == {"G10", "G11"}


def test_how_many_names_the_library_knows_is_told():
    attrs = make_widget().enrich(["G0", "G10"], SETS).attrs
    assert attrs == {"names": 12, "known": 6, "note": "6 of 12 names are in the library"}


def test_a_library_that_knows_one_name_in_ten_is_used_and_one_that_knows_fewer_is_refused():
    frame = pd.DataFrame(np.random.default_rng(2).normal(size=(20, 4)))
    frame.index = [f"G{i}" for i in range(20)]
    widget = cgw.Clustergram(frame)
    assert widget.enrich(["G0"], {"a": ["G0", "G1"]}).attrs["known"] == 2
    with pytest.raises(ValueError, match="only 1 of 20 names are in the library 'Gene sets'"):
        widget.enrich(["G0"], {"a": ["G0"]})


def test_samples_are_compared_and_the_genes_that_are_up_are_looked_up():
    widget = make_widget()
    widget.update(widget.data.add(np.outer(np.arange(12) < 4, [9, 9, 0, 0, 0])))
    found = widget.compare([0, 1], axis="col")
    table = widget.enrich(found.query("adjusted_p < .05 and difference > 0"), SETS)
    assert table.index[0] == "low"
    with pytest.raises(ValueError, match="samples and not genes"):
        widget.enrich([0, 1], SETS, axis="col")


def test_a_background_of_all_measured_genes_can_be_given():
    everything = [f"G{i}" for i in range(100)]
    table = make_widget().enrich(
        GENES[:3], {**SETS, "more": everything[:40]}, background=everything
    )
    assert table.attrs["names"] == 100
    assert table.loc["low", "expected"] == pytest.approx(3 * 4 / 100)


def test_columns_can_be_genes():
    widget = cgw.Clustergram(make_widget().data.T)
    table = widget.enrich(GENES[:3], SETS, axis="col")
    assert table.loc["low", ["count", "size"]].tolist() == [3, 4]


def test_a_gmt_file_is_a_library_packed_or_not(tmp_path):
    text = gmt_text({term: tuple(names) for term, names in SETS.items()})
    (tmp_path / "hallmark.v1.gmt").write_text("\ufeff" + text, encoding="utf-8")
    (tmp_path / "hallmark.gmt.gz").write_bytes(gzip.compress(text.encode()))
    widget = make_widget()
    for name in ("hallmark.v1.gmt", "hallmark.gmt.gz"):
        widget.gene_sets = tmp_path / name
        assert widget.gene_sets == {term: tuple(names) for term, names in SETS.items()}
        assert widget._gene_sets["name"] == name.split(".gmt")[0]
        pd.testing.assert_frame_equal(
            widget.enrich(GENES[:2]), widget.enrich(GENES[:2], str(tmp_path / name))
        )
    widget.gene_sets = None
    assert widget.gene_sets is None


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({}, ValueError, "library is None and gene_sets is not set; give the path"),
        ({"library": SETS}, ValueError, "labels is None, and nothing is selected; give labels"),
        ({"labels": [], "library": SETS}, ValueError, "labels is empty; give labels of the rows"),
        ({"labels": ["X"], "library": SETS}, ValueError, "'X'"),
        ({"labels": ["G1"], "library": {}}, ValueError, "library is an empty dict"),
        ({"labels": ["G1"], "library": 3}, TypeError, "library is a int; give the path"),
        ({"labels": ["G1"], "library": {"a": "G1"}}, TypeError, "'G1' as the names of a set"),
        ({"labels": ["G1"], "library": {"a": ["G\t1"]}}, ValueError, "text without tabs"),
        (
            {"labels": ["G1"], "library": "no.gmt"},
            FileNotFoundError,
            "'no.gmt', which does not exist",
        ),
        (
            {"labels": ["G1"], "library": {"a": ["AT1"]}},
            ValueError,
            "none of the 12 names are in the library .* like 'AT1', those of the rows are like "
            "'G1'; if these are samples and not genes, compare",
        ),
        (
            {"labels": ["G1"], "library": {"a": ["g1", "g2"]}},
            ValueError,
            "2 match with other capitals",
        ),
        ({"labels": ["G1"], "library": SETS, "background": "G1"}, TypeError, "background is 'G1'"),
        ({"labels": ["G1"], "library": SETS, "axis": "rows"}, ValueError, "axis is 'rows'; give"),
    ],
)
def test_what_cannot_be_looked_up_is_an_error_with_the_way_out(arguments, error, message):
    with pytest.raises(error, match=message):
        make_widget().enrich(**arguments)


def test_a_library_that_is_none_leaves_the_one_before():
    widget = make_widget()
    widget.gene_sets = SETS
    with pytest.raises(FileNotFoundError):
        widget.gene_sets = "nowhere.gmt"
    assert list(widget.gene_sets) == list(SETS)


def test_a_library_that_was_chosen_on_the_page_is_that_of_the_kernel():
    widget = make_widget()
    widget.set_state({"_gene_sets": {"version": 1, "name": "own", "gmt": "a\t\tG1\tG2\n"}})
    assert widget.gene_sets == {"a": ("G1", "G2")}


@pytest.mark.parametrize(
    "forged",
    [
        {"version": 1, "name": "own", "gmt": "no tab"},
        {"version": 1, "name": "own", "gmt": ["a"]},
        {"version": 1, "name": None, "gmt": "a\t\tb"},
        {"version": 1, "name": "x" * 201, "gmt": "a\t\tb"},
        {"version": 1, "name": "\ud800", "gmt": "a\t\tb"},
        {"version": 1, "name": "own", "gmt": "\ud800\t\tb"},
        {"version": 2, "name": "own", "gmt": "a\t\tb"},
        {"version": 1, "gmt": "a\t\tb"},
        None,
    ],
)
def test_a_forged_library_is_refused(forged, caplog):
    widget = make_widget()
    widget.gene_sets = SETS
    widget.set_state({"_gene_sets": forged})
    assert list(widget.gene_sets) == list(SETS)
    assert "refused" in caplog.text
