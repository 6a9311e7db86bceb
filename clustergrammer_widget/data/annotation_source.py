"""The annotations of one axis as the user gave them, to be matched with any table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from clustergrammer_widget._types import MISSING_INDEX
from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.data.alignment import match_labels
from clustergrammer_widget.data.annotation_matching import labelled_columns
from clustergrammer_widget.data.annotations import Annotation, ColorSpec, build_annotation, recolor
from clustergrammer_widget.data.axis import Axis

Columns = Mapping[str, "pd.Series[Any]"]


@dataclass(frozen=True, eq=False)
class AnnotationSource:
    """Annotations by label, which can be matched with any table.

    Attributes
    ----------
    columns : mapping of str to Series
        Title to values, with the labels as index.
    colors : mapping of str to mapping or str
        Title to colours, also of categories that are written into the labels.
    replaces_label_annotations : bool
        Categories that are written into the labels are left out.
    """

    columns: Columns = field(default_factory=dict)
    colors: Mapping[str, ColorSpec] = field(default_factory=dict)
    replaces_label_annotations: bool = False

    @classmethod
    def from_user(
        cls, spec: object, axis: Axis, colors: Mapping[str, ColorSpec] | None
    ) -> AnnotationSource:
        """Read what a user gives for an axis, see `match_annotations` and `build_annotation`."""
        titled = {str(title): given for title, given in (colors or {}).items()}
        return cls(labelled_columns(spec, axis.index, "categories"), titled)

    def apply_to(self, axis: Axis) -> Axis:
        """Return an axis with these annotations.

        Labels that have none are drawn blank, all of them if need be. Of labels that repeat, the
        k-th has the k-th value.
        """
        annotations = (
            {}
            if self.replaces_label_annotations
            else {own.title: self._colored(own) for own in axis.given_annotations}
        )
        for title, column in self.columns.items():
            values = _brought_to(column, axis)
            annotations[replace_surrogates(title)] = build_annotation(
                title, values, self.colors.get(title)
            )
        return replace(axis, given_annotations=tuple(annotations.values()))

    def _colored(self, annotation: Annotation) -> Annotation:
        colors = self.colors.get(annotation.title)
        return annotation if colors is None else recolor(annotation, colors)


def _brought_to(column: pd.Series[Any], axis: Axis) -> pd.Series[Any]:
    own = column.index.tolist()
    places = match_labels(axis.index.tolist(), own, is_shared=True)
    if (places == MISSING_INDEX).all():
        places = match_labels(axis.names, map(str, own), is_shared=True)
    return column.reset_index(drop=True).reindex(places).reset_index(drop=True)
