"""The one room that knows anywidget and traitlets: `Clustergram` and what it sends."""
