"""Clustering in a process of its own.

scipy's linkage holds the interpreter it runs in, seconds for some thousand observations.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from io import BufferedReader, BufferedWriter
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import AxisName

LOWEST_PRIORITY = 19


class ProcessApart:
    """Clusters elsewhere, one matrix after the other, while the interpreter goes on.

    Used with ``with``; the process ends with the block, or with this process.
    """

    def __enter__(self) -> Self:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve()"],
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
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.communicate()

    def tree(
        self, clustering: AxisClustering, values: npt.NDArray[np.float64], axis: AxisName
    ) -> Tree | None:
        """Do what `AxisClustering.tree` does.

        Raises
        ------
        pickle.PicklingError, AttributeError
            If the metric is a function that only this process knows.
        OSError, EOFError
            If the process is gone.
        """
        question = pickle.dumps((clustering, values, axis))
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(question)
        stdin.flush()
        answer = pickle.load(stdout)
        if isinstance(answer, Exception):
            raise answer
        return None if answer is None else Tree(answer)


def serve() -> None:
    """Cluster what comes as input until there is no more; run in the process apart."""
    if hasattr(os, "nice"):
        os.nice(LOWEST_PRIORITY)
    with open(0, "rb") as questions, open(1, "wb") as answers:
        _answer_all(questions, answers)


def _answer_all(questions: BufferedReader, answers: BufferedWriter) -> None:
    """Answer each question with a linkage matrix, None, or the error."""
    while questions.peek(1):
        clustering, values, axis = pickle.load(questions)
        try:
            tree = clustering.tree(values, axis)
            answer = None if tree is None else tree.linkage
        except Exception as error:
            answer = error
        pickle.dump(answer, answers)
        answers.flush()
