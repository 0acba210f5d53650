"""One file that holds an installation: database, evidence, files brought, uploads.

`making` writes it while the system runs, `restoring` puts it into an empty home,
`manifest` is what it says of itself, `databases` knows SQLite from PostgreSQL. Keys are
never in it. Why a zip, and in which order things are read: ADR 19.
"""
