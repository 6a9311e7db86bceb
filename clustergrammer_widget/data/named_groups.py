"""Named groups of rows or columns, and the annotation that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.palettes.palette import COLORS

MOST_GROUPS = 100
LONGEST_NAME = 100
TITLE = "Group"
AND = " & "


@dataclass(frozen=True)
class NamedGroup:
    """A named group of items of an axis.

    Attributes
    ----------
    name : str
        Unique in a widget.
    positions : tuple of int
        Source indices of its members, ascending, at least one.
    color : str
        ``"#rrggbb"``.
    """

    name: str
    positions: tuple[int, ...]
    color: str

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"name": self.name, "positions": list(self.positions), "color": self.color}


@dataclass(frozen=True, eq=False)
class GroupMembership:
    """The groups that each item of an axis is in, as an annotation has them.

    Attributes
    ----------
    values : tuple of str
        The names of the groups; then, for items in several, those names joined by ``" & "``.
    colors : tuple of str
        One ``"#rrggbb"`` per value; of several groups the mean of theirs.
    codes : ndarray of int32, shape (n,)
        Position in `values` per item; -1 for items in no group.
    """

    values: tuple[str, ...]
    colors: tuple[str, ...]
    codes: npt.NDArray[np.int32]


def group_membership(groups: Sequence[NamedGroup], count: int) -> GroupMembership:
    """Compute the membership of `count` items; overlaps come in the order of their groups."""
    members: list[list[int]] = [[] for _ in range(count)]
    for place, group in enumerate(groups):
        for position in group.positions:
            members[position].append(place)
    inside = [tuple(places) for places in members]
    alone = [(place,) for place in range(len(groups))]
    overlaps = sorted(places for places in set(inside) if len(places) > 1)
    colors: dict[str, str] = {}
    for places in [*alone, *overlaps]:
        colors.setdefault(_text(groups, places), _mean(groups[place].color for place in places))
    codes = {name: code for code, name in enumerate(colors)}
    code_of = {places: codes[_text(groups, places)] for places in {*inside, *alone} if places}
    return GroupMembership(
        tuple(colors),
        tuple(colors.values()),
        np.array([code_of.get(places, -1) for places in inside], dtype=np.int32),
    )


def next_color(groups: Iterable[NamedGroup]) -> str:
    """Return the colour of one more group: the first that is free, by turns if none is."""
    taken = [group.color for group in groups]
    free = (color for color in COLORS if color not in taken)
    return next(free, COLORS[len(taken) % len(COLORS)])


def is_name(name: str) -> bool:
    """Whether a group can have this name: 1 to `LONGEST_NAME` characters, no half surrogates."""
    return 0 < len(name) <= LONGEST_NAME and replace_surrogates(name) == name


def _text(groups: Sequence[NamedGroup], places: tuple[int, ...]) -> str:
    return AND.join(groups[place].name for place in places)


def _mean(colors: Iterable[str]) -> str:
    channels = np.array([list(bytes.fromhex(color[1:])) for color in colors])
    means = (2 * channels.sum(axis=0) + len(channels)) // (2 * len(channels))
    return "#" + "".join(f"{mean:02x}" for mean in means)
