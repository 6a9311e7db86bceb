"""What sets a group of lines apart, and whether chance would do the same; no trees, no widgets."""
