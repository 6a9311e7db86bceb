from __future__ import annotations

import numpy as np
import pytest

from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.data.frame import read_matrix_like
from clustergrammer_widget.view.colors import resolve_colors
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.widget import progress as module
from clustergrammer_widget.widget.progress import Progress


class Shown:
    def __init__(self):
        self.texts = []

    def display(self, text, display_id):
        assert display_id
        self.texts.append(text.data)
        return self

    def update(self, text):
        self.texts.append(text.data)


@pytest.fixture
def shown(monkeypatch):
    shown = Shown()
    monkeypatch.setattr(module, "display", shown.display)
    monkeypatch.setattr(module, "_is_notebook", lambda: True)
    return shown


def test_long_work_is_named_while_it_lasts_and_then_taken_away(shown):
    with Progress() as progress:
        progress("Clustering 10,000 rows", 7.2)
        progress("Clustering 500 columns", 2)
    assert [text.partition(" &hellip;")[0] for text in shown.texts] == [
        "<i>Clustering 10,000 rows, about 7 s",
        "<i>Clustering 500 columns, about 2 s",
        "",
    ]


def test_short_work_shows_nothing(shown):
    with Progress() as progress:
        progress("Clustering 20 rows", 0.01)
    assert shown.texts == []


def test_an_interrupt_takes_the_line_away(shown):
    def interrupted():
        with Progress() as progress:
            progress("Clustering 10,000 rows", 7)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert shown.texts[-1] == ""


def test_outside_a_notebook_nothing_is_shown(capsys):
    with Progress() as progress:
        progress("Clustering 10,000 rows", 7)
    assert capsys.readouterr() == ("", "")


def test_both_axes_are_announced_before_they_are_clustered():
    said = []
    matrix = read_matrix_like(np.arange(12.0).reshape(4, 3))
    Heatmap(
        matrix,
        AxisClustering(),
        AxisClustering(enabled=False),
        resolve_colors(matrix.values),
        lambda doing, seconds: said.append((doing, seconds > 0)),
    )
    assert said == [("Clustering 4 rows", True), ("Clustering 3 columns", False)]
