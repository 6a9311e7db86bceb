"""Subsets that are clustered by themselves: top rows, and reclustered rows and columns."""
