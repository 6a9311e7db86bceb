"""The parts of a view by path, such as ``rows.order``; a change names the parts it sets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from clustergrammer_widget.colors.overrides import ColorOverrides
from clustergrammer_widget.view.state.view_state import AxisState, ViewState

Parts: TypeAlias = Mapping[str, Any]

WHOLE = ("top", "recluster")
_DIVIDED: dict[str, type] = {"rows": AxisState, "cols": AxisState, "colors": ColorOverrides}
VIEWPORT = ("viewport.rows", "viewport.cols")


def _paths() -> tuple[str, ...]:
    inside = ((owner, field.name) for owner, kind in _DIVIDED.items() for field in fields(kind))
    return (*WHOLE, *(f"{owner}.{_camel(name)}" for owner, name in inside))


def _camel(name: str) -> str:
    """Return a field's name in JSON: ``own_range`` is ``ownRange``."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", name)


# What a step has, in the order of the record; the viewport is none of it.
STEP_PATHS = _paths()
PATHS = frozenset((*STEP_PATHS, *VIEWPORT))
_PLACES = {path: tuple(map(_snake, path.split("."))) for path in PATHS}


def part_of(state: ViewState, path: str) -> Any:
    """Return one part of a view."""
    part: Any = state
    for name in _PLACES[path]:
        part = getattr(part, name)
    return part


def differing_parts(before: ViewState, after: ViewState) -> dict[str, Any]:
    """Return the parts in which a view differs from one before, as they are after."""
    return {
        path: part_of(after, path)
        for path in (*STEP_PATHS, *VIEWPORT)
        if part_of(before, path) != part_of(after, path)
    }


def with_parts(state: ViewState, parts: Parts) -> ViewState:
    """Return a view with other parts.

    At most one of `top` and `recluster` is set: setting one clears the other.
    """
    inside: dict[str, dict[str, Any]] = {}
    whole: dict[str, Any] = {}
    for path, value in parts.items():
        owner, *field = _PLACES[path]
        if field:
            inside.setdefault(owner, {})[field[0]] = value
        else:
            whole[owner] = value
    for name, other in zip(WHOLE, reversed(WHOLE), strict=True):
        if whole.get(name) is not None:
            whole.setdefault(other, None)
    for owner, values in inside.items():
        whole[owner] = replace(getattr(state, owner), **values)
    return replace(state, **whole)


def size_of(part: Any) -> int:
    """Return about how many values the JSON mirror of a part has."""
    if isinstance(part, tuple):
        is_plain = not part or not is_dataclass(part[0])
        return len(part) if is_plain else sum(map(size_of, part))
    if is_dataclass(part):
        return sum(size_of(getattr(part, field.name)) for field in fields(part))
    return 1


def part_to_json(value: Any) -> Any:
    """Return the JSON mirror of a part."""
    if isinstance(value, tuple):
        is_plain = not value or not hasattr(value[0], "to_json")
        return list(value) if is_plain else [item.to_json() for item in value]
    return value.to_json() if hasattr(value, "to_json") else value


def parts_to_json(parts: Parts) -> dict[str, Any]:
    """Return the JSON mirror of parts."""
    return {path: part_to_json(value) for path, value in parts.items()}
