"""Files of any columns, read as a person said once: which column is what.

`headers` finds the row of headings and knows it again, `guessing` proposes what each
column is and finds those that tell of persons, `definition` is what was decided,
`dates` and `rows` turn a row of texts into the cells of `staging`, `reading` reads a file.
"""
