"""Where a monthly count is heading: trend, season, rest, and when its level changed.

Takes: counts by month, None where there is none.
Gives: `decompose` and `change_points`, each with what it rests on.
"""
