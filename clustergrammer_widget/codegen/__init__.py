"""Write a view as Python code."""
