"""Read every kind of input into one `Matrix` with two `Axis` objects."""
