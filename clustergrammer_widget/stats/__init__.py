"""Tests of groups: comparisons, compositions and gene set enrichment."""
