"""The view as a value: a state, and what follows from it and the clustered matrix."""
