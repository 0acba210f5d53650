"""Values against targets: what each measure came to, and what may be said about it.

Takes a plan's measures and the evidence, typed returns or printed figures they are
bound to; gives observations, verdicts with their sentences, the records behind a
figure, and the year-end table. Also holds the checks of plan documents.
"""
