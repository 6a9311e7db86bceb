"""Progress, interrupts and error output in a notebook."""
