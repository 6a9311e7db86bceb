"""The colours of category values that all widgets of one kernel share."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.palettes.color_distance import least_distance
from clustergrammer_widget.palettes.palette import BOOLEAN_COLORS, COLORS, SHADES, hex_color, shade

MOST_TITLES = 256
MOST_VALUES = len(COLORS) * len(SHADES)
PROBE_STEP = 7
# A value takes the first free colour, from its own on, that is this far from those of the others.
APART = (0.12, 0.09, 0.07, 0.05, 0.03, 0.0)
ALIKE = 0.03

# Hues of numbers: positive, negative. None is that of the heatmap's own red and blue.
SIGN_COLORS = (
    ("#8c510a", "#01665e"),
    ("#762a83", "#4d7c0f"),
    ("#01665e", "#8c510a"),
    ("#ae017e", "#3f6212"),
    ("#b45309", "#475569"),
    ("#4d7c0f", "#762a83"),
    ("#475569", "#b45309"),
    ("#3f6212", "#ae017e"),
)


class SharedColors:
    """Which colour a value of a title has, from when it is first seen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, dict[str, str]] = {}
        self._signs: dict[str, tuple[str, str]] = {}

    def forget(self) -> None:
        """Forget all that was seen."""
        with self._lock:
            self._values.clear()
            self._signs.clear()

    def known(self) -> dict[str, dict[str, str]]:
        """Return what was seen: title to value to colour."""
        with self._lock:
            return {title: dict(colors) for title, colors in self._values.items()}

    def define(self, title: str, colors: Mapping[str, str]) -> None:
        """Set colours of values, also of those seen already."""
        with self._lock:
            self._of(title).update(colors)

    def of_values(
        self, title: str, values: Sequence[str], fixed: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Return a colour for each value of a title.

        Parameters
        ----------
        title : str
            Title of the category.
        values : sequence of str
            Distinct values.
        fixed : mapping of str to str, optional
            Colours that this one strip has from elsewhere; they are not remembered, and others of
            the strip that look the same give way in it.
        """
        settled = {value: color for value, color in BOOLEAN_COLORS.items() if value in values}
        settled |= fixed or {}
        with self._lock:
            known = self._of(title)
            for value in sorted(set(values) - set(settled)):
                if value not in known and len(known) < MOST_VALUES:
                    known[value] = free_color(title, value, list(known.values()))
            usual = dict(known)
        own = list(settled.values())
        for value in sorted(set(values) - set(settled)):
            color = usual.get(value)
            if color is None or least_distance(color, own) < ALIKE:
                color = free_color(title, value, [*settled.values(), *usual.values()])
            settled[value] = color
        return tuple(settled[value] for value in values)

    def of_signs(self, title: str) -> tuple[str, str]:
        """Return the colours of positive and of negative numbers of a title."""
        with self._lock:
            found = self._signs.pop(title, None)
            if found is None:
                latest = list(self._signs.values())[-(len(SIGN_COLORS) - 1) :]
                first = _hash(title, "") % len(SIGN_COLORS)
                pairs = [*SIGN_COLORS[first:], *SIGN_COLORS[:first]]
                found = next(pair for pair in pairs if pair not in latest)
            self._signs[title] = found
            if len(self._signs) > MOST_TITLES:
                del self._signs[next(iter(self._signs))]
            return found

    def _of(self, title: str) -> dict[str, str]:
        known = self._values.pop(title, {})
        self._values[title] = known
        if len(self._values) > MOST_TITLES:
            del self._values[next(iter(self._values))]
        return known


SHARED = SharedColors()


def free_color(title: str, value: str, taken: Sequence[str]) -> str:
    """Choose a colour that is not taken, the value's own where that is well apart from the others.

    Parameters
    ----------
    title, value : str
        A hash of both picks the value's own of 24 colours.
    taken : sequence of str
        Colours to keep apart from. With all 24 taken come lighter and darker rounds, and after
        these colours repeat.
    """
    own = _hash(title, value)
    order = [COLORS[(own + PROBE_STEP * step) % len(COLORS)] for step in range(len(COLORS))]
    for level in range(len(SHADES)):
        free = [color for color in (shade(color, level) for color in order) if color not in taken]
        near = {color: least_distance(color, taken) for color in free}
        for apart in APART:
            for color in free:
                if near[color] >= apart:
                    return color
    return order[0]


def palette(
    colors: Mapping[str, Mapping[object, object] | Sequence[object]] | str | None = None,
) -> dict[str, dict[str, str]] | dict[str, str]:
    """Return the category colours that the widgets of this kernel share, or define some.

    A value of a category has the same colour in every widget of a kernel: the one it got when it
    was first seen. Widgets that are there already keep theirs.

    Parameters
    ----------
    colors : dict or str, optional
        ``{title: {value: colour}}`` defines colours; ``{title: [value, ...]}`` chooses them for
        these values in their sorted order, so that they are the same in every notebook that begins
        with it. The title of a category returns its colours alone.

    Returns
    -------
    dict
        ``{title: {value: colour}}``, or ``{value: colour}`` of one title. It can be printed, kept
        in a file and given to `palette` or as ``category_colors`` elsewhere.

    Raises
    ------
    TypeError, ValueError
        If it is something else, or a colour is unknown.

    Examples
    --------
    >>> import clustergrammer_widget as cgw
    >>> cgw.palette({"Tissue": {"lung": "tab:orange"}})["Tissue"]
    {'lung': '#ff7f0e'}
    """
    if isinstance(colors, str):
        return SHARED.known().get(replace_surrogates(colors), {})
    if colors is not None and not isinstance(colors, Mapping):
        raise TypeError(
            f"palette got {colors!r:.80}, a {type(colors).__name__}; "
            "give {title: {value: colour}}, {title: [values]}, or the title of a category"
        )
    for given, own in (colors or {}).items():
        title = replace_surrogates(given)
        if isinstance(own, Mapping):
            parameter = f"palette[{title!r}]"
            read = {
                replace_surrogates(value): hex_color(color, parameter)
                for value, color in own.items()
            }
            SHARED.define(title, read)
        elif isinstance(own, str) or not isinstance(own, Sequence):
            raise TypeError(
                f"palette[{title!r}] is {own!r:.80}, a {type(own).__name__}; "
                "give {value: colour} or a list of values"
            )
        else:
            SHARED.of_values(title, list(dict.fromkeys(map(replace_surrogates, own))))
    return SHARED.known()


def _hash(title: str, value: str) -> int:
    text = f"{title}\0{value}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
