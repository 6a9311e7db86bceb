"""Compute distances, linkages and the tree of each axis."""
