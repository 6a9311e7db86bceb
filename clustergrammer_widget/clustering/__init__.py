"""Observations become distances, distances become a `Tree`; no labels, no widgets."""
