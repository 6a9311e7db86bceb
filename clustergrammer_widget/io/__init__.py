"""Read tables, files and gene sets into the dataset, and write text files."""
