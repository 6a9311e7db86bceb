"""Gene sets that a cluster is rich in, from its panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw
rng = np.random.default_rng(2)
values = rng.normal(size=(60, 10))
values[:12] += 9
genes = [f"GENE{i}" for i in range(60)]
data = pd.DataFrame(values, index=genes)
w = cgw.Clustergram(data, metric="euclidean", method="ward", height=640)
w.cut_rows(k=2)
w
"""
SETS = {
    "Cell cycle": [f"GENE{i}" for i in range(9)],
    "Immune response": [f"GENE{i}" for i in range(5, 40)],
    "Olfaction": ["OR1A1", "OR2B2"],
    "Ribosome": [f"GENE{i}" for i in range(40, 60)],
}


@pytest.fixture
def gmt_file(tmp_path: Path) -> Path:
    path = tmp_path / "pathways.gmt"
    lines = ("\t".join([term, "made up", *names]) + "\n" for term, names in SETS.items())
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_gmt_file_chosen_in_the_panel_tells_what_a_cluster_is_rich_in_as_the_kernel_does(
    open_notebook: OpenNotebook, gmt_file: Path
) -> None:
    notebook = open_notebook([MAKE], run=True, viewport=(1500, 1000))
    root = notebook.settle()
    is_on_top = notebook.kernel("int(w.row_clusters['GENE0'])") == 1
    notebook.page.mouse.click(*notebook.box("row-dendrogram").at(0.3, 0.1 if is_on_top else 0.9))
    panel = root.locator(".panel")
    panel.get_by_role("button", name="Enrich", exact=True).click()
    with notebook.page.expect_file_chooser() as chooser:
        panel.get_by_role("button", name="Choose gene sets").click()
    chooser.value.set_files(gmt_file)
    table = panel.get_by_role("table", name="Enrichment")
    expect(table.locator("tbody tr")).to_have_count(2)
    notebook.shot("enrichment", root)

    notebook.wait_kernel("w.gene_sets is not None and len(w.gene_sets) == 4")
    assert notebook.kernel("sorted(w.selected_rows.index) == sorted(genes[:12])")
    notebook.kernel("told = w.enrich()")
    assert table.locator("tbody th").all_inner_texts() == notebook.kernel(
        "list(told.index[told['count'] > 0])"
    )
    cells = table.locator("tbody tr").first.locator("td").all_inner_texts()
    assert cells[:2] == ["9", "9"]
    p = notebook.kernel("float(told['p'].iloc[0])")
    assert float(cells[2].replace("\N{MINUS SIGN}", "-")) == pytest.approx(p, rel=0.05)
    assert "Adjusted for 3 terms of pathways" in panel.inner_text()

    table.get_by_role("button", name="Immune response").click()
    notebook.wait_kernel("sorted(w.selected_rows.index) == sorted(w.gene_sets['Immune response'])")
    notebook.kernel("w.gene_sets = {'Only one': genes[:8]}")
    expect(table.locator("tbody th")).to_have_text(["Only one"])
