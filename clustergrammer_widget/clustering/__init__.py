"""Compute distances, linkages and the `Tree` of each axis; without labels and widgets."""
