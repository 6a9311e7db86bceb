"""Describe the units of the values in words."""

from __future__ import annotations

from clustergrammer_widget.data.normalize import NamedNormalization, Normalization
from clustergrammer_widget.data.scale import GIVEN_UNITS, Along

NORMALIZED: dict[NamedNormalization, str] = {
    "log1p": "ln(1 + value)",
    "quantile": "quantile-normalised values",
    "robust": "robust z-scores of each row (median and interquartile range)",
    "total": "values scaled to the same sum in each column",
}


def units_in_words(
    normalize: Normalization | None, z_score: Along | None, standard_scale: Along | None
) -> str:
    """Return what values are after normalising and scaling.

    Parameters
    ----------
    normalize, z_score, standard_scale
        As `clustergrammer_widget.data.normalize.normalized` and
        `clustergrammer_widget.data.scale.scaled` take them; what they refuse is not looked at.

    Returns
    -------
    str
        Such as ``"z-scores of each row, of ln(1 + value)"``.
    """
    normalized = "" if normalize is None else "normalised values"
    if isinstance(normalize, str):
        normalized = NORMALIZED.get(normalize, normalized)
    along = standard_scale if z_score is None else z_score
    if along is None:
        return normalized or GIVEN_UNITS
    line = "row" if along in (0, "row") else "column"
    scaled = f"z-scores of each {line}" if z_score is not None else f"each {line} from 0 to 1"
    return f"{scaled}, of {normalized}" if normalized else scaled
