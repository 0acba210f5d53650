"""The demo partnership: an invented district with the figures of a real plan.

Takes nothing but the moment and a seed; gives a partnership whose incidents, people and
places are made up, while each year's totals are the figures printed in one real plan of
2010-11. Everything goes in by the doors a user has: a plan document is read and
adopted, incident files are added, measures are bound.
"""
