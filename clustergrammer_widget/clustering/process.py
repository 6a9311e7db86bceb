"""Cluster in a separate process.

scipy's linkage holds the interpreter it runs in, seconds for some thousand observations.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import warnings
from io import BufferedReader, BufferedWriter
from types import TracebackType
from typing import NamedTuple, Self

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.clustering.spec import ClusteringSpec
from clustergrammer_widget.clustering.tree import Tree

LOWEST_PRIORITY = 19


class Answer(NamedTuple):
    """Result of a clustering: a linkage matrix, None or the error, and the warnings."""

    result: FloatArray | Exception | None
    warned: list[tuple[str, type[Warning]]]


class ClusteringProcess:
    """A process that clusters one matrix after the other, without holding this interpreter.

    Used with ``with``; the process ends with the block, or with this process.

    Parameters
    ----------
    nice : int
        By how much other processes go before it, up to `LOWEST_PRIORITY`.
    """

    def __init__(self, nice: int = 0) -> None:
        self._nice = nice

    def __enter__(self) -> Self:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve({self._nice})"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            # interrupting the notebook's cell is not meant for it
            start_new_session=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def fit(self, clustering: ClusteringSpec, values: FloatArray, axis: AxisName) -> Tree | None:
        """Do what `ClusteringSpec.fit` does; raises the errors of `ask`, too."""
        return answered_tree(self.ask(clustering, values, axis))

    def ask(self, clustering: ClusteringSpec, values: FloatArray, axis: AxisName) -> Answer:
        """Cluster an axis in the process, and return the answer for `answered_tree`.

        Raises
        ------
        pickle.PicklingError, AttributeError
            If the metric is a function that only this process knows.
        OSError, EOFError
            If the process is gone.
        """
        question = pickle.dumps((clustering, axis))
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(question)
        pickle.dump(values, stdin, protocol=pickle.HIGHEST_PROTOCOL)
        stdin.flush()
        return Answer(*pickle.load(stdout))


def answered_tree(answer: Answer) -> Tree | None:
    """Return the tree of an answer, or raise its error; first give its warnings."""
    for message, category in answer.warned:
        warnings.warn(message, category, stacklevel=3)
    if isinstance(answer.result, Exception):
        raise answer.result
    return None if answer.result is None else Tree(answer.result)


def serve(nice: int) -> None:
    """Cluster the matrices that come as input until it ends; runs in the other process."""
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    with open(0, "rb") as questions, open(1, "wb") as answers:
        _answer_all(questions, answers)


def _answer_all(questions: BufferedReader, answers: BufferedWriter) -> None:
    """Answer each question with a linkage matrix, None, or the error, and what was warned of."""
    while questions.peek(1):
        clustering, axis = pickle.load(questions)
        values = pickle.load(questions)
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            try:
                tree = clustering.fit(values, axis)
                answer = None if tree is None else tree.linkage
            except Exception as error:
                answer = error
        pickle.dump((answer, [(str(one.message), one.category) for one in warned]), answers)
        answers.flush()
