"""Text files: reading what programs write, and writing what is read back."""
