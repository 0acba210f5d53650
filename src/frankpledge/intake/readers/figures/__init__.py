"""Tables of figures others counted, each source's read row by row.

`cells` says what a cell means, `tables` finds the table on a sheet, `drawing` is what a
source makes of a row, `writing` keeps the figures by period. A module a source.
"""
