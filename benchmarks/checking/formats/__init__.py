"""Documents saved in every format the reader opens, by libraries that make such files."""
