"""Where the parts are put together: settings, environment, URLs, the command line.

Nothing here knows the domain. `urls` is the table of contents, in the order of the
year; `cli` is the same contents for people at a terminal.
"""
