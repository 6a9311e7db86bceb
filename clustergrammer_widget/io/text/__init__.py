"""Read and write text files."""
