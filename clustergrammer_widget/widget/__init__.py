"""The widget `Clustergram`; only this folder uses anywidget and traitlets."""
