"""Tests of groups: comparisons, category tables and gene set enrichment."""
