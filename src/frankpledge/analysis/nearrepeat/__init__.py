"""Do events breed others near them in space and time? Knox's test, with permutations."""
