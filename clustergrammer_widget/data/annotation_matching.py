"""Match annotations with the labels of an axis."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.data.annotation_advice import OtherAxis, advice, warn_of_positions
from clustergrammer_widget.data.labels import label_key

UNTITLED = "Category"


def match_annotations(
    spec: object,
    index: pd.Index,
    names: Sequence[str],
    parameter: str,
    other: OtherAxis | None = None,
) -> dict[str, pd.Series[Any]]:
    """Bring annotations into the order of an axis, by label.

    Parameters
    ----------
    spec : DataFrame, Series, dict or sequence, optional
        A DataFrame has a category per column. A dict maps titles to a Series, a dict or a
        sequence each, or labels to values. Anything with labels of its own is matched by label; a
        plain sequence has one value per label of the axis, in order.
    index : pandas.Index
        The n labels of the axis.
    names : sequence of str
        The n drawn names, tried where no label matches.
    parameter : str
        Name of the parameter, for errors.
    other : OtherAxis, optional
        The axis across, whose labels these may be by mistake.

    Returns
    -------
    dict of str to Series
        Title to n values; labels that `spec` does not have are missing there.

    Raises
    ------
    ValueError
        If no label matches, a label has several different values, a sequence has another length,
        or a title occurs twice.
    TypeError
        If `spec` is of another type.
    """
    columns = labelled_columns(spec, index, parameter)
    matched = {}
    for title, column in columns.items():
        if not column.index.equals(index):
            _check_shared(spec, column.index, index, names, parameter, other)
        matched[title] = _match(column, index, names, parameter, title)
    return matched


def labelled_columns(spec: object, index: pd.Index, parameter: str) -> dict[str, pd.Series[Any]]:
    """Read annotations as columns by title, with the labels that they were given with.

    Parameters and errors are those of `match_annotations`; labels may be others than the axis has.
    """
    columns: dict[str, pd.Series[Any]] = {}
    for title, column in _columns(spec, index, parameter):
        if title in columns:
            raise ValueError(
                f"{parameter} has the title {title!r} twice; give each category its own title"
            )
        columns[title] = column.copy()
    return columns


def _columns(spec: object, index: pd.Index, parameter: str) -> Iterable[tuple[str, pd.Series[Any]]]:
    if spec is None:
        return
    if isinstance(spec, pd.DataFrame):
        for place, label in enumerate(spec.columns):
            yield _title(label), spec.iloc[:, place]
    elif isinstance(spec, pd.Series):
        yield UNTITLED if spec.name is None else _title(spec.name), spec
    elif isinstance(spec, Mapping):
        if spec and all(pd.api.types.is_scalar(value) for value in spec.values()):
            yield UNTITLED, _labelled(spec)
            return
        for title, values in spec.items():
            yield _title(title), _column(values, index, f"{parameter}[{title!r}]")
    else:
        yield UNTITLED, _column(spec, index, parameter)


def _column(values: object, index: pd.Index, parameter: str) -> pd.Series[Any]:
    """One category as a Series with labels: its own, or the axis' for a plain sequence."""
    if isinstance(values, pd.Series):
        return values
    if isinstance(values, Mapping):
        return _labelled(values)
    if isinstance(values, str) or not isinstance(
        values, Sequence | np.ndarray | pd.Index | pd.api.extensions.ExtensionArray
    ):
        raise TypeError(
            f"{parameter} is a {type(values).__name__}; give a DataFrame, a Series or a dict with "
            "the labels, or a list with one value per label"
        )
    dimensions = np.asarray(values, dtype=object).ndim
    if dimensions > 1:
        raise ValueError(
            f"{parameter} has {dimensions} dimensions; for several categories give a "
            "DataFrame or a dict {title: values}"
        )
    if len(values) != len(index):
        raise ValueError(
            f"{parameter} has {len(values)} values for {len(index)} labels; give one value per "
            "label in order, or a Series or dict with the labels"
        )
    return pd.Series(values, index=index)


def _labelled(values: Mapping[Any, Any]) -> pd.Series[Any]:
    labels = pd.Index(list(values), tupleize_cols=False)
    return pd.Series(list(values.values()), index=labels).infer_objects()


def _title(label: Hashable) -> str:
    return "-".join(map(str, label)) if isinstance(label, tuple) else str(label)


def _match(
    column: pd.Series[Any], index: pd.Index, names: Sequence[str], parameter: str, title: str
) -> pd.Series[Any]:
    if column.index.equals(index):
        return column.reset_index(drop=True)
    own = [label_key(label) for label in column.index.tolist()]
    wanted: list[Hashable] = [label_key(label) for label in index.tolist()]
    if set(own).isdisjoint(wanted):
        own, wanted = [str(label) for label in own], list(names)
    first: dict[Hashable, int] = {}
    for place, label in enumerate(own):
        first.setdefault(label, place)
    places = [first.get(label, -1) for label in wanted]
    if len(first) < len(own):
        _check_repeats(column, own, first, set(wanted), f"{parameter}, category {title!r},")
    return column.reset_index(drop=True).reindex(places).reset_index(drop=True)


def _check_shared(
    spec: object,
    own: pd.Index,
    index: pd.Index,
    names: Sequence[str],
    parameter: str,
    other: OtherAxis | None,
) -> None:
    """Check that some label is one of the axis, and none a position in disguise."""
    wanted = {label_key(label) for label in index.tolist()}
    if any(label_key(label) in wanted for label in own.tolist()):
        warn_of_positions(own, index, parameter)
    elif len(own) > 0 and {str(label) for label in own.tolist()}.isdisjoint(names):
        raise ValueError(
            f"{parameter} has no label of the data: it has {_examples(own)}, the data has "
            f"{_examples(index)}; {advice(spec, own, index, parameter, other)}"
        )


def _check_repeats(
    column: pd.Series[Any],
    own: Sequence[Hashable],
    first: Mapping[Hashable, int],
    wanted: set[Hashable],
    where: str,
) -> None:
    values = column.tolist()
    for place, label in enumerate(own):
        value, kept = values[place], values[first[label]]
        shown = column.index[place : place + 1].tolist()[0]
        if label in wanted and label_key(value) != label_key(kept):
            raise ValueError(
                f"{where} has the label {shown!r} several times, with {kept!r} and {value!r}; "
                "give each label once"
            )


def _examples(index: pd.Index) -> str:
    shown = ", ".join(repr(label) for label in index[:3].tolist())
    return f"{shown}, ..." if len(index) > 3 else shown
