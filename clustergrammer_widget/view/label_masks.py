"""Boolean masks over the labels of an axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName, BoolArray
from clustergrammer_widget.data.alignment import match_labels
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.labels import label_key
from clustergrammer_widget.view.dataframes import recorded_order

Indices = npt.NDArray[np.integer[Any]]

ARRAYS = pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray


@dataclass(frozen=True, eq=False)
class LabelMask:
    """One boolean for each of some labels.

    Attributes
    ----------
    flags : ndarray of bool
        Missing values are False.
    index : pandas.Index or None
        Their labels; None where only their order tells.
    attrs : mapping
        Notes on where it came from, see `provenance`.
    """

    flags: BoolArray
    index: pd.Index | None
    attrs: Mapping[Hashable, Any]


def read_label_mask(
    selection: object, axis: Axis, displayed: Indices | None = None
) -> LabelMask | None:
    """Read a selection as a mask.

    Parameters
    ----------
    selection : object
        Booleans in a Series, Index, array, list, tuple or other iterable, or a dict from labels to
        booleans; missing values count as False. Sets are no masks, as they have no order.
    axis : Axis
        The axis to select from. Where it has labels that are True and False, only what has labels
        of the axis, and arrays as long as the axis, are masks; all else is labels.
    displayed : ndarray of int, optional
        The visible indices of the axis; arrays of their number are masks as well.

    Returns
    -------
    LabelMask or None
        None when it is no mask.
    """
    index: pd.Index | None = None
    attrs: Mapping[Hashable, Any] = {}
    values: object = selection
    if isinstance(selection, Mapping):
        index = pd.Index(list(selection), tupleize_cols=False)
        values = list(selection.values())
    elif isinstance(selection, pd.Series):
        index, attrs = selection.index, selection.attrs
    elif isinstance(selection, str | bytes | pd.MultiIndex | AbstractSet | KeysView):
        return None
    flags = _flags(values)
    if flags is None:
        return None
    mask = LabelMask(flags, index, attrs)
    return mask if not axis.has_flags or _is_about(mask, selection, axis, displayed) else None


def masked_indices(
    mask: LabelMask, axis: Axis, parameter: str, name: AxisName, displayed: Indices | None = None
) -> Indices:
    """Return the positions for which a mask is True.

    Parameters
    ----------
    mask : LabelMask
        Without labels it has one boolean for each label in the order of the data; or one for each
        visible label, in displayed order. With labels, they decide.
    axis : Axis
        The axis to select from.
    parameter : str
        Name of the parameter, for errors.
    name : {"rows", "cols"}
        Which axis that is.
    displayed : ndarray of int, optional
        The visible indices in displayed order.

    Returns
    -------
    ndarray of int

    Raises
    ------
    ValueError
        If the mask has another length or other labels.
    """
    pools = [np.arange(len(axis)), *([] if displayed is None else [displayed])]
    if mask.index is not None:
        noted = recorded_order(mask.attrs, axis, name)
        return _by_label(mask.index, mask.flags, axis, parameter, noted, pools)
    for pool in pools:
        if len(pool) == len(mask.flags):
            return pool[mask.flags]
    if len(mask.flags) == 0:
        return np.array([], dtype=np.intp)
    visible = f", {len(pools[-1])} of them visible" if len(pools[-1]) < len(axis) else ""
    raise ValueError(
        f"{parameter} is a mask of {len(mask.flags)} booleans for {len(axis)} labels{visible}; "
        "give one per label in the order of the data, one per visible label in the order of "
        "w.view, or a Series with the labels"
    )


def _by_label(
    index: pd.Index,
    flags: BoolArray,
    axis: Axis,
    parameter: str,
    noted: Indices | None,
    pools: Sequence[Indices],
) -> Indices:
    known = pools if noted is None else [noted, *pools]
    for pool in known:
        if len(pool) == len(index) and axis.index.take(pool).equals(index):
            return pool[flags]
    keys = [label_key(label) for label in index.tolist()]
    places = axis.indices_by_label
    if keys and places.keys().isdisjoint(keys):
        keys, places = [str(label) for label in index.tolist()], axis.indices_by_name
    _check_labels(index, keys, places, axis, parameter, pools[-1])
    counts = Counter(keys)
    if len(counts) < len(keys) or noted is not None:
        own = list(places)
        key_at = {at: key for key in own for at in places[key]}
        for pool in known:
            pooled = [key_at[at] for at in pool.tolist()]
            if Counter(pooled) == counts:
                return pool[flags[match_labels(pooled, keys)]]
        _check_whole(index, keys, flags, places, parameter, are_noted=noted is not None)
    chosen = {at for key, on in zip(keys, flags, strict=True) if on for at in places.get(key, ())}
    return np.array(sorted(chosen), dtype=np.intp)


def _check_labels(
    index: pd.Index,
    keys: Sequence[Hashable],
    places: Mapping[Hashable, list[int]],
    axis: Axis,
    parameter: str,
    visible: Indices,
) -> None:
    """Check that the labels of a mask are some of the axis', or all that are visible and others."""
    unknown = [at for at, key in enumerate(keys) if key not in places]
    if not unknown:
        return
    if isinstance(index, pd.RangeIndex) and len(index) in (len(axis), len(visible)):
        raise ValueError(
            f"{parameter} is a mask with other labels than the axis: it has 0 to "
            f"{len(index) - 1}, which look like positions, and the axis has "
            f"{_examples(axis.index)}; give it the labels of the data, or as an array in the order "
            "of the data (.to_numpy())"
        )
    covered = set(keys)
    own = {at: key for key, positions in places.items() for at in positions}
    lacking = [at for at in visible.tolist() if own[at] not in covered]
    if lacking:
        label = index[unknown[0] : unknown[0] + 1].tolist()[0]
        raise ValueError(
            f"{parameter} is a mask with other labels than the axis: it has {label!r:.80} and "
            f"lacks {axis.names[lacking[0]]!r:.80}; give it the labels of the data, or as an array "
            "in the order of the data (.to_numpy())"
        )


