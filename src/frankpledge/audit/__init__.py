"""The record of who did what: append-only, hash-chained, written with the act itself.

Takes an event, its subject, who and when; gives a chain that `frankpledge audit
verify` can check. Nothing ever reads it to decide anything.
"""
