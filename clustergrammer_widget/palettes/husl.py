"""HUSL: hue, saturation and lightness such that equal steps look equal.

It is CIE LCh(uv) with the chroma as a percentage of the largest that sRGB has at the same hue and
lightness.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np

Triple: TypeAlias = tuple[float, float, float]

XYZ_OF_RGB = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
RGB_OF_XYZ = np.array(
    [[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]]
)
WHITE_U, WHITE_V = 0.19784, 0.46834
EPSILON, KAPPA = 0.008856, 903.3


def husl_to_rgb(husl: Triple) -> Triple:
    """Return red, green and blue from 0 to 1 of a hue in degrees and two percentages."""
    hue, saturation, lightness = husl
    if lightness > 99.9999999 or lightness < 0.00000001:
        return (1.0, 1.0, 1.0) if lightness > 50 else (0.0, 0.0, 0.0)
    chroma = largest_chroma(lightness, hue) / 100 * saturation
    angle = math.radians(hue)
    u = chroma * math.cos(angle) / (13 * lightness) + WHITE_U
    v = chroma * math.sin(angle) / (13 * lightness) + WHITE_V
    y = _luminance(lightness)
    x = 9 * y * u / (4 * v)
    z = y * (12 - 3 * u - 20 * v) / (4 * v)
    red, green, blue = (_gamma(part) for part in (RGB_OF_XYZ @ [x, y, z]).tolist())
    return red, green, blue


def rgb_to_husl(rgb: Triple) -> Triple:
    """Return hue in degrees, saturation and lightness in per cent of red, green and blue."""
    x, y, z = (XYZ_OF_RGB @ [_linear(part) for part in rgb]).tolist()
    lightness = 116 * y ** (1 / 3) - 16 if y > EPSILON else KAPPA * y
    total = x + 15 * y + 3 * z
    if lightness < 0.00000001 or lightness > 99.9999999:
        return 0.0, 0.0, min(max(lightness, 0.0), 100.0)
    u = 13 * lightness * (4 * x / total - WHITE_U)
    v = 13 * lightness * (9 * y / total - WHITE_V)
    hue = math.degrees(math.atan2(v, u)) % 360
    return hue, math.hypot(u, v) / largest_chroma(lightness, hue) * 100, lightness


def largest_chroma(lightness: float, hue: float) -> float:
    """Return the largest chroma that sRGB has at a lightness and hue.

    Along a hue, u' and v' are straight in the chroma, and so is each channel times v': the chroma
    at which it becomes 0 or 1 solves a linear equation.
    """
    angle = math.radians(hue)
    by_u, by_v = math.cos(angle) / (13 * lightness), math.sin(angle) / (13 * lightness)
    y = _luminance(lightness)
    reached = []
    for of_x, of_y, of_z in RGB_OF_XYZ.tolist():
        u_weight, v_weight = 9 * of_x - 3 * of_z, 4 * of_y - 20 * of_z
        for end in (0.0, 1.0):
            offset = y * (u_weight * WHITE_U + v_weight * WHITE_V + 12 * of_z) - 4 * end * WHITE_V
            slope = y * (u_weight * by_u + v_weight * by_v) - 4 * end * by_v
            if slope and -offset / slope > 0:
                reached.append(-offset / slope)
    return min(reached, default=0.0)


def _luminance(lightness: float) -> float:
    third = (lightness + 16) / 116
    return third**3 if third**3 > EPSILON else lightness / KAPPA


def _gamma(linear: float) -> float:
    shown = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return min(max(shown, 0.0), 1.0)


def _linear(shown: float) -> float:
    return ((shown + 0.055) / 1.055) ** 2.4 if shown > 0.04045 else shown / 12.92
