"""The dataset: a matrix with two axes, their labels, annotations and named groups."""
