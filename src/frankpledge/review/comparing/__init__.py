"""Two years' plans of one partnership beside one another. Pure.

`comparison` is the way in: it pairs the elements of the earlier plan with those of the
later, says what became of each, and follows the figures from one year to the next.
"""
