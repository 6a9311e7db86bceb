"""Normalise, scale and impute values, and compute the scores that rank rows and columns."""
