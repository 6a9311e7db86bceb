"""A widget that outlasts its values, its rows, its strips and its trees, in a real JupyterLab."""

from __future__ import annotations

import json
import re
import time

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.notebook import Notebook
from tests.browser.picture_check import check_heatmap, label_y

MAKE = """
import numpy as np
import pandas as pd
import clustergrammer_widget as cgw

def table(seed, genes, samples=tuple("abcdefgh")):
    random = np.random.default_rng(seed)
    return pd.DataFrame(random.normal(size=(len(genes), len(samples))),
                        index=[f"g{i}" for i in genes], columns=list(samples))

kind = pd.Series({f"g{i}": "xyz"[i % 3] for i in range(60)}, name="Kind")
w = cgw.Clustergram(table(0, range(30)), row_categories=kind, height=760)
w
"""
UPDATES = """
for seed in range(15):
    genes = np.random.default_rng(seed).permutation(np.arange(5 + seed, 45 + seed))
    w.update(table(seed, genes))
"""
LARGE = """
large = cgw.Clustergram(table(0, range(6_000)), row_cluster=False)
"""
LONG_WORK = """
large.recluster(row_cluster=True, metric=lambda a, b: abs(a - b).sum())
"""
WATCH_MOTION = """
(root) => {
    window.__moved = false;
    new MutationObserver(() => { window.__moved ||= root.dataset.animating === "true"; })
        .observe(root, { attributes: true, attributeFilter: ["data-animating"] });
}
"""


def click_label(notebook: Notebook, label: str, modifier: str | None = None) -> None:
    """Click a row label where the kernel says that it is drawn."""
    labels = notebook.kernel("list(w.view.index)")
    point = label_y(notebook, labels.index(label), len(labels))
    with_key = notebook.page.keyboard
    if modifier:
        with_key.down(modifier)
    notebook.page.mouse.click(*point)
    if modifier:
        with_key.up(modifier)


def test_other_tables_move_the_picture_and_selection_cut_and_strips_stay_with_their_labels(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, UPDATES], run=False, viewport=(1500, 1200))
    notebook.run_cell(0)
    root = notebook.settle()
    click_label(notebook, "g20")
    notebook.wait_kernel("list(w.selected_rows.index) == ['g20']")
    notebook.kernel("w.row_cut = 0.8")
    slider = root.get_by_role("slider", name="Row clusters")
    expect(slider).to_have_attribute("aria-valuetext", expected_clusters(notebook))

    root.evaluate(WATCH_MOTION)
    notebook.kernel("w.update(table(1, [*range(40, 45), *range(29, 9, -1)]))")
    check_heatmap(notebook)
    assert notebook.page.evaluate("() => window.__moved"), "nothing moved"
    assert notebook.kernel("w.row_cut") == 0.8
    expect(slider).to_have_attribute("aria-valuetext", expected_clusters(notebook))
    click_label(notebook, "g44", "Control")
    notebook.wait_kernel("set(w.selected_rows.index) == {'g20', 'g44'}")
    notebook.shot("living-update", root)

    # faster than the page can show them
    notebook.run_cell(1)
    check_heatmap(notebook)
    assert set(notebook.kernel("w.selected_rows.index")) == {"g20", "g44"}
    root.get_by_role("button", name="Undo", exact=True).click()
    notebook.wait_kernel("list(w.selected_rows.index) == ['g20']")
    assert notebook.kernel("w.steps") == ["row selection", "row clusters"]


def expected_clusters(notebook: Notebook) -> str:
    """What the slider says of the clusters that Python counts."""
    count = notebook.kernel("int(w.row_clusters.nunique())")
    return f"{count} clusters, cut at 0.8"


