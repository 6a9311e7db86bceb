"""An interactive clustered heatmap for notebooks: ``Clustergram(df)``."""

from clustergrammer_widget.io.matrix_text import read_matrix
from clustergrammer_widget.palettes.shared_colors import palette
from clustergrammer_widget.widget.clustergram import Clustergram
from clustergrammer_widget.widget.linking import Link, link

__all__ = ["Clustergram", "Link", "link", "palette", "read_matrix"]
__version__ = "0.1.0"
