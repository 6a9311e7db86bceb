"""Names and units of the values after preprocessing, for the legend and for exports."""

from __future__ import annotations

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.data.scaling import GIVEN_UNITS
from clustergrammer_widget.preprocessing.normalize import NamedNormalization, Normalization
from clustergrammer_widget.preprocessing.scale import Along

LABELS: dict[NamedNormalization, str] = {
    "log1p": "log1p(value)",
    "quantile": "quantile-normalized value",
    "robust": "robust z-score",
    "total": "value per total",
}

UNITS: dict[NamedNormalization, str] = {
    "log1p": "ln(1 + value)",
    "quantile": "quantile-normalised values",
    "robust": "robust z-scores of each row (median and interquartile range)",
    "total": "values scaled to the same sum in each column",
}


def default_value_label(
    normalize: Normalization | None, z_score: Along | None, standard_scale: Along | None
) -> str:
    """Return a short name of the values after normalising and scaling.

    Returns
    -------
    str
        Such as ``"value"``, ``"z-score"`` or ``"z-score of log1p(value)"``.
    """
    if normalize is None:
        label = "value"
    else:
        label = "normalized value" if callable(normalize) else LABELS[normalize]
    if z_score is not None:
        return "z-score" if normalize is None else f"z-score of {label}"
    if standard_scale is not None:
        line = "row" if standard_scale in (0, "row") else "column"
        return f"{label}, 0 to 1 in each {line}"
    return label


def check_value_label(label: object) -> str | None:
    """Check for text, or None for the default.

    Raises
    ------
    TypeError
        If it is anything else.
    """
    if label is None or isinstance(label, str):
        return None if label is None else replace_surrogates(label)
    raise TypeError(f"value_label is {label!r:.80}, a {type(label).__name__}; give text, or None")


def describe_units(
    normalize: Normalization | None, z_score: Along | None, standard_scale: Along | None
) -> str:
    """Return the units of the values after normalising and scaling.

    Parameters
    ----------
    normalize, z_score, standard_scale
        As `clustergrammer_widget.preprocessing.normalize.apply_normalization` and
        `clustergrammer_widget.preprocessing.scale.apply_scaling` take them; what they refuse is not
        looked at.

    Returns
    -------
    str
        Such as ``"z-scores of each row, of ln(1 + value)"``.
    """
    normalized = "" if normalize is None else "normalised values"
    if isinstance(normalize, str):
        normalized = UNITS.get(normalize, normalized)
    along = standard_scale if z_score is None else z_score
    if along is None:
        return normalized or GIVEN_UNITS
    line = "row" if along in (0, "row") else "column"
    scaled = f"z-scores of each {line}" if z_score is not None else f"each {line} from 0 to 1"
    return f"{scaled}, of {normalized}" if normalized else scaled
