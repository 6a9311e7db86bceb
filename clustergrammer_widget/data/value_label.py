"""The name of the values in the legend."""

from __future__ import annotations

from clustergrammer_widget.data.normalize import NamedNormalization, Normalization
from clustergrammer_widget.data.scale import Along
from clustergrammer_widget.data.unicode import whole_text

NORMALIZED: dict[NamedNormalization, str] = {
    "log1p": "log1p(value)",
    "quantile": "quantile-normalized value",
    "robust": "robust z-score",
    "total": "value per total",
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
        label = "normalized value" if callable(normalize) else NORMALIZED[normalize]
    if z_score is not None:
        return "z-score" if normalize is None else f"z-score of {label}"
    if standard_scale is not None:
        line = "row" if standard_scale in (0, "row") else "column"
        return f"{label}, 0 to 1 in each {line}"
    return label


def checked_value_label(label: object) -> str | None:
    """Check for text, or None for the default.

    Raises
    ------
    TypeError
        If it is anything else.
    """
    if label is None or isinstance(label, str):
        return None if label is None else whole_text(label)
    raise TypeError(f"value_label is {label!r:.80}, a {type(label).__name__}; give text, or None")
