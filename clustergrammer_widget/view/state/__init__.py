"""The records of a view: state, its parts by path, changes and history."""
