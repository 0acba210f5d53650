"""The analysis beside what an analyst would use: the same data, in the same run."""
