"""Events laid on a grid: counts, density, and where high values stand together."""
