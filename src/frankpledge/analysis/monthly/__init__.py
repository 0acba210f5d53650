"""A count month by month: its level, its season, and how far it scatters about them.

Takes: a mapping from the first of each month to its count, None where it has none.
Gives: the model that dispersion, decomposition, charts and change points share.
"""
