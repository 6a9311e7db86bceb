"""Colours by name, palettes, and the colours that all widgets of a kernel share."""
