"""The widget `Clustergram` and its messages; only this package uses anywidget and traitlets."""
