"""Encode and decode what crosses between kernel and page."""
