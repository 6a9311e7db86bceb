"""Compute how different two colours look, also to colour-blind readers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from clustergrammer_widget._types import FloatArray

# What colours look like without one kind of cone: Machado, Oliveira and Fernandes (2009), for
# linear RGB; the first is usual sight.
SIGHTS: FloatArray = np.array(
    [
        np.eye(3),
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ]
)
# Linear RGB to Oklab: Björn Ottosson (2020).
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def color_distance(one: str, other: str) -> float:
    """Compute how far apart two colours look to those who can tell them least.

    Parameters
    ----------
    one, other : str
        ``"#rrggbb"``.

    Returns
    -------
    float
        The smallest distance in Oklab with usual, red-, green- and blue-blind sight. Below 0.05
        small areas look alike; black and white are 1 apart.
    """
    return least_distance(one, [other])


def least_distance(color: str, others: Sequence[str]) -> float:
    """Compute the distance to the nearest of some colours; infinite without any."""
    if not others:
        return float("inf")
    apart = _seen(color) - np.stack([_seen(other) for other in others])
    return float(np.sqrt((apart**2).sum(axis=2)).min())


@cache
def _seen(color: str) -> FloatArray:
    """Compute a colour in Oklab for each of `SIGHTS`, shape (4, 3)."""
    encoded = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    cones = np.clip(SIGHTS @ linear, 0, 1) @ _TO_CONES.T
    oklab: FloatArray = np.cbrt(cones) @ _TO_OKLAB.T
    return oklab
