"""Evidence in: returns from partners, read, checked, kept as versions, and reported.

Takes files as suppliers send them; gives every later stage immutable Parquet, one file
a version of a return, with a catalogue that says which version is current and what is
known about it. `plan` names returns in its bindings; `review` counts them.
"""
