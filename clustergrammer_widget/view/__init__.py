"""What is on the screen as a value: `ViewState`, the index lists it means, and its colours."""
