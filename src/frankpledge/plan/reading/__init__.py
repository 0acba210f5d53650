"""Reading a plan a partnership already has.

Takes the bytes of a document, gives a `Draft`: every element with the lines it came
from and how sure the reader is. Pure: no Django, no clock, no database. Used by the
plan pages, by `frankpledge plan read` and by the checks in review.
"""
