"""Every kind of input becomes one `Matrix` with two `Axis` objects; no trees, no widgets."""
