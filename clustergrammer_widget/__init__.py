"""An interactive clustered heatmap for notebooks: ``Clustergram(df)``."""

from clustergrammer_widget.widget.clustergram import Clustergram

__all__ = ["Clustergram"]
__version__ = "0.1.0"
