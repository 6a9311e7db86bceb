"""Carry a view and its history over to another table."""
