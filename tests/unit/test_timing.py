from __future__ import annotations

import time

import numpy as np
import pytest

from clustergrammer_widget.clustering import timing
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.clustering.timing import estimate_seconds

TABLE = np.random.default_rng(1).normal(size=(300, 5))


def test_an_estimate_follows_the_speed_of_the_machine_and_the_metric():
    pause = 1e-4

    def slow(a, b):
        end = time.perf_counter() + pause
        while time.perf_counter() < end:
            pass
        return abs(a[0] - b[0])

    pairs = 300 * 299 / 2
    estimate = estimate_seconds(ClusteringSpec(metric=slow), TABLE, "rows")
    assert 0.8 * pairs * pause < estimate < 10 * pairs * pause


def test_an_estimate_of_short_work_takes_one_small_sample(monkeypatch):
    sizes = []

    def timed(clustering, sample):
        sizes.append(len(sample))
        return (1e-4, 1e-5, 0.0)

    monkeypatch.setattr(timing, "_seconds_of_parts", timed)
    assert estimate_seconds(ClusteringSpec(), TABLE, "rows", least=1.0) < 1
    assert sizes == [16]


@pytest.mark.parametrize(
    ("pair_seconds", "sizes"),
    [
        (2e-6, [16, 32, 64, 128, 256, 512]),
        (1e-4, [16, 32, 64, 128]),
    ],
)
def test_an_estimate_of_long_work_takes_larger_samples_for_some_tenths_of_a_second(
    monkeypatch, pair_seconds, sizes
):
    taken = []

    def timed(clustering, sample):
        taken.append(len(sample))
        return (len(sample) ** 2 * pair_seconds, 0.0, 0.0)

    monkeypatch.setattr(timing, "_seconds_of_parts", timed)
    table = np.zeros((5_000, 2))
    estimate = estimate_seconds(ClusteringSpec(), table, "rows", least=1.0)
    assert estimate == pytest.approx(25e6 * pair_seconds)
    assert taken == sizes


def test_a_busy_machine_that_delays_the_first_samples_does_not_spoil_the_estimate(monkeypatch):
    def timed(clustering, sample):
        return (len(sample) ** 2 * 1e-6 + 0.15 * (len(sample) < 100), 0.0, 0.0)

    monkeypatch.setattr(timing, "_seconds_of_parts", timed)
    estimate = estimate_seconds(ClusteringSpec(), np.zeros((5_000, 2)), "rows", least=1.0)
    assert estimate == pytest.approx(25)


@pytest.mark.parametrize(
    "clustering",
    [
        ClusteringSpec(enabled=False),
        ClusteringSpec(linkage=np.zeros((299, 4))),
        ClusteringSpec(metric="mahalanobis"),
    ],
)
def test_what_is_not_clustered_or_cannot_be_takes_no_time(clustering):
    assert estimate_seconds(clustering, np.zeros((300, 5)), "rows") == 0


def test_missing_values_and_the_other_axis_are_estimated_too():
    table = TABLE.copy()
    table[::3] = np.nan
    assert 0 < estimate_seconds(ClusteringSpec(), table, "rows") < 60
    assert 0 < estimate_seconds(ClusteringSpec(optimal_ordering=True), table.T, "cols") < 600
