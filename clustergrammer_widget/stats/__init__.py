"""What a group of lines has more of than chance would give it; no trees, no widgets."""
