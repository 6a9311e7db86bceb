"""Check the keywords, attributes and options that users give to a widget."""
