from __future__ import annotations

import signal
import subprocess
import threading
import time
import warnings
from contextlib import suppress

import numpy as np
import pytest
from ipywidgets.widgets import widget as registry

import clustergrammer_widget as cgw
from clustergrammer_widget.clustering import process
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.widget.notebook import progress as module
from clustergrammer_widget.widget.notebook.progress import HOW_TO_STOP, Progress

TABLE = np.random.default_rng(4).normal(size=(40, 6))


class Shown:
    def __init__(self):
        self.texts = []
        self.heard = threading.Event()

    def display(self, text, display_id):
        assert display_id
        return self.update(text) or self

    def update(self, text):
        self.texts.append(text.data)
        self.heard.set()


@pytest.fixture
def shown(monkeypatch):
    shown = Shown()
    monkeypatch.setattr(module, "display", shown.display)
    monkeypatch.setattr(module, "_is_notebook", lambda: True)
    return shown


def expect_seconds(monkeypatch, seconds):
    monkeypatch.setattr(module, "estimate_seconds", lambda *_: seconds)


class Clock:
    """What takes so many seconds, and lets every one of them pass at once."""

    def __init__(self, monkeypatch, seconds):
        self.now, self.end = 100.0, 100.0 + seconds
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)

    def wait(self, timeout):
        self.now += timeout
        return self.now >= self.end


def test_a_line_tells_what_is_expected_what_has_passed_and_how_to_stop_every_second(
    shown, monkeypatch
):
    with Progress() as progress:
        progress.wait("Clustering 10,000 rows", 4.2, Clock(monkeypatch, 4).wait)
    assert shown.texts == [
        *(
            f"<i>Clustering 10,000 rows: about 4 s, {second} s so far. {HOW_TO_STOP}</i>"
            for second in range(4)
        ),
        "",
    ]


def test_what_takes_longer_than_expected_says_so(shown, monkeypatch):
    with Progress() as progress:
        progress.wait("Clustering 10,000 rows", 2, Clock(monkeypatch, 5).wait)
    assert [("it takes longer" in text) for text in shown.texts] == [False] * 4 + [True, False]
    assert "about 2 s expected, but it takes longer, 4 s so far" in shown.texts[4]


def test_short_work_shows_nothing(shown, monkeypatch):
    with Progress() as progress:
        progress.wait("Clustering 20 rows", 0.01, Clock(monkeypatch, 3).wait)
        assert progress.fit(ClusteringSpec(), TABLE, "rows") is not None
    assert shown.texts == []


def test_an_interrupt_takes_the_line_away(shown):
    def interrupted():
        with Progress() as progress:
            progress.wait("Clustering 10,000 rows", 7, interrupt)

    def interrupt(timeout):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert shown.texts[0]
    assert shown.texts[-1] == ""


def test_outside_a_notebook_nothing_is_shown(capsys, monkeypatch):
    with Progress() as progress:
        progress.wait("Clustering 10,000 rows", 7, Clock(monkeypatch, 3).wait)
        progress.fit(ClusteringSpec(), TABLE, "rows")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("seconds", [2.0, 30.0])
@pytest.mark.parametrize("axis", ["rows", "cols"])
def test_a_long_clustering_is_told_of_and_gives_the_same_tree(shown, monkeypatch, seconds, axis):
    expect_seconds(monkeypatch, seconds)
    with Progress() as progress:
        tree = progress.fit(ClusteringSpec(), TABLE, axis)
    assert tree.linkage.tolist() == ClusteringSpec().fit(TABLE, axis).linkage.tolist()
    doing = {"rows": "Clustering 40 rows", "cols": "Clustering 6 columns"}[axis]
    assert shown.texts[0].startswith(f"<i>{doing}: about {seconds:.0f} s, 0 s so far.")
    assert shown.texts[-1] == ""


def test_a_metric_that_is_a_function_is_told_of_while_it_runs_here(shown, monkeypatch):
    expect_seconds(monkeypatch, 30.0)
    monkeypatch.setattr(module, "TICK_SECONDS", 0.001)

    def metric(a, b):
        if len(shown.texts) < 5:
            shown.heard.clear()
            assert shown.heard.wait(30)
        return abs(a[0] - b[0])

    with Progress() as progress:
        progress.fit(ClusteringSpec(metric=metric), TABLE, "rows")
    assert len(shown.texts) > 5