def test_other_strips_take_the_place_of_those_before_and_nothing_else_changes(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE], run=True, viewport=(1500, 1200))
    root = notebook.settle()
    click_label(notebook, "g20")
    notebook.wait_kernel("list(w.selected_rows.index) == ['g20']")
    view, before = "w.get_state(['_view', '_history'])", notebook.kernel("w.view")
    state = notebook.kernel(view)
    expect(root.get_by_role("button", name="Order rows by Kind")).to_be_visible()
    notebook.kernel(
        "sizes = pd.Series({f'g{i}': 'small' if i < 15 else 'large' for i in range(30)})\n"
        "w.set_categories('row', {'Size': sizes}, {'Size': {'small': '#0000ff', 'large': 'lime'}})"
    )
    expect(root.get_by_role("button", name="Order rows by Size")).to_be_visible()
    expect(root.get_by_role("button", name="Order rows by Kind")).to_have_count(0)
    check_heatmap(notebook)
    assert notebook.kernel(view) == state
    assert notebook.kernel("w.view") == before
    shown = notebook.kernel("list(sizes[w.view.index])")
    picture, strip = notebook.picture(), notebook.box("row-categories")
    for row, size in enumerate(shown):
        x, y = strip.at(0.5, (row + 0.5) / len(shown))
        color = picture.getpixel((int(x), int(y)))
        assert color == ((0, 0, 255) if size == "small" else (0, 255, 0)), (row, size)
    notebook.kernel("w.set_categories('row', None)")
    expect(notebook.region("row-categories")).to_be_hidden()
    check_heatmap(notebook)


def test_what_is_visible_is_clustered_anew_undone_on_the_page_and_stays_when_interrupted(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAKE, LARGE, LONG_WORK], run=False, viewport=(1500, 1200))
    notebook.run_cell(0)
    root = notebook.settle()
    notebook.kernel("w.crop(rows=[f'g{i}' for i in range(12, 28)], cols=list('aceg'))")
    notebook.settle()
    cropped = notebook.kernel("w.view")
    notebook.kernel("w.recluster(metric='euclidean', method='ward')")
    said = root.get_by_role("button", name="Back to the first clustering")
    expect(said).to_contain_text("16 rows: euclidean, ward")
    check_heatmap(notebook)
    clustered = notebook.kernel("w.view")
    assert list(clustered["a"]) != list(cropped["a"])
    notebook.shot("living-recluster", root)

    root.get_by_role("button", name="Undo", exact=True).click()
    notebook.wait_kernel("w.steps == ['crop']")
    assert json.dumps(notebook.kernel("w.view")) == json.dumps(cropped)
    expect(said).to_have_count(0)
    check_heatmap(notebook)
    root.get_by_role("button", name="Redo", exact=True).click()
    notebook.wait_kernel("w.steps == ['crop', 'clustering']")
    assert json.dumps(notebook.kernel("w.view")) == json.dumps(clustered)
    check_heatmap(notebook)

    notebook.run_cell(1)
    state = "large.get_state(['_view', '_history', '_reclusterings', '_row_orders'])"
    notebook.kernel(f"before = {state}")
    notebook.start_command("notebook:run-cell", 2)
    told = "Clustering 6,000 rows: about"
    for seconds in (2, 3, 4):
        notebook.page.get_by_text(re.compile(rf"{told} [\d,]+ s, {seconds} s so far")).wait_for()
    expect(notebook.page.get_by_text(told)).to_contain_text("Interrupt the kernel")
    notebook.command("notebook:interrupt-kernel")
    notebook.wait_idle()
    assert "KeyboardInterrupt" in notebook.output_text(2)
    expect(notebook.page.get_by_text(told)).to_have_count(0)
    assert notebook.kernel(f"{state} == before")
    check_heatmap(notebook)


def test_a_long_clustering_counts_its_seconds_while_scipy_works_and_ends_at_once_when_interrupted(
    open_notebook: OpenNotebook,
) -> None:
    make = "import numpy as np, clustergrammer_widget as cgw\nx = np.random.default_rng(0)"
    long = "v = cgw.Clustergram(x.normal(size=(12_000, 60)), metric='cityblock')"
    notebook = open_notebook([make, long], run=False)
    notebook.run_cell(0)
    notebook.start_command("notebook:run-cell", 1)
    told = "Clustering 12,000 rows: about"
    for seconds in (1, 2, 3, 4):
        notebook.page.get_by_text(re.compile(rf"{told} [\d,]+ s, {seconds} s so far")).wait_for()
    notebook.shot("living-long-clustering")
    begin = time.monotonic()
    notebook.command("notebook:interrupt-kernel")
    notebook.wait_idle()
    assert time.monotonic() - begin < 10
    assert "KeyboardInterrupt" in notebook.output_text(1)
    expect(notebook.page.get_by_text(told)).to_have_count(0)
    assert notebook.kernel("'v' in globals()") is False
