"""What the components page shows: every component, every state, with invented figures.

The figures are made up and belong to no partnership.
"""
