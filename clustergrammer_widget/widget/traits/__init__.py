"""Traits for the parts of a view that users can read, set and observe."""
