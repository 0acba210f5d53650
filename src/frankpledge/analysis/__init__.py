"""Counts and the reasons drawn from them, with no framework beneath.

Takes: Parquet files of incidents whose columns `contracts` names, and plain numbers.
Gives: counts in which missing is never zero, tests of change, limits, tables safe to
publish; each with its method and its caveats in sentences.
Used by: intake (what a return holds), review (values and verdicts), publishing.
`python -m frankpledge.analysis` answers the same questions at a terminal.
"""
