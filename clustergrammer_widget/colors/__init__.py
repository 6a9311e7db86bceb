"""The colour scale of the values: domain, lookup tables, and what a view overrides."""
