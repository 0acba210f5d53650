"""Where a year in progress will end: a level, a season, and the errors of past years."""