def test_warnings_and_errors_of_a_long_clustering_reach_the_notebook(shown, monkeypatch):
    expect_seconds(monkeypatch, 30.0)
    with Progress() as progress:
        with pytest.warns(UserWarning, match="'ward' assumes Euclidean distances"):
            progress.fit(ClusteringSpec(method="ward"), TABLE, "rows")
        with pytest.raises(ValueError, match="'mahalanobis' cannot be computed"):
            progress.fit(ClusteringSpec(metric="mahalanobis"), TABLE, "cols")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            progress.fit(ClusteringSpec(), TABLE, "rows")


def test_a_long_clustering_whose_process_is_killed_names_memory(shown, monkeypatch):
    expect_seconds(monkeypatch, 30.0)
    ask = process.ClusteringProcess.ask

    def killed(self, *question):
        self._process.kill()
        return ask(self, *question)

    monkeypatch.setattr(process.ClusteringProcess, "ask", killed)
    with pytest.raises(
        MemoryError, match=r"because memory ran out; give less data, or row_cluster=False"
    ):
        Progress().fit(ClusteringSpec(), TABLE, "rows")


@pytest.fixture
def interrupted_soon(shown, monkeypatch):
    """Any clustering takes long from now on, and is interrupted while it goes on."""
    begun, processes = threading.Event(), []

    def ask(self, *question):
        processes.append(self._process)
        begun.set()
        return self._process.wait()

    def interrupt():
        """Interrupt until the process is gone: an interrupt within a finalizer is ignored."""
        if not (begun.wait(30) and shown.heard.wait(30)):
            return
        while True:
            signal.raise_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                processes[-1].wait(5)
                return

    expect_seconds(monkeypatch, 30.0)
    monkeypatch.setattr(process.ClusteringProcess, "ask", ask)
    thread = threading.Thread(target=interrupt, daemon=True)
    thread.start()
    yield
    thread.join()
    assert [process.returncode for process in processes] != [None]
    assert shown.texts[-1] == ""


def test_an_interrupted_constructor_leaves_no_widget_and_no_process(interrupted_soon):
    before = set(registry._instances)
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        cgw.Clustergram(TABLE)
    assert time.monotonic() - begin < 20
    assert set(registry._instances) == before


CHANGES = {
    "recluster": lambda w: w.recluster(metric="euclidean"),
    "update": lambda w: w.update(TABLE * 2),
    "filter_rows": lambda w: w.filter_rows(top=20),
    "filters": lambda w: setattr(w, "filters", {"rows": {"top": 20, "by": "sum"}}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_that_takes_long_is_told_of(shown, monkeypatch, change):
    widget = cgw.Clustergram(TABLE)
    expect_seconds(monkeypatch, 2.0)
    change(widget)
    told = [text for text in shown.texts if text]
    assert [text.split(": about 2 s, 0 s so far. ")[1] for text in told] == [
        f"{HOW_TO_STOP}</i>"
    ] * 2
    assert told[0].startswith("<i>Clustering ")
    assert shown.texts[-1] == ""


@pytest.mark.parametrize("change", ["filters", "recluster"])
def test_undo_and_redo_tell_of_a_clustering_that_is_no_longer_kept(shown, monkeypatch, change):
    widget = cgw.Clustergram(TABLE)
    CHANGES[change](widget)
    widget.undo()
    widget.update(TABLE + 1)
    expect_seconds(monkeypatch, 2.0)
    widget.redo()
    assert len([text for text in shown.texts if text]) == 2
    shown.texts.clear()
    widget.undo()
    widget.redo()
    assert shown.texts == []
    widget.update(TABLE + 2)
    widget.undo()
    widget.update(TABLE + 3)
    shown.texts.clear()
    widget.redo()
    assert "0 s so far" in shown.texts[0]


def test_an_interrupted_redo_leaves_the_widget_as_it_was(request):
    widget = cgw.Clustergram(TABLE)
    widget.filter_rows(top=20)
    widget.undo()
    widget.update(TABLE + 1)
    view, steps = dict(widget._view), widget.steps
    request.getfixturevalue("interrupted_soon")
    with pytest.raises(KeyboardInterrupt):
        widget.redo()
    assert (widget._view, widget.steps) == (view, steps)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_interrupted_change_leaves_the_widget_as_it_was(change, request):
    widget = cgw.Clustergram(TABLE)
    widget.row_order = "sum"
    view, steps, data = dict(widget._view), widget.steps, widget.data
    request.getfixturevalue("interrupted_soon")
    with pytest.raises(KeyboardInterrupt):
        change(widget)
    assert (widget._view, widget.steps) == (view, steps)
    assert widget.data.equals(data)