def _check_whole(
    index: pd.Index,
    keys: Sequence[Hashable],
    flags: BoolArray,
    places: Mapping[Hashable, list[int]],
    parameter: str,
    *,
    are_noted: bool,
) -> None:
    """Check that labels which repeat are all chosen, or none of them."""
    told: dict[Hashable, set[bool]] = {}
    for key, on in zip(keys, flags.tolist(), strict=True):
        told.setdefault(key, set()).add(on)
    counts = Counter(keys)
    for at, key in enumerate(keys):
        count = len(places.get(key, ()))
        is_part = are_noted and True in told[key] and counts[key] != count
        if len(told[key]) > 1 or is_part:
            label = index[at : at + 1].tolist()[0]
            raise ValueError(
                f"{parameter} is a mask with the label {label!r:.80} {counts[key]} times, and the "
                f"axis has it {count} times; give a mask of all labels, such as "
                "w.row_clusters == 1 as it comes, or an array in the order of the data"
            )


def _flags(values: object) -> BoolArray | None:
    """Return booleans as an array, missing ones as False; None for anything else."""
    if not isinstance(values, Iterable):
        return None
    if isinstance(values, ARRAYS):
        series = pd.Series(np.ravel(values) if isinstance(values, np.ndarray) else values)
        if pd.api.types.is_bool_dtype(series.dtype):
            return series.fillna(False).to_numpy(dtype=bool)
        if series.dtype != object:
            return None
        values = series.tolist()
    items = list(values)
    is_flag = [isinstance(item, bool | np.bool_) for item in items]
    if not any(is_flag):
        return None
    rest = (item for item, known in zip(items, is_flag, strict=True) if not known)
    if not all(pd.api.types.is_scalar(item) and pd.isna(item) for item in rest):
        return None
    pairs = zip(items, is_flag, strict=True)
    return np.array([known and bool(item) for item, known in pairs], dtype=bool)


def _is_about(mask: LabelMask, selection: object, axis: Axis, displayed: Indices | None) -> bool:
    """Whether booleans are a mask on an axis whose labels are booleans, too."""
    if mask.index is not None:
        known = axis.indices_by_label
        return all(label_key(label) in known for label in mask.index.tolist())
    lengths: Collection[int] = {len(axis), *([] if displayed is None else [len(displayed)])}
    is_array = isinstance(selection, ARRAYS) and not isinstance(selection, pd.Index)
    return is_array and len(mask.flags) in lengths


def _examples(index: pd.Index) -> str:
    shown = ", ".join(f"{label!r:.40}" for label in index[:4].tolist())
    return f"{shown}, ..." if len(index) > 4 else shown
