"""The bases of `Clustergram`: synchronised traits, the current view, subset clusterings."""
