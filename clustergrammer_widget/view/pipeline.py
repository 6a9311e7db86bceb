"""The pipeline from a table to a clustered matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scaling import BeforeScaling, OriginalValues
from clustergrammer_widget.preprocessing.rank_scores import table_scores
from clustergrammer_widget.preprocessing.scale import Scaled
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix


@dataclass(frozen=True, eq=False)
class Pipeline:
    """The preprocessing, colours and clustering that a widget applies to every table.

    Attributes
    ----------
    normalize : callable
        A table as given to values that can be compared; the values themselves where nothing is to
        be done.
    scale : callable
        Those to values as drawn.
    color : callable
        Values as drawn, NaN where they are masked, to colour map and domain.
    row_clustering, col_clustering : ClusteringSpec
        How the axes are clustered.
    units : str
        The units of the drawn values, in words.
    """

    normalize: Callable[[Matrix], FloatArray]
    scale: Callable[[FloatArray], Scaled]
    color: Callable[[FloatArray], ColorScale]
    row_clustering: ClusteringSpec
    col_clustering: ClusteringSpec
    units: str

    def heatmap(
        self, table: Matrix, cluster_axis: ClusterAxis, before: ClusteredMatrix | None = None
    ) -> ClusteredMatrix:
        """Normalise, scale, colour and cluster a table.

        Parameters
        ----------
        table : Matrix
            Values as given, and which of them are masked.
        cluster_axis : callable
            See `ClusteredMatrix`.
        before : ClusteredMatrix, optional
            The heatmap whose place it takes; metrics that are functions keep their names.

        Raises
        ------
        TypeError, ValueError
            If a parameter can't be used with this table.
        """
        if before is not None:
            self._check_linkages(before.matrix, table)
        normalized = self.normalize(table)
        values, scaling = self.scale(normalized)
        before_scaling = None
        if scaling is not None:
            before_scaling = BeforeScaling(scaling, table_scores(normalized)[scaling.axis])
        way_back = scaling if normalized is table.values else OriginalValues(table.values)
        matrix = replace(
            table,
            values=values,
            scaling=way_back,
            units=self.units,
            before_scaling=before_scaling,
        )
        return ClusteredMatrix(
            matrix,
            self.row_clustering,
            self.col_clustering,
            self.color(matrix.drawn),
            cluster_axis,
            {} if before is None else before.functions,
        )

    def _check_linkages(self, before: Matrix, table: Matrix) -> None:
        clusterings: dict[AxisName, ClusteringSpec] = {
            "rows": self.row_clustering,
            "cols": self.col_clustering,
        }
        for axis, clustering in clusterings.items():
            is_same = before.axis(axis).index.equals(table.axis(axis).index)
            if clustering.enabled and clustering.linkage is not None and not is_same:
                parameter = axis_parameter(axis, "linkage")
                lines = "rows" if axis == "rows" else "columns"
                raise ValueError(
                    f"data has other {lines} than {parameter} was given for; give the same labels "
                    "in the same order, or make a new Clustergram"
                )
