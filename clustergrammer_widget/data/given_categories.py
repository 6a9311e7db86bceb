"""The categories of one axis as the user gave them; they can be matched with any table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from clustergrammer_widget.data.axis import Axis, Category
from clustergrammer_widget.data.categories import ColorSpec, build_category, recolored
from clustergrammer_widget.data.labelled_categories import labelled_columns
from clustergrammer_widget.data.matching import ABSENT, places_among
from clustergrammer_widget.data.unicode import whole_text

Columns = Mapping[str, "pd.Series[Any]"]


@dataclass(frozen=True, eq=False)
class GivenCategories:
    """Categories by label, which need not be those of the table at hand.

    Attributes
    ----------
    columns : mapping of str to Series
        Title to values, with the labels as index.
    colors : mapping of str to mapping or str
        Title to colours, also of categories that are written into the labels.
    are_all : bool
        Categories that are written into the labels are left out.
    """

    columns: Columns = field(default_factory=dict)
    colors: Mapping[str, ColorSpec] = field(default_factory=dict)
    are_all: bool = False

    @classmethod
    def of(
        cls, spec: object, axis: Axis, colors: Mapping[str, ColorSpec] | None
    ) -> GivenCategories:
        """Keep what was given for an axis; `match_categories` and `build_category` say what."""
        titled = {str(title): given for title, given in (colors or {}).items()}
        return cls(labelled_columns(spec, axis.index, "categories"), titled)

    def on(self, axis: Axis) -> Axis:
        """Return an axis with these categories.

        Labels that have none are drawn blank, all of them if need be. Of labels that repeat, the
        k-th has the k-th value.
        """
        strips = {} if self.are_all else {own.title: self._colored(own) for own in axis.categories}
        for title, column in self.columns.items():
            values = _brought_to(column, axis)
            strips[whole_text(title)] = build_category(title, values, self.colors.get(title))
        return replace(axis, categories=tuple(strips.values()))

    def _colored(self, category: Category) -> Category:
        colors = self.colors.get(category.title)
        return category if colors is None else recolored(category, colors)


def _brought_to(column: pd.Series[Any], axis: Axis) -> pd.Series[Any]:
    own = column.index.tolist()
    places = places_among(axis.index.tolist(), own, is_shared=True)
    if (places == ABSENT).all():
        places = places_among(axis.names, map(str, own), is_shared=True)
    return column.reset_index(drop=True).reindex(places).reset_index(drop=True)
