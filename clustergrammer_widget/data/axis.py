"""One axis of the matrix: the user's labels, the names drawn, and the annotations."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import pandas as pd

from clustergrammer_widget.data.annotations import Annotation, CategoricalAnnotation
from clustergrammer_widget.data.labels import FlagLabel, label_key, unused_title
from clustergrammer_widget.data.named_groups import TITLE, NamedGroup, group_membership


@dataclass(frozen=True, eq=False)
class Axis:
    """The labels of one axis in the order they were given; labels may repeat.

    Attributes
    ----------
    index : pandas.Index
        The labels exactly as the user gave them.
    names : tuple of str
        What is drawn, one per label.
    title : str
        Name of the axis, ``""`` if it has none.
    given_annotations : tuple of Annotation
        The strips that were given, nearest to the labels first.
    groups : tuple of NamedGroup
        The named groups.
    """

    index: pd.Index
    names: tuple[str, ...]
    title: str = ""
    given_annotations: tuple[Annotation, ...] = ()
    groups: tuple[NamedGroup, ...] = ()

    def __len__(self) -> int:
        """Return the number of labels."""
        return len(self.names)

    @cached_property
    def indices_by_label(self) -> dict[Hashable, list[int]]:
        """Positions of each label of `index` by its `label_key`, ascending."""
        return _positions(label_key(label) for label in self.index.tolist())

    @cached_property
    def indices_by_name(self) -> dict[Hashable, list[int]]:
        """Positions of each drawn name, ascending."""
        return _positions(self.names)

    @cached_property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that were given, then one for the named groups if there are any."""
        if not self.groups:
            return self.given_annotations
        title = unused_title(TITLE, [annotation.title for annotation in self.given_annotations])
        told = group_membership(self.groups, len(self))
        return (
            *self.given_annotations,
            CategoricalAnnotation(title, told.values, told.colors, told.codes),
        )

    @property
    def has_repeats(self) -> bool:
        """Whether a label occurs several times."""
        return len(self.indices_by_label) < len(self)

    @property
    def has_flags(self) -> bool:
        """Whether True or False is a label."""
        return any(flag in self.indices_by_label for flag in FlagLabel)

    @cached_property
    def fingerprint(self) -> str:
        """Hash of the drawn names in their order."""
        digest = blake2b(digest_size=16)
        for name in self.names:
            text = name.encode(errors="surrogatepass")
            digest.update(len(text).to_bytes(8, "little") + text)
        return digest.hexdigest()

    def find(self, label: Hashable) -> list[int]:
        """Positions of a label, or else of a drawn name; empty when the axis has neither."""
        found = self.indices_by_label.get(label_key(label))
        return found if found is not None else self.indices_by_name.get(label, [])

    def annotation(self, title: str) -> Annotation | None:
        """Return the annotation of this title, None if there is none."""
        return next(
            (annotation for annotation in self.annotations if annotation.title == title), None
        )


def _positions(labels: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    positions: dict[Hashable, list[int]] = {}
    for position, label in enumerate(labels):
        positions.setdefault(label, []).append(position)
    return positions
