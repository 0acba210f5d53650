"""The plan and its review as the public sees them: frozen, accessible, reproducible.

Takes an agreed plan and what the review answers; gives a numbered publication: a
public page and a tagged PDF, both made from one frozen content, so that they can be
made again to the letter. Public pages are served from publications, never from live
tables.
"""
