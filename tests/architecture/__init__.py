"""The rules of the house, each kept by a machine that has been seen to say no."""
