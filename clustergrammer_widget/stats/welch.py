"""Welch's t-test of two groups, row by row."""

from __future__ import annotations

import numpy as np
from scipy import special

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.stats.moments import Moments
from clustergrammer_widget.stats.test_result import TestResult

# A standard error this small beside the means is rounding, as in R's t.test.
ROUNDING = 10 * np.finfo(np.float64).eps


def welch(a: Moments, b: Moments) -> TestResult:
    """Test whether the means of two groups differ; their variances may.

    Parameters
    ----------
    a, b : Moments
        Of the two groups, n rows each.

    Returns
    -------
    TestResult
        `statistic` is Welch's t, as ``scipy.stats.ttest_ind(equal_var=False)`` has it, with `p`
        from Student's t with Welch's degrees of freedom; `effect` is Hedges' g. NaN where a
        group has fewer than two values or an infinite one, and where neither group has spread.

    References
    ----------
    B. L. Welch, "The generalization of 'Student's' problem when several different population
    variances are involved", Biometrika 34, 1947.

    L. V. Hedges, "Distribution theory for Glass's estimator of effect size and related
    estimators", Journal of Educational Statistics 6, 1981.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
        difference = a.mean - b.mean
        error_a, error_b = a.variance / a.n, b.variance / b.n
        error = np.sqrt(error_a + error_b)
        largest = np.maximum(np.abs(a.mean), np.abs(b.mean))
        defined = np.isfinite(error) & (error > ROUNDING * largest)
        share = error_a / (error_a + error_b)
        freedom = 1 / (share**2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1))
        t = np.where(defined, difference / error, np.nan)
        g = np.where(defined, _hedges_g(a, b), np.nan)
    return TestResult(effect=g, statistic=t, p=2 * special.stdtr(freedom, -np.abs(t)))


def _hedges_g(a: Moments, b: Moments) -> FloatArray:
    """Difference of the means in pooled standard deviations, without the bias of small groups."""
    freedom = a.n + b.n - 2
    pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / freedom
    unbiased = np.exp(special.gammaln(freedom / 2) - special.gammaln((freedom - 1) / 2))
    return (a.mean - b.mean) / np.sqrt(pooled) * unbiased / np.sqrt(freedom / 2)
