"""The view as a value: `ViewState`, the positions that it displays, and its colours."""
