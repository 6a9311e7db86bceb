"""Copies and pickles of a widget."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any, TypeVar

import anywidget

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.data.annotation_source import AnnotationSource
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.pipeline import Pipeline
from clustergrammer_widget.widget.messages import Messages

Copy = TypeVar("Copy", bound="Copying")


class Copying(Messages):
    """A widget that can be copied and pickled, with its table, trees, view, groups and history.

    A copy is a widget of its own: it is displayed by itself, is linked to nothing and calls nothing
    back.
    """

    _recipe: Pipeline
    _given: Mapping[AxisName, AnnotationSource]
    _parameters: Mapping[str, object]

    def __copy__(self: Copy) -> Copy:
        """Return a widget of its own with the same view."""
        made: Copy = _made(_declared(self), self._current.heatmap, self._kept())
        return made

    def __deepcopy__(self: Copy, memo: dict[int, Any]) -> Copy:
        """Return a widget of its own with the same view; what both share is never changed."""
        memo[id(self)] = made = self.__copy__()
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle how to make the widget again.

        Raises
        ------
        pickle.PicklingError
            If a parameter was given that can't be pickled, such as a lambda.
        """
        for name, given in {**self._parameters, **self._current.heatmap.functions}.items():
            try:
                pickle.dumps(given)
            except Exception as error:
                raise pickle.PicklingError(
                    f"{name} is {given!r:.80}, which pickle can't write; give a function that is "
                    "defined at the top of a module, or keep w.data and w.to_code() instead"
                ) from error
        return _made, (_declared(self), self._current.heatmap, self._kept())

    def _kept(self) -> dict[str, Any]:
        own = self.traits(sync=True).keys() - anywidget.AnyWidget.class_traits(sync=True).keys()
        return {
            "traits": {name: getattr(self, name) for name in own if not name.startswith("_")},
            "options": {name: text for name, text in self._options.items() if name != "version"},
            "now": self._now,
            "gene_sets": self._gene_sets,
            "recipe": self._recipe,
            "given": self._given,
            "parameters": self._parameters,
            "value_label": (self._usual_value_label, self.value_label),
        }


def _made(cls: type[Copy], heatmap: ClusteredMatrix, kept: Mapping[str, Any]) -> Copy:
    """Make a widget from the parts that `Copying` keeps."""
    made: Copy = cls.__new__(cls)
    made._recipe, made._given = kept["recipe"], kept["given"]
    made._parameters = kept["parameters"]
    for name, value in kept["traits"].items():
        setattr(made, name, value)
    Messages.__init__(made, heatmap, kept["options"])
    made._now = kept["now"]
    made._gene_sets = kept["gene_sets"]
    made._usual_value_label, made.value_label = kept["value_label"]
    return made


def _declared(widget: Copy) -> type[Copy]:
    """Return the class of a widget; traitlets gives each a class of its own of the same name."""
    own = type(widget)
    name = own.__module__, own.__qualname__
    return [cls for cls in own.__mro__ if (cls.__module__, cls.__qualname__) == name][-1]
