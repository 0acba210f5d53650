"""The tests: one folder a package, the architecture's, and the journeys."""
