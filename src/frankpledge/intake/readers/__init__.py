"""How each source's files are recognised and read.

A reader says whether a file is its own and turns it into evidence row by row, with a
reason for every row it sets aside. `registry` lists the readers. Nothing here knows of
Django or of partnerships.
"""
