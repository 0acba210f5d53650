"""The pages about the partnership itself, by noun."""
