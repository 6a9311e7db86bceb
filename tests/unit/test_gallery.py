"""The real tables of the gallery show their structure without a parameter."""

from __future__ import annotations

import numpy as np
import pytest

import clustergrammer_widget as cgw
from clustergrammer_widget.colors.cell_colors import cell_colors
from clustergrammer_widget.data.float32 import to_float32

pytest.importorskip("h5py", reason="make gallery installs it")

from tools.gallery_tables import TABLES


@pytest.fixture(scope="module", params=TABLES, ids=lambda table: table.__name__)
def arguments(request):
    try:
        return request.param()
    except ModuleNotFoundError as error:
        pytest.skip(str(error))


def test_a_table_comes_with_its_categories_and_no_other_parameter(arguments):
    assert "data" in arguments
    assert arguments.keys() <= {"data", "row_categories", "col_categories"}


def test_a_table_is_drawn_in_many_colours_and_cut_into_some_clusters(arguments):
    w = cgw.Clustergram(**arguments)
    heatmap = w._current.heatmap
    values = heatmap.matrix.drawn
    colors = cell_colors(to_float32(values), heatmap.colors, w._current.state.colors)
    drawn = colors.reshape(-1, 4)[np.isfinite(values).ravel()]
    kinds, counts = np.unique(drawn, axis=0, return_counts=True)
    numbers, shares = np.unique(values[np.isfinite(values)], return_counts=True)
    assert len(kinds) >= min(20, len(numbers))
    # no colour fills more of the picture than the most frequent value does, and a twentieth
    assert counts.max() <= shares.max() + len(drawn) / 20
    assert 2 <= w.row_clusters.max() <= 15
    assert 2 <= w.col_clusters.max() <= 15
