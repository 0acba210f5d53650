"""Checking a plan document against its own figures.

Takes a `Draft`, gives `Finding`s: sentences with the figures in them and the lines
they stand on. Each rule is a row of the table in `table.py`, with its question, its
tolerance, its source and two small examples. Pure: no Django, no clock, no database.
On a document whose figures agree it says nothing. Used by the plan pages, by
`frankpledge plan check` and by the generated page of checks.
"""
